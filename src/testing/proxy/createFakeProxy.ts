import { type Context, Hono } from 'hono'
import type { Action, Connector, Host } from '../../core/connector.js'
import type {
  CredentialsAnswer,
  CredentialsBody,
  CycleAnswer,
  OAuthAnswer,
  OAuthBody,
  ParametersBody,
  ReturnSignal,
  Status,
} from '../../core/contract.js'
import { createFakeCyclr } from '../createFakeCyclr.js'
import type { FakeCyclr } from '../FakeCyclr.js'
import { type Scenario, SLOW_MS } from '../scenarios.js'
import { ACCOUNT, type Installed } from '../world.js'
import { describeConnector, isAuthenticated, summarize } from './describeConnector.js'
import { isLogin } from './describeParameters.js'
import { Refusal } from './Refusal.js'
import { saveCredential, saveSettings, store } from './saveInput.js'

/** The scenarios that the proxy's answers show. */
export type ProxyScenario = Exclude<Scenario, 'blocked-window' | 'coop-provider'>

/** Options of `fakeProxyHandlers`. All have defaults. */
export type FakeProxyOptions = {
  /** Where your page finds the proxy: its `proxyUrl`. @default '/api/connector-auth' */
  proxyUrl?: string
  /** What is connected, and what is stored. @default a new fake */
  cyclr?: FakeCyclr
  /**
   * The account connectors that your page names: by their ids, the name of the connector in the library. For another library,
   * pass `cyclr`. @default every connector of the library, from the id 36301 on
   */
  accountConnectors?: Readonly<Record<string, string>>
  /** What a user runs into. @default 'happy' */
  scenario?: ProxyScenario
  /** Your product, as users see it. @default { name: 'Acme', icon: null } */
  host?: Host
  /** What the user may do. @default ['read', 'connect', 'disconnect', 'check'] */
  can?: readonly Action[]
  /** Whether connectors have a test method, so that a refused key is known. @default true */
  verified?: boolean
}

type Attempt = { connector: string; state: NonNullable<Status['attempt']> }

/**
 * The proxy's answers to the browser, by the wire contract (`connector-auth-wizard/openapi.json`), without the proxy: it keeps
 * what is saved in a fake Cyclr and speaks no guides. `GET /oauth/launch` answers at once with what the return page sends to
 * the wizard, in place of the pages of a sign-in window.
 */
export function createFakeProxy(options: FakeProxyOptions): (request: Request) => Promise<Response> {
  const { accountConnectors, scenario = 'happy' } = options
  const cyclr = options.cyclr ?? createFakeCyclr(accountConnectors && { accountConnectors })
  if (scenario === 'wrong-key' || scenario === 'declined') cyclr.play(scenario)
  const { host = { name: 'Acme', icon: null }, can = ALL, verified = true } = options
  const shown = { host, can, verified }
  const attempts = new Map<string, Attempt>()
  let failures = scenario === 'flaky-upstream' ? 1 : 0

  const installedFor = (c: Context, action: Action): Installed => {
    if (!can.includes(action)) throw new Refusal('forbidden')
    return findInstalled(c.req.param('id') ?? '')
  }
  const findInstalled = (id: string): Installed =>
    cyclr.installed({ accountId: ACCOUNT }).find((one) => String(one.id) === id) ?? refuseUnknown()
  const answerOf = (installed: Installed): Connector => describeConnector(cyclr, installed, shown)

  const base = new URL(proxyAddress(options), 'http://localhost').pathname.replace(/^\/$/, '')
  const app = new Hono({ getPath: ({ url }) => new URL(url).pathname.slice(base.length) })
  app.use(async (c, next) => {
    if (scenario === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
    const isPage = c.req.path.endsWith('/oauth/launch')
    if (!isPage && c.req.header('X-Connector-Wizard') !== '1') throw new Refusal('forbidden_origin')
    if (!isPage && scenario === 'expired-session') throw new Refusal('unauthenticated')
    if (c.req.method === 'PUT' && failures > 0) {
      failures -= 1
      throw new Refusal('unavailable')
    }
    await next()
    c.header('Cache-Control', 'no-store')
  })

  app.get('/connectors', (c) => {
    const ids = (c.req.query('ids') ?? '').split(',')
    if (!ids.every((id) => /^[1-9]\d{0,18}$/.test(id))) throw new Refusal('invalid_request')
    const found = cyclr.installed({ accountId: ACCOUNT })
    const connectors = ids.flatMap((id) => found.filter((one) => String(one.id) === id).map(summarize))
    return c.json({ host, connectors })
  })
  app.get('/connectors/:id', (c) => c.json(answerOf(installedFor(c, 'read'))))

  app.get('/connectors/:id/status', (c) => {
    const installed = installedFor(c, 'read')
    const known = attempts.get(c.req.query('attempt') ?? '')
    const attempt = known?.connector === String(installed.id) ? known.state : null
    const authenticated = isAuthenticated(installed)
    const verification = attempt === 'returned' && authenticated ? 'accepted' : null
    return c.json<Status>({ authenticated, attempt, verification })
  })

  app.put('/connectors/:id/parameters', async (c) => {
    const installed = installedFor(c, 'connect')
    const { methodId, values } = await c.req.json<ParametersBody>()
    saveSettings(installed, answerOf(installed), values, { methodId })
    return c.json(answerOf(installed))
  })

  app.put('/connectors/:id/credentials', async (c) => {
    const installed = installedFor(c, 'connect')
    const body = await c.req.json<CredentialsBody>()
    const before = { ...installed, properties: [...installed.properties] }
    const { methods, parameters } = answerOf(installed)
    saveSettings(installed, { methods, parameters }, body.values ?? {}, {
      methodId: body.methodId,
      withCredential: true,
    })
    saveCredential(installed, methods, body)
    if (verified && !cyclr.accepts(installed.id)) {
      Object.assign(installed, before)
      throw new Refusal('credentials_rejected', { restored: true })
    }
    return c.json<CredentialsAnswer>({
      connector: answerOf(installed),
      verification: verified ? 'accepted' : 'unknown',
    })
  })

  app.delete('/connectors/:id/credentials', (c) => {
    const installed = installedFor(c, 'disconnect')
    const { parameters, methods } = answerOf(installed)
    const isCredential = (name: string) => methods.some((method) => isLogin(name, method))
    for (const { name, secret } of parameters) if (secret || isCredential(name)) store(installed, name, null)
    Object.assign(installed, { authValue: null, authenticated: false })
    return c.json(answerOf(installed))
  })

  app.post('/connectors/:id/verification', (c) => {
    const installed = installedFor(c, 'check')
    const isAccepted = cyclr.accepts(installed.id)
    return c.json({ verification: verified ? (isAccepted ? 'accepted' : 'rejected') : 'unknown' })
  })

  app.post('/connectors/:id/oauth', async (c) => {
    const installed = installedFor(c, 'connect')
    const { methodId, values } = await c.req.json<OAuthBody>()
    const { methods, parameters } = answerOf(installed)
    const method = methods.find(({ id, kind }) => id === methodId && kind === 'oauth')
    if (!method) throw new Refusal('conflict')
    saveSettings(installed, { methods, parameters }, values ?? {}, { methodId })
    installed.methodId = installed.release.Authentication?.length ? method.id : null
    const attempt = crypto.randomUUID()
    attempts.set(attempt, { connector: String(installed.id), state: 'waiting' })
    const launchUrl = c.req.url.replace(/\/connectors\/.*/, `/oauth/launch?${new URLSearchParams({ ticket: attempt })}`)
    return c.json<OAuthAnswer>({ attempt, launchUrl, expiresIn: 60 })
  })

  app.delete('/connectors/:id/oauth', (c) => {
    const installed = installedFor(c, 'connect')
    attempts.delete(c.req.query('attempt') ?? '')
    return c.json(answerOf(installed))
  })

  app.get('/connectors/:id/lookups', (c) => {
    const { release } = installedFor(c, 'connect')
    const name = c.req.query('name')
    const trigger = (release.Parameters ?? []).find(({ TargetName }) => TargetName === name)?.TriggerName
    const listed = cyclr.lookups.get(trigger ?? '')
    if (!listed) throw new Refusal('not_found')
    const choices = listed.flatMap((one) => {
      const [value, label] = ['Value', 'Name'].map((key): unknown => Reflect.get(one, key))
      return typeof value === 'string' ? [{ value, label: typeof label === 'string' ? label : value }] : []
    })
    return c.json({ choices })
  })

  app.get('/cycles/:id/connectors', (c) => {
    const entry = cyclr.cycles.get(c.req.param('id')) ?? refuseUnknown()
    const {
      name,
      connectors: ids,
      prerequisites = [],
    } = 'name' in entry ? entry : { name: 'Cycle', connectors: entry, prerequisites: [] }
    const found = cyclr.installed({ accountId: ACCOUNT }).filter(({ id }) => ids.includes(String(id)))
    // Cyclr lists those of other accounts too.
    const notFound = ids.filter((id) =>
      cyclr.installed().some((one) => String(one.id) === id && one.accountId !== ACCOUNT),
    )
    const answer: Omit<CycleAnswer, 'connectors'> = {
      name,
      complete: notFound.length === 0,
      notFound,
      prerequisites: prerequisites.map(({ ReasonCode, ObjectType, ObjectId }) => ({
        code: ReasonCode,
        objectType: ObjectType,
        objectId: String(ObjectId),
      })),
    }
    return c.json({ ...answer, host, connectors: found.map(summarize) })
  })

  app.get('/oauth/launch', (c) => {
    const attempt = c.req.query('ticket') ?? ''
    const known = attempts.get(attempt) ?? refuseUnknown()
    if (cyclr.oauth.answer === 'decline') known.state = 'denied'
    else {
      known.state = 'returned'
      cyclr.authenticate(known.connector, `signed-in-${attempt}`)
    }
    return c.json<ReturnSignal>({ type: 'connector-auth-wizard:returned', version: 1, attempt, proof: 'fake-proof' })
  })

  app.notFound(() => new Refusal('not_found').toResponse())
  app.onError((error) => {
    if (error instanceof Refusal) return error.toResponse()
    throw error
  })

  return async (request) => app.fetch(request)
}

/** `proxyUrl` without a slash at its end. */
export function proxyAddress({ proxyUrl = '/api/connector-auth' }: Pick<FakeProxyOptions, 'proxyUrl'>): string {
  return proxyUrl.replace(/\/+$/, '')
}

const ALL: readonly Action[] = ['read', 'connect', 'disconnect', 'check']

function refuseUnknown(): never {
  throw new Refusal('not_found')
}
