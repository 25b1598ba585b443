import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { serveFake, start, stop } from '../../demo/server/serveFake.js'
import { IN_ENVIRONMENT } from '../../src/cli/settings.js'
import { createConnectorProxy } from '../../src/server.js'
import { ACCOUNT, createFakeCyclr, fakeCyclrConfig } from '../../src/testing.js'
import { optionsWith } from '../server/harness.js'
import { startRedis } from '../server/startRedis.js'

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')

/** What a block of the README is run or checked as: everything under test/readme, and the tokens of test/cli. */
const sources = await Promise.all(
  ['./', '../cli/tokens/'].flatMap(async (folder) => {
    const directory = new URL(folder, import.meta.url)
    const names = await readdir(directory, { recursive: true })
    const files = names.filter((name) => /\.(tsx?|mjs|cjs|py|php|rb)$/.test(name))
    return Promise.all(files.map((name) => readFile(new URL(name, directory), 'utf8')))
  }),
)

/** Languages whose blocks nothing runs here: those of other runtimes, settings of the host, and shell lines. */
const NOT_RUN = new Set(['sh', 'css', 'html', 'dockerfile', 'go', 'csharp', 'java'])

describe('The README', () => {
  it('has no block of code that is not run or checked', () => {
    const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({
      language,
      code,
    }))
    const unknown = blocks
      .filter(({ language, code }) => !NOT_RUN.has(language) && !sources.flat().some((source) => source.includes(code)))
      .map(({ code }) => code.slice(0, 200))
    expect(blocks.length).toBeGreaterThan(25)
    expect(unknown).toEqual([])
  })

  it.each([
    ['### Component', 'index', ['ConnectorAuthOptions', 'ConnectorAuthWizardProps'], ['openingText']],
    ['### The proxy', 'server', ['ConnectorProxyOptions'], []],
  ])('lists in %s what the types have', async (heading, entry, types, internal) => {
    const report = await readFile(new URL(`../../.ci/api/${entry}.api.md`, import.meta.url), 'utf8')
    const members = types.flatMap((type) => membersOf(report, type)).filter((name) => !internal.includes(name))
    expect(firstCells(heading).toSorted()).toEqual([...new Set(members)].toSorted())
  })

  it('lists every event of onEvent', async () => {
    const report = await readFile(new URL('../../.ci/api/index.api.md', import.meta.url), 'utf8')
    const [type = ''] = /type WizardEventName = .*/.exec(report) ?? []
    const names = [...type.matchAll(/'(\w+)'/g)].map(([, name = '']) => name)
    expect(firstCells('### Events, and connections that break').toSorted()).toEqual(names.toSorted())
  })

  it('lists every setting of the command line', () => {
    const listed = firstCells('### Backends that are not JavaScript')
    expect(listed.toSorted()).toEqual(
      Object.keys(IN_ENVIRONMENT)
        .map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase())
        .filter((name) => name !== 'CYCLR_ACCOUNT_ID')
        .toSorted(),
    )
  })

  it('links to nothing that the package lacks', async () => {
    const { files }: { files: readonly string[] } = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    )
    const linked = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, file = '']) => file)
    expect(linked.length).toBeGreaterThan(0)
    expect(linked.filter((file) => !files.includes(file))).toEqual([])
    for (const file of linked) await expect(readFile(new URL(`../../${file}`, import.meta.url))).resolves.toBeDefined()
  })

  it('links to headings that it has', () => {
    const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    )
    for (const [, target = ''] of readme.matchAll(/\]\(#([^)]+)\)/g)) expect(headings).toContain(target)
  })

  it('names no script that package.json lacks', async () => {
    const { scripts }: { scripts: object } = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    )
    for (const [, name = ''] of readme.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(name)
  })
})

/** The names in the first column of the first table under a heading. */
function firstCells(heading: string): readonly string[] {
  const [, section = ''] = readme.split(`\n${heading}\n`)
  const [table = ''] = /^\|(?:.*\n\|)+.*/m.exec(section) ?? []
  const cells = table.split('\n').map((row) => row.split('|')[1] ?? '')
  return cells.flatMap((cell) => [...cell.matchAll(/`(\w+)/g)].map(([, name = '']) => name))
}

/** The members of a type in a report of the public API. */
function membersOf(report: string, type: string): readonly string[] {
  const [, body = ''] = report.split(new RegExp(`^export type ${type} = `, 'm'))
  return [...(body.split(/^};$/m)[0] ?? '').matchAll(/^ {4}(\w+)\??:/gm)].map(([, name = '']) => name)
}

const cyclr = createFakeCyclr()
const served = await serveFake(cyclr)
afterAll(() => served.close())

describe("The README's server", async () => {
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
  vi.stubEnv('CYCLR_API_DOMAIN', apiOrigin.replace('api.cyclr.localhost', '127.0.0.1'))
  vi.stubEnv('CYCLR_SERVICE_DOMAIN', serviceOrigin)
  vi.stubEnv('CYCLR_CLIENT_ID', clientId)
  vi.stubEnv('CYCLR_CLIENT_SECRET', clientSecret)
  const { app } = await import('./server.js')
  const server = createServer(app)
  const port = await start(server, 0)
  afterAll(() => stop(server))

  const ask = (cookie: string) =>
    fetch(`http://127.0.0.1:${port}/api/connector-auth/connectors/36308`, {
      headers: { 'X-Connector-Wizard': '1', Cookie: cookie },
    })

  it('returns a connector to a signed-in user', async () => {
    const response = await ask('session=mara')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ name: 'BambooHR', host: { name: 'Acme' } })
  })

  it('answers 401 without a session', async () => {
    expect((await ask('')).status).toBe(401)
  })
})

describe("The README's proxy without Cyclr", () => {
  it('returns a connector by the id of the host, and is refused in production', async () => {
    vi.stubEnv('NODE_ENV', 'development')
    const { proxy } = await import('./withoutCyclr.js')
    const request = (id: string) =>
      proxy.fetch(
        new Request(`http://localhost:3000/api/connector-auth/connectors/${id}`, {
          headers: { 'X-Connector-Wizard': '1' },
        }),
      )
    expect(await (await request('36308')).json()).toMatchObject({ name: 'BambooHR' })
    vi.stubEnv('NODE_ENV', 'production')
    expect(() => fakeCyclrConfig()).toThrow('production')
    vi.unstubAllEnvs()
  })
})

describe("The README's page of node:http", () => {
  it('shows the wizard with a script that the proxy has', async () => {
    vi.stubEnv('PUBLIC_URL', 'https://app.acme.example/api/connector-auth')
    const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
    vi.stubEnv('CYCLR_API_DOMAIN', apiOrigin.replace('api.cyclr.localhost', '127.0.0.1'))
    vi.stubEnv('CYCLR_SERVICE_DOMAIN', serviceOrigin)
    vi.stubEnv('CYCLR_CLIENT_ID', clientId)
    vi.stubEnv('CYCLR_CLIENT_SECRET', clientSecret)
    const { server } = await import('./frameworks/node.js')
    const port = await start(server, 0)
    onTestFinished(() => stop(server))
    const page = await (await fetch(`http://127.0.0.1:${port}/`)).text()
    expect(page).toContain('<connector-auth-wizard account-connector-id="36308">')
    const [, script = ''] = /src="(.*?)"/.exec(page) ?? []
    // Its file is there only once the package is built.
    const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status
    expect(await statusOf(script)).not.toBe(404)
    expect(await statusOf(script.replace('script', 'other'))).toBe(404)
    vi.unstubAllEnvs()
  })
})

describe("The README's link for a colleague", () => {
  it('is an address below publicUrl, with its secret in the fragment', async () => {
    const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
    vi.stubEnv('CYCLR_API_DOMAIN', apiOrigin.replace('api.cyclr.localhost', '127.0.0.1'))
    vi.stubEnv('CYCLR_SERVICE_DOMAIN', serviceOrigin)
    vi.stubEnv('CYCLR_CLIENT_ID', clientId)
    vi.stubEnv('CYCLR_CLIENT_SECRET', clientSecret)
    vi.stubEnv('PUBLIC_URL', 'https://app.acme.example/api/connector-auth')
    const { invite } = await import('./frameworks/invite.js')
    expect(await invite(ACCOUNT, ['36308'])).toMatch(
      /^https:\/\/app\.acme\.example\/api\/connector-auth\/links\/[\w-]+#[\w-]{43}$/,
    )
    vi.unstubAllEnvs()
  })
})

describe("The README's store in Redis", () => {
  it('serves a proxy that knows which launch links were used', async () => {
    const redis = await startRedis()
    vi.stubEnv('REDIS_URL', redis.url)
    const { shared } = await import('./redis.js')
    const proxy = createConnectorProxy(optionsWith(shared))
    await proxy.ready()
    expect(await shared.store.setIfAbsent('caw:used:1', 'used', 1_000)).toBe(true)
    expect(await shared.store.setIfAbsent('caw:used:1', 'used', 1_000)).toBe(false)
    shared.rateLimit.redis.destroy()
    await redis.close()
  })
})
