import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { transform } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installApp, pack, run } from '../installApp.js'

const REACT = ['react@19', 'react-dom@19']
const TESTING = ['@testing-library/react@16', '@testing-library/dom@10', '@testing-library/user-event@14', 'msw@2']
const README = new URL('../../test/readme/', import.meta.url)

/** The README's component and its test, as a host without TypeScript has them: `test` and `expect` are those of the runner. */
async function componentTest(): Promise<Record<string, string>> {
  const [component, test] = await Promise.all([readmeScript('Integration.tsx'), readmeScript('Integration.test.tsx')])
  return { 'Integration.jsx': component, 'Integration.test.jsx': test }
}

async function readmeScript(name: string): Promise<string> {
  const { code } = await transform(await readme(name), { loader: 'tsx', jsx: 'preserve', format: 'esm' })
  return code.replace(/^import \{.*\} from "vitest";$/m, '').replaceAll('"./Integration.js"', '"./Integration.jsx"')
}
const SERVER_TEST = `/** @jest-environment node */
  import { createConnectorProxy } from 'connector-auth-wizard/server'
  import { toNodeHandler } from 'connector-auth-wizard/server/node'
  import { createFakeCyclr } from 'connector-auth-wizard/testing'
  test('makes a proxy', () => {
    expect(typeof toNodeHandler(createConnectorProxy(() => ({})))).toBe('function')
    expect(createFakeCyclr().options.clientId).not.toBe('')
  })`

const SERVER = `
  import { createConnectorProxy, type Authorize } from 'connector-auth-wizard/server'
  import { toNodeHandler } from 'connector-auth-wizard/server/node'
  import { createRedisStore } from 'connector-auth-wizard/server/redis'
  import { createFakeCyclr } from 'connector-auth-wizard/testing'
  import { guides } from 'connector-auth-wizard/guides'
  import { bamboohr } from 'connector-auth-wizard/guides/bamboohr'
  const authorize: Authorize = async (request) => request.headers.has('Cookie') ? { accountId: '1', userId: 'mara' } : null
  const { clientId, clientSecret } = createFakeCyclr().options
  const cyclr = { apiDomain: 'api.cyclr.com', serviceDomain: 'a.cyclr.com', clientId, clientSecret, signInUser: 'a' }
  const proxy = createConnectorProxy({ cyclr, publicUrl: 'https://a.test/b', host: { name: 'A' }, authorize, guides: [...guides, bamboohr] })
  export const handle = toNodeHandler(proxy)
  export { createRedisStore }`
const CLIENT = `
  import { ConnectorAuthChecklist, ConnectorAuthWizard, en, type Messages, useConnectorAuth } from 'connector-auth-wizard'
  import { de } from 'connector-auth-wizard/locales/de'
  export const messages: Messages = { ...en, ...de }
  export const Wizard = () => (
    <ConnectorAuthWizard accountConnectorId="1" locale={de} onSuccess={({ name }) => console.log(name.toUpperCase())} />
  )
  export const Checklist = () => <ConnectorAuthChecklist cycleId="1" proxyUrl="/api" />
  // @ts-expect-error -- fails where the types are not found
  export const Wrong = () => <ConnectorAuthWizard accountConnectorId="1" oauthMode="window" />
  export const useStep = () => useConnectorAuth({ accountConnectorId: '1' }).step?.name`

/** The package manifest's "type", and the options of a consumer's TypeScript. */
const SETTINGS: readonly ['commonjs' | 'module', string][] = [
  ['commonjs', '--module commonjs --moduleResolution node10 --esModuleInterop'],
  ['commonjs', '--module node16'],
  ['commonjs', '--module nodenext'],
  ['module', '--module node16'],
  ['module', '--module nodenext'],
  ['module', '--module esnext --moduleResolution bundler'],
]

let tarball = ''
beforeAll(async () => {
  tarball = await pack()
})
afterAll(() => rm(dirname(tarball), { recursive: true, force: true }))

const consumer = (name: string, files: Record<string, string>, packages: readonly string[]) =>
  installApp({ name, files, packages }, tarball)

const readme = (name: string) => readFile(new URL(name, README), 'utf8')

describe('C10: a host’s tests', () => {
  it('C10: run in Jest 30 with the configuration of the README', async () => {
    const files = {
      'package.json': '{ "private": true }',
      'jest.config.mjs': await readme('frameworks/jest.config.mjs'),
      'babel.config.cjs': await readme('frameworks/babel.config.cjs'),
      'styleMock.js': '',
      ...(await componentTest()),
      'server.test.js': SERVER_TEST,
    }
    const babel = ['babel-jest@30', '@babel/preset-env@7', '@babel/preset-react@7']
    const root = await consumer('jest', files, [
      ...REACT,
      ...TESTING,
      ...babel,
      'jest@30',
      'jest-environment-jsdom@30',
      'jest-fixed-jsdom@0',
    ])
    const result: { numPassedTests: number; success: boolean } = JSON.parse(
      run(root, { NODE_ENV: 'test' }, 'npx', '--no-install', 'jest', '--json'),
    )
    expect(result).toMatchObject({ numPassedTests: 3, success: true })
  }, 600_000)

  it('C10: run in Vitest without any configuration of the package', async () => {
    const files = {
      'package.json': '{ "private": true, "type": "module" }',
      'vitest.config.js': `export default { test: { globals: true, environment: 'jsdom' } }`,
      ...(await componentTest()),
    }
    const root = await consumer('vitest', files, [...REACT, ...TESTING, 'vitest@4', 'jsdom@29'])
    const printed = run(root, { NODE_ENV: 'test' }, 'npx', '--no-install', 'vitest', 'run', '--reporter=json')
    expect(JSON.parse(printed.slice(printed.indexOf('{')))).toMatchObject({ numPassedTests: 2, success: true })
  }, 600_000)
})

describe('C10: TypeScript', () => {
  it.each(['5.4', '5.7', '5.9', '7'])(
    'C10: %s finds the types with every module resolution it has, and none of ours has an error',
    async (version) => {
      const files = { 'package.json': '{ "private": true }', 'server.ts': SERVER, 'client.tsx': CLIENT }
      const types = ['@types/node@20', '@types/react@19', '@types/react-dom@19']
      const root = await consumer(`typescript-${version}`, files, [...REACT, ...types, `typescript@${version}`])
      // TypeScript 7 has no node10.
      const settings = SETTINGS.filter(([, options]) => version !== '7' || !options.includes('node10'))
      for (const [type, options] of settings) {
        await writeFile(join(root, 'package.json'), JSON.stringify({ private: true, type }))
        const fixed = '--noEmit --strict --jsx react-jsx --target es2022 --lib es2023,dom,dom.iterable --types node'
        const all = [...fixed.split(' '), '--skipLibCheck', 'false', ...options.split(' '), 'server.ts', 'client.tsx']
        expect(run(root, {}, 'npx', '--no-install', 'tsc', ...all), `${type} ${options}`).toBe('')
      }
    },
    600_000,
  )
})
