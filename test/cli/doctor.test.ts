import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from '@redis/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { checkRegion } from '../../src/cli/doctor/checkService.js'
import { createConnectorProxy, cyclrErrorPage } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { createUpstreamServer, type UpstreamServer } from '../server/createUpstreamServer.js'
import { startRedis } from '../server/startRedis.js'
import { buildCli, callCli, type Environment, runCli, settingsFor } from './startCli.js'

type Found = { id: string; status: string; found: string; fix: string | null }
type Middleware = (path: string, res: ServerResponse) => boolean

/** What `fake.authenticate` stores as a credential. */
const STORED = 'stored-before'
const SESSION_SECRET = 'session-secret-canary-0123456789abcdef'
/** Nothing listens here: the port is outside the ephemeral range, and fetch does not refuse it by itself. */
const CLOSED = 'http://127.0.0.1:19999'
const fake = createFakeCyclr({ clientSecret: 'client-secret-canary' })
let api: UpstreamServer
let service: UpstreamServer
let host: Server
let publicUrl = ''
/** What stands before the proxy. Returns whether it has answered. */
let middleware: Middleware = () => false

beforeAll(async () => {
  ;[api, service] = await Promise.all([createUpstreamServer(fake), createUpstreamServer(fake, 'service')])
  host = createServer((req, res) => {
    if (!middleware(req.url?.split('?', 1)[0] ?? '', res)) void handle(req, res)
  })
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
  publicUrl = `http://127.0.0.1:${portOf(host)}/connect`
  const handle = toNodeHandler(
    createConnectorProxy({
      cyclr: {
        apiDomain: api.origin,
        serviceDomain: service.origin,
        clientId: 'x',
        clientSecret: 'y',
        signInUser: 'z',
      },
      publicUrl,
      host: { name: 'Acme' },
      authorize: () => null,
      logger: { info: () => {}, warn: () => {}, error: () => {} },
    }),
  )
  await buildCli()
})
afterAll(async () => {
  await Promise.all([api.close(), service.close(), new Promise((resolve) => host.close(resolve))])
})
beforeEach(() => {
  fake.reset()
  Object.assign(fake.options, { approvedAddress: true, unscopedSignIn: true })
  api.reset()
  service.reset()
  middleware = () => false
  fake.oauth.accessDeniedHtml = cyclrErrorPage(publicUrl, 'expired')
})

const idOf = (name: string) => String(fake.installed({ name, accountId: ACCOUNT })[0]?.id)

function environment(more: Environment = {}): Environment {
  const { HOST_NAME: _, ...withoutHostName } = settingsFor(api.origin, fake)
  return {
    ...withoutHostName,
    CYCLR_SERVICE_DOMAIN: service.origin,
    CYCLR_ACCOUNT_ID: ACCOUNT,
    PUBLIC_URL: publicUrl,
    SESSION_SECRET,
    ...more,
  }
}

/** Runs doctor, and searches what it wrote for every secret that it had. */
async function run(
  more: Environment = {},
  args: readonly string[] = ['--json'],
  call: (args: readonly string[], env: Environment) => ReturnType<typeof callCli> = callCli,
) {
  const env = environment(more)
  const { code, stdout, stderr } = await call(['doctor', ...args], env)
  const tokens = [...api.seen, ...service.seen].flatMap(({ authorization, path }) => [
    authorization.replace(/^Bearer /, ''),
    new URL(path, 'http://x').searchParams.get('token') ?? '',
  ])
  const secrets = [...tokens, env['CYCLR_CLIENT_SECRET'] ?? '', SESSION_SECRET, 'password-canary', STORED].filter(
    (secret) => secret.length > 0 && secret !== 'not-a-token',
  )
  const leaked = secrets.filter((secret) => stdout.includes(secret) || stderr.includes(secret))
  if (leaked.length > 0) throw new Error(`PL-04: doctor wrote ${leaked.join(', ')}`)
  return { code, stdout, stderr, secrets }
}

async function checksOf(more: Environment = {}, args: readonly string[] = []) {
  const { code, stdout, stderr } = await run(more, ['--json', ...args])
  expect(stderr).toBe('')
  const { ok, checks }: { ok: boolean; checks: readonly Found[] } = JSON.parse(stdout)
  expect(ok).toBe(code === 0)
  return { code, checks }
}

const statuses = (checks: readonly Found[]) => Object.fromEntries(checks.map(({ id, status }) => [id, status]))

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

describe('doctor', () => {
  it('finds nothing wrong with a configuration that works, and says what it could not see', async () => {
    const redis = await startRedis()
    onTestFinished(redis.close)
    const { code, checks } = await checksOf({ REDIS_URL: redis.url })
    expect(code).toBe(0)
    expect(statuses(checks)).toEqual({
      settings: 'ok',
      token: 'ok',
      clock: 'ok',
      account: 'ok',
      'sign-in-token': 'ok',
      'sign-in-user': 'assumed',
      'sign-in-page': 'ok',
      verify: 'assumed',
      'service-domain': 'ok',
      'denied-page': 'ok',
      'error-page': 'assumed',
      'public-url': 'ok',
      'public-launch': 'ok',
      'public-return': 'ok',
      'public-error': 'ok',
      store: 'ok',
      'store-eviction': 'ok',
    })
    for (const { status, fix } of checks) expect(fix === null).toBe(status === 'ok')
    expect(fake.installed().filter(({ authenticated }) => authenticated)).toEqual([])
  })

  it('prints a line for each check and what to do, without colours where it is no terminal, and had secrets to leak', async () => {
    const { code, stdout, secrets } = await run({}, [], runCli)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ok {7}token +127\.0\.0\.1:\d+ gave an access token\.$/m)
    expect(stdout).toMatch(/^ +→ Look at CYCLR_SIGN_IN_USER in the console/m)
    expect(stdout).toMatch(/\d+ ok, 0 failed, 0 warning, \d+ assumed\n$/)
    expect(stdout).not.toContain('\u001b')
    expect(secrets.length).toBeGreaterThan(5)
  })

  it('has colours on a terminal, unless NO_COLOR is set', async () => {
    const env = environment({ CYCLR_ACCOUNT_ID: '' })
    expect((await callCli(['doctor'], env, true)).stdout).toContain('\u001b[32mok     \u001b[39m  token')
    expect((await callCli(['doctor'], { ...env, NO_COLOR: '1' }, true)).stdout).not.toContain('\u001b')
  })

  it('says which settings are wrong or missing, and checks what the others allow', async () => {
    const { code, checks } = await checksOf({ CYCLR_SERVICE_DOMAIN: '*.cyclr.com', PUBLIC_URL: '' })
    expect(code).toBe(1)
    expect(checks.filter(({ id }) => id === 'settings')).toMatchObject([
      { status: 'failed', found: 'CYCLR_SERVICE_DOMAIN cannot be used.', fix: expect.stringContaining('wildcard') },
      { status: 'failed', found: 'PUBLIC_URL is not set.' },
    ])
    expect(statuses(checks)).toMatchObject({ token: 'ok', account: 'ok' })
  })

  it.each<[string, string, string, string]>([
    ['a space after a client secret', 'CYCLR_CLIENT_SECRET', 'client-secret-canary ', 'begins or ends with a space'],
    ['a line break after an account id', 'CYCLR_ACCOUNT_ID', `${ACCOUNT}\n`, 'begins or ends with a space'],
    ['quotes around a client secret', 'CYCLR_CLIENT_SECRET', '"client-secret-canary"', 'stands in quotes'],
    ['quotes around an API domain', 'CYCLR_API_DOMAIN', "'api.cyclr.test'", 'stands in quotes'],
    ['quotes around a public address', 'PUBLIC_URL', '"https://acme.test/connect"', 'stands in quotes'],
    ['quotes around a sign-in user', 'CYCLR_SIGN_IN_USER', '"user-canary"', 'stands in quotes'],
  ])('finds %s, and uses no such value', async (_, name, value, reason) => {
    const { code, checks } = await checksOf({ [name]: value })
    expect(code).toBe(1)
    expect(checks.filter(({ id }) => id === 'settings')).toMatchObject([
      { status: 'failed', found: `${name} cannot be used.`, fix: expect.stringMatching(`${reason}.* Remove`) },
    ])
    expect(JSON.stringify(checks)).not.toContain(value.trim().slice(1, -1))
    // Cyclr creates the user of a name that it does not know.
    expect([...fake.users]).not.toContain(value)
  })

  it('checks the rest when guides cannot be read, and names a test method by its connector', async () => {
    const { code, checks } = await checksOf({ GUIDES: '/none/guides.json' }, await withVerify({ Sticky: 'no-guid' }))
    expect(code).toBe(1)
    expect(checks.filter(({ status }) => status === 'failed')).toMatchObject([
      { id: 'settings', found: 'verify (Sticky) cannot be used.', fix: expect.stringContaining('no GUID') },
      { id: 'verify', found: expect.stringContaining('/none/guides.json cannot be read') },
    ])
    expect(statuses(checks)).toMatchObject({ token: 'ok', 'public-url': 'ok' })
  })

  it('assumes what needs an account when none is given', async () => {
    const { code, checks } = await checksOf({ CYCLR_ACCOUNT_ID: '' })
    expect(code).toBe(0)
    expect(statuses(checks)).toMatchObject({ account: 'assumed' })
    expect(statuses(checks)).not.toHaveProperty('sign-in-token')
  })

  it('refuses an id for --suggest-verify that is none, without repeating it', async () => {
    const { code, stderr } = await run({}, ['--suggest-verify', 'id-canary'])
    expect(code).toBe(2)
    expect(stderr).toContain('--suggest-verify needs the id')
    expect(stderr).not.toContain('canary')
  })
})

describe('What doctor finds at Cyclr', () => {
  it.each<[string, () => unknown, Environment, string, string, RegExp]>([
    [
      'a wrong client secret',
      () => {},
      { CYCLR_CLIENT_SECRET: 'wrong-canary' },
      'token',
      'failed',
      /refused the client id or the client secret \(status 400\)/,
    ],
    [
      'an API domain where nothing listens',
      () => {},
      { CYCLR_API_DOMAIN: CLOSED },
      'token',
      'failed',
      /cannot be reached: nothing listens there \(ECONNREFUSED\)/,
    ],
    [
      'an API domain that has no address',
      () => {},
      { CYCLR_API_DOMAIN: 'api.cyclr.invalid' },
      'token',
      'failed',
      /cannot be reached: its name has no address \((ENOTFOUND|EAI_AGAIN)\)/,
    ],
    [
      'the console as the API domain',
      () => {},
      { CYCLR_API_DOMAIN: 'console' },
      'token',
      'failed',
      /no token endpoint \(status 404\)/,
    ],
    [
      'an API domain that redirects',
      () =>
        fake.fail({
          path: '/oauth/token',
          status: 301,
          headers: { Location: 'https://elsewhere.test/x?secret=canary' },
        }),
      {},
      'token',
      'failed',
      /redirects to https:\/\/elsewhere\.test\/x\.$/,
    ],
    [
      'a Cyclr that is down',
      () => fake.fail({ path: '/oauth/token', status: 503 }),
      {},
      'token',
      'failed',
      /answered 503/,
    ],
    [
      'a token answer that is a page',
      () => fake.fail({ path: '/oauth/token', status: 200, html: true }),
      {},
      'token',
      'failed',
      /no token endpoint/,
    ],
    [
      'a clock that is behind',
      () => fake.fail({ path: '/oauth/token', headers: { Date: new Date(Date.now() + 90_000).toUTCString() } }),
      {},
      'clock',
      'failed',
      /is (8[89]|9[012]) seconds behind Cyclr's/,
    ],
    [
      'a clock that is ahead',
      () => fake.fail({ path: '/oauth/token', headers: { Date: new Date(Date.now() - 3_600_000).toUTCString() } }),
      {},
      'clock',
      'failed',
      /seconds ahead of Cyclr's/,
    ],
    [
      'an answer without a usable date',
      () => fake.fail({ path: '/oauth/token', headers: { Date: 'none' } }),
      {},
      'clock',
      'assumed',
      /no date/,
    ],
    [
      'an account that gets no token',
      () => {},
      { CYCLR_ACCOUNT_ID: 'an account' },
      'account',
      'failed',
      /no access token for the account \(status 400\)/,
    ],
    [
      'an account that Cyclr does not know',
      () => fake.fail({ path: '/account/connectors', status: 401 }),
      {},
      'account',
      'failed',
      /does not list the connectors of the account \(status 401\)/,
    ],
    [
      'an account of another partner, which reads as empty',
      () => {},
      { CYCLR_ACCOUNT_ID: '4f1c0de2-0000-4000-8000-0000000000ff' },
      'account',
      'warning',
      /has no connector/,
    ],
    [
      'credentials of one account for sign-in tokens',
      () => {
        Object.assign(fake.options, { unscopedSignIn: false })
        fake.fail({ path: 'signintoken', status: 403, times: 1 })
      },
      {},
      'sign-in-token',
      'warning',
      /unscoped access token creates no sign-in tokens \(status 403\), one of the account does/,
    ],
    [
      'credentials that create no sign-in token',
      () => fake.fail({ path: 'signintoken', status: 403 }),
      {},
      'sign-in-token',
      'failed',
      /unscoped status 403, of the account status 403/,
    ],
    [
      'a sign-in token of another form',
      () => fake.fail({ path: 'signintoken', body: '{"Message":"token-canary"}' }),
      {},
      'sign-in-token',
      'failed',
      /unexpected form/,
    ],
    [
      'a service domain where nothing listens',
      () => {},
      { CYCLR_SERVICE_DOMAIN: CLOSED },
      'service-domain',
      'failed',
      /cannot be reached: nothing listens there \(ECONNREFUSED\)/,
    ],
    [
      'a page for denied tokens that is not ours',
      () => {
        fake.oauth.accessDeniedHtml = null
      },
      {},
      'denied-page',
      'warning',
      /does not lead back to the proxy/,
    ],
    [
      'a page for denied tokens of another proxy',
      () => {
        fake.oauth.accessDeniedHtml = cyclrErrorPage('https://other.acme.test', 'expired')
      },
      {},
      'denied-page',
      'failed',
      /leads to another address than PUBLIC_URL/,
    ],
  ])('%s', async (_, arrange, more, id, status, found) => {
    arrange()
    const env =
      more['CYCLR_API_DOMAIN'] === 'console'
        ? { ...more, CYCLR_API_DOMAIN: service.origin, CYCLR_SERVICE_DOMAIN: api.origin }
        : more
    const { code, checks } = await checksOf(env)
    const check = checks.find((one) => one.id === id)
    expect(check).toMatchObject({ status, found: expect.stringMatching(found), fix: expect.stringMatching(/\w+ .*\./) })
    expect(code).toBe(checks.some((one) => one.status === 'failed') ? 1 : 0)
    expect(JSON.stringify(checks)).not.toContain('canary')
  })

  it.each([
    ['a page', { html: true }, /Something else than Cyclr/],
    ['an error of the server', { status: 503 }, /Try again/],
    ['no answer', { drop: 'before' as const }, /Try again/],
    ['a refusal', { status: 404 }, /Correct CYCLR_ACCOUNT_ID/],
  ])('what to do about %s in place of the connectors of the account', async (_, fault, fix) => {
    fake.fail({ path: '/account/connectors', ...fault })
    const { checks } = await checksOf()
    expect(checks.find(({ id }) => id === 'account')).toMatchObject({
      status: 'failed',
      fix: expect.stringMatching(fix),
    })
  })

  it('no sign-in token: the sign-in page is not blamed on the connectors', async () => {
    fake.fail({ path: 'signintoken', status: 403 })
    const { checks } = await checksOf()
    expect(checks.find(({ id }) => id === 'sign-in-page')).toMatchObject({
      status: 'assumed',
      fix: expect.stringContaining('sign-in token'),
    })
  })

  it('a service domain that is no console', async () => {
    const { checks } = await checksOf({ CYCLR_SERVICE_DOMAIN: publicUrl.replace(/\/connect$/, '') })
    expect(checks.find(({ id }) => id === 'service-domain')).toMatchObject({
      status: 'failed',
      found: expect.stringContaining('404'),
    })
  })

  it('a service domain of another region: it refuses a sign-in token that was just created', async () => {
    const elsewhere = createFakeCyclr()
    const other = await createUpstreamServer(elsewhere, 'service')
    onTestFinished(other.close)
    const { checks } = await checksOf({ CYCLR_SERVICE_DOMAIN: other.origin })
    expect(checks.find(({ id }) => id === 'sign-in-page')).toMatchObject({
      status: 'failed',
      found: expect.stringContaining('refuses a sign-in token'),
    })
  })

  it.each(['/login', 'https://login.cyclr.com/'])(
    'a sign-in page that leads to %s: no provider was seen',
    async (to) => {
      const opened = /updateaccountconnectoroauth\?(?!.*not-a-token)/
      service.always('GET', opened, (res) => res.writeHead(302, { Location: to }).end())
      const { checks } = await checksOf()
      expect(statuses(checks)).toMatchObject({ 'sign-in-page': 'assumed', 'service-domain': 'ok' })
      expect(service.at('GET', opened)).toHaveLength(1)
    },
  )

  it('no connector to try the sign-in page with: it is assumed, and no password grant is used for it', async () => {
    for (const { id } of fake.installed({ accountId: ACCOUNT })) fake.authenticate(id)
    const { checks } = await checksOf()
    expect(statuses(checks)).toMatchObject({ 'sign-in-page': 'assumed' })
    expect(service.seen).toHaveLength(1)
  })

  it.each([
    ['api.cyclr.uk', 'acme-h.cyclr.com', true],
    ['api.cyclr.com', 'acme-h.cyclr.uk', true],
    ['api.cyclr.com', 'acme-h.cyclr.com', false],
    ['api.eu.cyclr.com', 'connect.acme.com', false],
    ['api.cyclr.com', 'notcyclr.uk', false],
  ])('the names of %s and %s are of different regions: %s', (one, two, differ) => {
    expect(checkRegion(one, two).length > 0).toBe(differ)
  })
})

describe('What doctor finds at the public address', () => {
  it.each(['launch', 'return', 'error'])('a login before /oauth/%s', async (name) => {
    middleware = redirect(`/connect/oauth/${name}`)
    const { code, checks } = await checksOf()
    expect(code).toBe(1)
    expect(checks.filter(({ status }) => status === 'failed')).toMatchObject([
      { id: `public-${name}`, found: expect.stringMatching(/A login or a filter.*redirect to http:.*\/login\.$/) },
    ])
    expect(JSON.stringify(checks)).not.toContain('canary')
  })

  it.each<[string, Middleware, RegExp]>([
    [
      'a page of an application in place of the proxy',
      (_, res) => Boolean(res.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>App</p>')),
      /Something else than the proxy.*status 200, a page/,
    ],
    ['a filter that answers 403', (_, res) => Boolean(res.writeHead(403).end()), /A login or a filter.*status 403/],
  ])('%s', async (_, answer, found) => {
    middleware = answer
    const { checks } = await checksOf()
    expect(statuses(checks)).toMatchObject({
      'public-url': 'failed',
      'public-launch': 'failed',
      'public-return': 'failed',
    })
    expect(checks.find(({ id }) => id === 'public-launch')?.found).toMatch(found)
  })

  it.each(['/login', null])('a login before the routes of the wizard alone: to %s', async (to) => {
    middleware = (path, res) =>
      path.startsWith('/connect/connectors/') &&
      Boolean((to === null ? res.writeHead(401) : res.writeHead(302, { Location: to })).end())
    const { code, checks } = await checksOf()
    expect(code).toBe(0)
    expect(checks.find(({ id }) => id === 'public-url')).toMatchObject({
      status: 'assumed',
      found: expect.stringContaining('A login or a filter stands before'),
      fix: expect.stringContaining('session'),
    })
  })

  it('another mount path', async () => {
    const { checks } = await checksOf({ PUBLIC_URL: publicUrl.replace('/connect', '/elsewhere') })
    expect(checks.find(({ id }) => id === 'public-url')).toMatchObject({
      status: 'failed',
      fix: expect.stringContaining('BASE_PATH'),
    })
  })

  it('an opener policy that something adds', async () => {
    const reverseProxy = createServer((req, res) => {
      const answer = async () => {
        const response = await fetch(new URL(req.url ?? '', publicUrl), { redirect: 'manual' })
        const headers = { ...Object.fromEntries(response.headers), 'cross-origin-opener-policy': 'same-origin' }
        res.writeHead(response.status, headers).end(await response.text())
      }
      void answer()
    })
    await new Promise<void>((resolve) => reverseProxy.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void reverseProxy.close())
    const { code, checks } = await checksOf({ PUBLIC_URL: `http://127.0.0.1:${portOf(reverseProxy)}/connect` })
    expect(code).toBe(1)
    expect(statuses(checks)).toMatchObject({
      'public-url': 'ok',
      'public-launch': 'warning',
      'public-return': 'warning',
    })
    // The text in the console leads to the address that was pasted.
    expect(checks.filter(({ status }) => status === 'failed')).toMatchObject([{ id: 'denied-page' }])
  })

  it('nothing that listens', async () => {
    const { checks } = await checksOf({ PUBLIC_URL: `${CLOSED}/connect` })
    expect(checks.find(({ id }) => id === 'public-url')).toMatchObject({
      status: 'failed',
      found: expect.stringContaining('ECONNREFUSED'),
    })
  })
})

describe('What doctor finds in Redis', () => {
  it('no store, a Redis that is down, a wrong password, commands that are refused, and keys that may go early', async () => {
    const of = async (url: string) => statuses((await checksOf(url === '' ? {} : { REDIS_URL: url })).checks)
    expect(await of('')).toMatchObject({ store: 'assumed' })
    const redis = await startRedis()
    onTestFinished(redis.close)
    expect(await of(redis.url.replace('//', '//:password-canary@'))).toMatchObject({ store: 'failed' })
    const client = await createClient({ url: redis.url }).connect()
    await client.sendCommand(['CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru'])
    expect(await of(redis.url)).toMatchObject({ store: 'ok', 'store-eviction': 'warning' })
    expect(await client.sendCommand(['KEYS', '*'])).toEqual([])
    await client.sendCommand(['ACL', 'SETUSER', 'caw', 'on', '>password-canary', '~*', '+@all', '-eval', '-config'])
    const limited = await checksOf({ REDIS_URL: redis.url.replace('//', '//caw:password-canary@') })
    expect(statuses(limited.checks)).toMatchObject({ store: 'failed', 'store-eviction': 'assumed' })
    expect(limited.checks.find(({ id }) => id === 'store')?.found).toContain('NOPERM')
    client.destroy()
    await redis.stop()
    expect(await of(redis.url)).toMatchObject({ store: 'failed' })
  })
})

describe('What doctor finds about test methods', () => {
  const GUID = '0f8fad5b-d9cb-469f-a165-70867728950e'

  it('one that works, one that does not exist, one that cannot be tried, and one that is refused', async () => {
    for (const name of ['Sticky', 'Trello']) fake.authenticate(idOf(name))
    const methodOf = (name: string) => fake.testMethodOf(idOf(name))
    const args = await withVerify({ Sticky: methodOf('Sticky'), Trello: GUID, Asana: methodOf('Asana') })
    const { code, checks } = await checksOf({}, args)
    expect(code).toBe(1)
    expect(checks.filter(({ id }) => id === 'verify').map(({ status, found }) => `${status}: ${found}`)).toEqual([
      'ok: The test method of Sticky works.',
      'failed: Trello has no method of the id that is set.',
      'assumed: The test method of Asana was not run: no account connector of it is authenticated in this account.',
    ])
    fake.accept(() => false)
    const refused = await checksOf({}, await withVerify({ Sticky: methodOf('Sticky') }))
    expect(refused.checks.find(({ id }) => id === 'verify')).toMatchObject({
      status: 'assumed',
      found: expect.stringContaining('400'),
    })
  })

  it('an address that Cyclr has not approved, by name', async () => {
    fake.authenticate(idOf('Sticky'))
    Object.assign(fake.options, { approvedAddress: false })
    const { checks } = await checksOf({}, await withVerify({ Sticky: fake.testMethodOf(idOf('Sticky')) }))
    expect(checks.find(({ id }) => id === 'verify')).toMatchObject({
      status: 'failed',
      found: 'Cyclr does not run methods for the address 203.0.113.7.',
    })
  })

  it('a likely one, which it runs if the connector is authenticated', async () => {
    const id = idOf('Sticky')
    const suggest = async () =>
      (await checksOf({}, ['--suggest-verify', id])).checks.find((one) => one.id === 'suggest-verify')
    const method = fake.testMethodOf(id)
    expect(await suggest()).toMatchObject({
      status: 'assumed',
      found: expect.stringContaining(`Get Current User (${method})`),
    })
    expect(api.at('POST', /\/test\//)).toEqual([])
    fake.authenticate(id)
    expect(await suggest()).toMatchObject({
      status: 'ok',
      found: expect.stringContaining(`"verify": {"Sticky":"${method}"}`),
    })
    fake.accept(() => false)
    expect(await suggest()).toMatchObject({ status: 'assumed' })
  })
})

describe('error-page', () => {
  it('prints the text to paste, for both kinds of pages', async () => {
    const env = { PUBLIC_URL: 'https://connect.acme.test' }
    expect(await callCli(['error-page'], env)).toEqual({
      code: 0,
      stderr: '',
      stdout: `${cyclrErrorPage(env.PUBLIC_URL)}\n`,
    })
    const expired = await callCli(['error-page', '--expired'], env)
    expect(expired.stdout).toBe(`${cyclrErrorPage(env.PUBLIC_URL, 'expired')}\n`)
    expect((await callCli(['error-page'])).code).toBe(2)
  })
})

function redirect(...paths: readonly string[]): Middleware {
  return (path, res) => {
    if (!paths.includes(path)) return false
    res.writeHead(302, { Location: '/login?next=ticket-canary' }).end()
    return true
  }
}

/** Arguments for a config file with these test methods. */
async function withVerify(verify: Record<string, string>): Promise<readonly string[]> {
  const folder = await mkdtemp('/tmp/caw-cli-')
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(`${folder}/settings.json`, JSON.stringify({ verify }))
  return ['--config', `${folder}/settings.json`]
}
