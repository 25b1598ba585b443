import { spawnSync } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sourcesIn } from '../architecture/sources.js'

const ROOT = new URL('../../', import.meta.url)

if (!(await isBuilt())) spawnSync('npm', ['run', 'build'], { cwd: fileURLToPath(ROOT), stdio: 'inherit' })

const built = await sourcesIn('dist')
const modules = built.filter(({ file }) => file.endsWith('.js'))

describe('The built package', () => {
  it("keeps 'use client' in the entry for React Server Components, and has it nowhere else", () => {
    const marked = modules.filter(({ outline }) => outline.directives.includes('use client'))
    expect(marked.map(({ file }) => file)).toEqual(['reactServer.js'])
  })

  it('exports the same to React Server Components as to everyone else', async () => {
    expect(await exportsOf('reactServer.js')).toEqual(await exportsOf('index.js'))
  })

  it('imports only packages that it lists, in its code and in its types', async () => {
    const { dependencies, peerDependencies }: { dependencies: object; peerDependencies: object } = JSON.parse(
      await readFile(new URL('package.json', ROOT), 'utf8'),
    )
    const listed = new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies)])
    const imported = built.flatMap(({ file, outline }) =>
      outline.imports.flatMap(({ from }) => (/^\.|^node:/.test(from) ? [] : [{ file, name: packageOf(from) }])),
    )
    expect(imported.filter(({ name }) => !listed.has(name))).toEqual([])
  })
})

describe('The languages of the built package', () => {
  it('are an entry each, and what they are made of is none', () => {
    const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt-BR', 'pl', 'ja', 'ar']
    const entries = [...languages.map((name) => `locales/${name}`), 'guides/de', 'guides/fr']
    const parts = ['locales/fields.en', 'locales/oauth.en', 'locales/pages/de']
    const code = `const found = await Promise.all(${JSON.stringify([...entries, ...parts])}.map((name) =>
      import('connector-auth-wizard/' + name).then((module) => Object.keys(module).join(), (error) => error.code)))
      console.log(JSON.stringify(found))`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: fileURLToPath(ROOT) })
    expect(JSON.parse(String(stdout))).toEqual([
      'en',
      'de',
      'fr',
      'es',
      'it',
      'nl',
      'ptBR',
      'pl',
      'ja',
      'ar',
      'guidesDe',
      'guidesFr',
      ...parts.map(() => 'ERR_PACKAGE_PATH_NOT_EXPORTED'),
    ])
  })
})

async function exportsOf(name: string): Promise<readonly string[]> {
  return Object.keys(await import(new URL(`dist/${name}`, ROOT).href)).toSorted()
}

function packageOf(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')
}

/** True when dist is newer than every file of src. */
async function isBuilt(): Promise<boolean> {
  const output = await stat(new URL('dist/index.d.ts', ROOT)).catch(() => null)
  const files = await readdir(new URL('src/', ROOT), { recursive: true })
  const changes = await Promise.all(files.map((file) => stat(new URL(`src/${file}`, ROOT))))
  return output !== null && changes.every(({ mtimeMs }) => mtimeMs < output.mtimeMs)
}
