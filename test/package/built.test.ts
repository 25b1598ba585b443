import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sourcesIn } from '../architecture/sources.js'

const ROOT = new URL('../../', import.meta.url)

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

describe('The built command line', () => {
  it('is the program of the package, and finds its guides as a host does', async () => {
    const { bin, version }: { bin: Record<string, string>; version: string } = JSON.parse(
      await readFile(new URL('package.json', ROOT), 'utf8'),
    )
    const program = fileURLToPath(new URL(bin['connector-auth-wizard'] ?? '', ROOT))
    expect(await readFile(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
    const run = (args: readonly string[], env: Record<string, string>) => {
      const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], { env, encoding: 'utf8' })
      return { stdout, stderr, status }
    }
    expect(run(['--version'], {})).toEqual({ stdout: `${version}\n`, stderr: '', status: 0 })
    // The guides are read before the port is opened. This one is taken.
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const settings = {
      CYCLR_API_DOMAIN: 'api.cyclr.test',
      CYCLR_SERVICE_DOMAIN: 'acme-h.cyclr.test',
      CYCLR_CLIENT_ID: 'id',
      CYCLR_CLIENT_SECRET: 'secret',
      CYCLR_SIGN_IN_USER: 'sign-in',
      PUBLIC_URL: 'https://connect.acme.test',
      HOST_NAME: 'Acme',
      SESSION_SECRET: 'session-secret-0123456789-0123456789',
      PORT: String(Object(server.address()).port),
    }
    const withGuides = (GUIDES: string) => run(['serve'], { ...settings, GUIDES }).stderr
    const all = withGuides('connector-auth-wizard/guides,connector-auth-wizard/guides/de')
    expect(all).toContain('PORT cannot be listened on')
    expect(withGuides('connector-auth-wizard/guides/none')).toContain('cannot be read')
    server.close()
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
