import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'

const ROOT = new URL('../../', import.meta.url)
const run = promisify(execFile)

it.each([
  ['C16: msw 3 and Keyv 6', { msw: '3.0.0', keyv: '6.0.0' }],
  ['C16: React 18.2, and no msw', { react: '18.2.0', 'react-dom': '18.2.0' }],
])('%s are installed beside the package without a conflict', async (_, versions) => {
  const host = await mkdtemp(join(tmpdir(), 'caw-peers-'))
  onTestFinished(() => rm(host, { recursive: true, force: true }))
  const { dependencies, peerDependencies, peerDependenciesMeta, version } = await manifest()
  // Empty packages of these versions: npm decides by their manifests, and needs no registry.
  const libraries = Object.fromEntries(Object.entries(dependencies).map(([name, range]) => [name, lowest(range)]))
  const beside: Record<string, string> = { react: '19.0.0', 'react-dom': '19.0.0', ...versions }
  const ours = { name: 'connector-auth-wizard', version, dependencies, peerDependencies, peerDependenciesMeta }
  await writePackage(host, ours)
  const all = Object.entries({ ...libraries, ...beside })
  for (const [name, of] of all) await writePackage(host, { name, version: of })
  await writeFile(
    join(host, 'package.json'),
    JSON.stringify({
      name: 'host',
      private: true,
      dependencies: Object.fromEntries(
        ['connector-auth-wizard', ...all.map(([name]) => name)].map((name) => [name, `file:./packages/${name}`]),
      ),
    }),
  )
  const install = run('npm', ['install', '--offline', '--package-lock-only', '--install-links'], { cwd: host })
  await expect(install).resolves.toBeDefined()
})

function lowest(range: string): string {
  return range.split(' ')[0]?.replace('^', '') ?? ''
}

type Manifest = {
  version: string
  dependencies: Record<string, string>
  peerDependencies: Record<string, string>
  peerDependenciesMeta: object
}

async function manifest(): Promise<Manifest> {
  return JSON.parse(await readFile(new URL('package.json', ROOT), 'utf8'))
}

async function writePackage(host: string, content: Record<string, unknown> & { name: string }): Promise<void> {
  const folder = join(host, 'packages', content.name)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), JSON.stringify(content))
}
