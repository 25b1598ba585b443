import { createServer } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { start, stop } from '../../demo/server/serveFake.js'
import { createConnectorProxy } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { type FakeCyclrConfigOptions, fakeCyclrConfig } from '../../src/testing.js'

const HEADERS = { 'X-Connector-Wizard': '1', 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' }
const NAVIGATION = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate' }
const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  vi.unstubAllEnvs()
  for (const close of closers.splice(0)) await close()
})

/** A partner's own server, over real HTTP. */
async function serve(options?: FakeCyclrConfigOptions) {
  let base = ''
  const proxy = createConnectorProxy(() => ({
    ...fakeCyclrConfig(options),
    publicUrl: base,
    host: { name: 'Acme' },
    authorize: () => ({ accountId: 'of-the-partner', userId: 'me' }),
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  }))
  const server = createServer(toNodeHandler(proxy))
  base = `http://localhost:${await start(server, 0)}/api/connector-auth`
  closers.push(() => stop(server))
  const ask = (path: string, init: RequestInit = {}) => fetch(base + path, { headers: HEADERS, ...init })
  const put = (path: string, body: object) => ask(path, { method: 'PUT', body: JSON.stringify(body) })
  return { base, ask, put }
}

/** Signs in as a browser does: from page to page, with the cookies of the proxy. Resolves with the last page. */
async function signIn(launchUrl: string, base: string): Promise<{ visited: string[]; response: Response }> {
  const visited: string[] = []
  const cookies: string[] = []
  let address = launchUrl
  for (;;) {
    visited.push(new URL(address).origin)
    const own = address.startsWith(base) ? { Cookie: cookies.join('; ') } : {}
    const response = await fetch(address, { redirect: 'manual', headers: { ...NAVIGATION, ...own } })
    cookies.push(...response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? ''))
    const location = response.headers.get('Location')
    if (location === null) return { visited, response }
    address = location
  }
}

describe('fakeCyclrConfig', () => {
  it('connects a key in a server of the partner, for any account', async () => {
    const { ask, put } = await serve({ accountConnectors: { 4711: 'Trello' } })
    expect(await (await ask('/connectors/36308')).json()).toMatchObject({ name: 'BambooHR', host: { name: 'Acme' } })
    const { methods, parameters }: { methods: { id: string }[]; parameters: { name: string }[] } = await (
      await ask('/connectors/36308')
    ).json()
    const values = Object.fromEntries(parameters.map(({ name }) => [name, 'brightwater']))
    const saved = await put('/connectors/36308/credentials', { methodId: methods[0]?.id, apiKey: 'a key', values })
    expect(await saved.json()).toMatchObject({ connector: { authenticated: true }, verification: 'accepted' })
  })

  it('serves the pages of the sign-in window on two sites of their own', async () => {
    const { base, ask } = await serve()
    const { fake } = fakeCyclrConfig()
    const oauth = fake.installed({ name: 'Asana' })[0]
    const path = `/connectors/${oauth?.id}`
    const { methods }: { methods: { id: string }[] } = await (await ask(path)).json()
    const body = JSON.stringify({ methodId: methods.at(-1)?.id, mode: 'popup' })
    const { launchUrl, attempt }: { launchUrl: string; attempt: string } = await (
      await ask(`${path}/oauth`, { method: 'POST', body })
    ).json()
    const { visited, response } = await signIn(launchUrl, base)
    expect(await response.text()).toContain('Allow')
    const sites = visited.map((origin) => new URL(origin).hostname)
    expect(sites).toEqual(['localhost', 'localhost', '127.0.0.1'])
    const allowed = await fetch(response.url, { method: 'POST', body: new URLSearchParams({ answer: 'allow' }) })
    expect(allowed.status).toBe(200)
    expect(await (await ask(`${path}/status?attempt=${attempt}`)).json()).toMatchObject({ authenticated: true })
  })

  it('leads a declined sign-in back to the proxy, also after a reset', async () => {
    const { fake } = fakeCyclrConfig()
    fake.reset()
    fake.oauth.answer = 'decline'
    const { base, ask } = await serve()
    const path = `/connectors/${fake.installed({ name: 'Asana' })[0]?.id}`
    const { methods }: { methods: { id: string }[] } = await (await ask(path)).json()
    const body = JSON.stringify({ methodId: methods.at(-1)?.id, mode: 'popup' })
    const { launchUrl }: { launchUrl: string } = await (await ask(`${path}/oauth`, { method: 'POST', body })).json()
    const page = await (await signIn(launchUrl, base)).response.text()
    expect(page).toContain(`location.replace("${base}/oauth/error?error="`)
    expect(page).toContain('>access_denied<')
  })

  it('adds account connectors by the ids of the partner in each call, and keeps them after a reset', async () => {
    const { ask } = await serve({ accountConnectors: { 4712: 'Vend' } })
    const { fake } = fakeCyclrConfig()
    expect(await (await ask('/connectors/4712')).json()).toMatchObject({ name: 'Vend' })
    fake.authenticate(4712)
    fakeCyclrConfig({ accountConnectors: { 4712: 'Vend' } })
    expect(fake.find(4712).authenticated).toBe(true)
    fake.reset()
    expect(fake.find(4712)).toMatchObject({ authenticated: false, release: { Name: 'Vend' } })
    expect(() => fakeCyclrConfig({ accountConnectors: { 4713: 'Nothing' } })).toThrow(/no connector "Nothing"/)
  })

  it('is one fake for the process, so that connections outlive a hot reload', () => {
    expect(fakeCyclrConfig().fake).toBe(fakeCyclrConfig().fake)
  })

  it('is refused in production', () => {
    vi.stubEnv('NODE_ENV', 'production')
    expect(() => fakeCyclrConfig()).toThrow(/NODE_ENV is "production"/)
  })

  it.each<[string, object, string | undefined, RegExp]>([
    ['production', {}, 'production', /NODE_ENV is "production"/],
    ['an unknown connector', { accountConnectors: { 4713: 'Nothing' } }, undefined, /no connector "Nothing"/],
    ['an id that is none', { accountConnectors: { asana: 'Asana' } }, undefined, /"asana" is no account connector id/],
    ['an unknown scenario', { scenario: 'blocked-window' }, undefined, /no scenario "blocked-window"/],
  ])('is refused with words in the log of the proxy: %s', async (_, options, environment, reason) => {
    if (environment !== undefined) vi.stubEnv('NODE_ENV', environment)
    const print = vi.spyOn(console, 'error').mockReturnValue()
    const proxy = createConnectorProxy(() => ({
      ...fakeCyclrConfig(options),
      publicUrl: 'http://localhost:3000/api/connector-auth',
      host: { name: 'Acme' },
      authorize: () => ({ accountId: 'any', userId: 'me' }),
    }))
    const answer = await proxy.fetch(new Request('http://localhost:3000/api/connector-auth/connectors/36308'))
    const messages = print.mock.calls.map(([message]) => String(message))
    print.mockRestore()
    expect(await answer.json()).toMatchObject({ code: 'misconfigured' })
    expect(messages).toEqual([expect.stringMatching(reason)])
    await expect(proxy.ready()).rejects.toThrow(reason)
  })

  it('names the scenarios when it does not know one', () => {
    // @ts-expect-error -- no scenario of Cyclr
    expect(() => fakeCyclrConfig({ scenario: 'blocked-window' })).toThrow(/wrong-key, slow/)
  })
})
