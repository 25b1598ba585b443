import { refuse } from './answers.js'
import { createApi } from './createApi.js'
import { createService } from './createService.js'
import { createThirdParty } from './createThirdParty.js'
import { DEFAULT_OAUTH, DEFAULTS, FIRST_NEW_RELEASE, LOOKUPS } from './defaults.js'
import type { FakeCyclr, FakeCyclrOptions } from './FakeCyclr.js'
import type { Fake, Opinion } from './fake.js'
import { createFaults, DroppedConnection } from './faults.js'
import { connectorLibrary } from './library.js'
import { releaseOf } from './release.js'
import { createScenarios } from './scenarios.js'
import { acceptsByDefault, storedFor } from './thirdPartyAccepts.js'
import { createWorld, type Installed, installGiven, type LoggedRequest } from './world.js'

/**
 * An in-memory Cyclr for tests and demos: its API domain, its service domain, and a third party with a consent page.
 * It reproduces the documented errors, and faults on demand. For your own server, `fakeCyclrConfig` sets everything up.
 *
 * Comments in this folder mark each fact about Cyclr: (D) documented by Cyclr, (O) observed in public code, (A) assumed.
 *
 * @throws A `TypeError` for an unknown scenario, and for an unknown connector in `accountConnectors`.
 *
 * @example
 * import { createConnectorProxy } from 'connector-auth-wizard/server'
 * import { ACCOUNT, createFakeCyclr } from 'connector-auth-wizard/testing'
 *
 * const fake = createFakeCyclr({ scenario: 'wrong-key' })
 * const { apiOrigin, serviceOrigin, clientId, clientSecret } = fake.options
 * export const proxy = createConnectorProxy({
 *   cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'test' },
 *   fetch: fake.fetch,
 *   authorize: () => ({ accountId: ACCOUNT, userId: 'me' }),
 *   publicUrl: 'http://localhost:3000/api/connector-auth',
 *   host: { name: 'Acme' },
 * })
 */
export function createFakeCyclr(given: FakeCyclrOptions = {}): FakeCyclr {
  const { connectors = connectorLibrary, stripSensitive = false, now = Date.now, ...rest } = given
  const { accountConnectors = {}, scenario = 'happy', ...options } = rest
  const faults = createFaults()
  let opinion: Opinion | null = null
  const firstReleases = () => connectors.map((entry, index) => releaseOf(entry, index, { stripSensitive }))
  const fake: Fake = {
    world: createWorld(connectors, stripSensitive),
    options: { ...DEFAULTS, ...options },
    oauth: { ...DEFAULT_OAUTH },
    releases: firstReleases(),
    releaseOf: (idOrName) =>
      fake.releases.find(({ Id }) => String(Id) === idOrName) ??
      fake.releases.findLast(({ Name, Status }) => Name === idOrName && Status === 'Approved') ??
      refuse(404, 'Connector could not be found.'),
    lookups: new Map(LOOKUPS),
    cycles: new Map(),
    templates: new Map(),
    methodParameters: new Map(),
    methodAnswers: new Map(),
    now,
    accepts: (installed) =>
      opinion?.(storedFor(installed), installed) ?? acceptsByDefault(installed, storedFor(installed)),
    // The identifier stays the same from release to release (D).
    testMethodOf: ({ release }) => {
      const first = fake.releases.find(({ Name }) => Name === release.Name) ?? release
      return `7e570000-0000-4000-8000-${String(first.Id).padStart(12, '0')}`
    },
  }
  const { world } = fake
  const accept = (next: Opinion | null) => {
    opinion = next
  }
  const added: Record<string, string> = {}
  const installAs = (more: Readonly<Record<string, string>>) => {
    installGiven(world, fake.releases, more)
    Object.assign(added, more)
  }
  installAs(accountConnectors)
  const play = createScenarios(fake, faults, accept)
  play(scenario)
  const app = createApi(fake)
  const service = createService(fake)
  const thirdParty = createThirdParty(fake)

  const api = async (request: Request): Promise<Response> => {
    const entry = await logEntry(request)
    world.requests.push(entry)
    const response = await faults.run(request, async () =>
      app.fetch(new Request(request.url, { ...entry, body: entry.body || null })),
    )
    entry.status = response.status
    return withNosniff(response)
  }
  const serviceDomain = async (request: Request) => withNosniff(await service.fetch(request))

  const find = (id: string | number): Installed => {
    const installed = world.installed.get(String(id))
    if (!installed) throw new Error(`createFakeCyclr: there is no account connector ${id}.`)
    return installed
  }

  return {
    api,
    service: serviceDomain,
    thirdParty: async (request) => thirdParty.fetch(request),
    fetch: async (input, init) => {
      const request = new Request(input, init)
      request.signal.throwIfAborted()
      const { origin } = new URL(request.url)
      try {
        if (origin === fake.options.apiOrigin) return await abortable(api(request), request.signal)
        if (origin === fake.options.serviceOrigin) return await serviceDomain(request)
        if (origin === fake.options.thirdPartyOrigin) return await thirdParty.fetch(request)
      } catch (cause) {
        if (!(cause instanceof DroppedConnection)) throw cause
      }
      throw new TypeError('fetch failed')
    },
    setOrigins: (origins) => void Object.assign(fake.options, origins),
    options: fake.options,
    oauth: fake.oauth,
    fail: faults.add,
    accept,
    accepts: (id) => fake.accepts(find(id)),
    play,
    installed: ({ name, accountId } = {}) =>
      [...world.installed.values()].filter(
        (one) =>
          (name === undefined || one.release.Name === name) && (accountId === undefined || one.accountId === accountId),
      ),
    find,
    install: installAs,
    properties: (id) => find(id).properties,
    authenticate: (id, authValue = 'stored-before', properties = {}) => {
      const installed = find(id)
      Object.assign(installed, { authValue, authenticated: true })
      for (const [Name, Value] of Object.entries(properties))
        installed.properties.push({ Id: world.nextId++, Name, Value })
    },
    testMethodOf: (id) => fake.testMethodOf(find(id)),
    publish: (name, changes = {}) => {
      const release = {
        ...fake.releaseOf(name),
        Version: '1.1',
        ...changes,
        Id: FIRST_NEW_RELEASE + fake.releases.length,
      }
      fake.releases.push(release)
      return release
    },
    revokeTokens: () => world.accessTokens.clear(),
    lookups: fake.lookups,
    cycles: fake.cycles,
    templates: fake.templates,
    methodParameters: fake.methodParameters,
    methodAnswers: fake.methodAnswers,
    requests: world.requests,
    consents: world.consents,
    users: world.users,
    reset: () => {
      const fresh = createWorld(connectors, stripSensitive)
      world.installed = fresh.installed
      world.nextId = fresh.nextId
      const { accessTokens, signInTokens, pending, users } = world
      for (const collection of [
        accessTokens,
        signInTokens,
        pending,
        users,
        fake.cycles,
        fake.templates,
        fake.methodParameters,
        fake.methodAnswers,
      ])
        collection.clear()
      fake.releases = firstReleases()
      installGiven(world, fake.releases, added)
      world.requests.length = 0
      world.consents.length = 0
      faults.clear()
      opinion = null
      fake.lookups.clear()
      for (const [name, choices] of LOOKUPS) fake.lookups.set(name, choices)
      play('happy')
      Object.assign(fake.oauth, DEFAULT_OAUTH)
      play(scenario)
    },
  }
}

async function logEntry(request: Request): Promise<LoggedRequest> {
  const body = await request.text()
  return { method: request.method, url: request.url, headers: Object.fromEntries(request.headers), body, status: 0 }
}

/** Cyclr sends this header with every response (O). */
function withNosniff(response: Response): Response {
  const copy = new Response(response.body, response)
  copy.headers.set('X-Content-Type-Options', 'nosniff')
  return copy
}

/** Rejects as soon as the caller aborts; the work itself goes on, as it would on a server. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
