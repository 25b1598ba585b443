import { refuse } from './answers.js'
import { createApi } from './createApi.js'
import { createService } from './createService.js'
import { createThirdParty } from './createThirdParty.js'
import { DEFAULT_OAUTH, DEFAULTS, FIRST_NEW_RELEASE, LOOKUPS } from './defaults.js'
import type { Fake, FakeOptions, OAuthBehaviour, Opinion } from './fake.js'
import { createFaults, DroppedConnection, type Fault } from './faults.js'
import type { LibraryConnector } from './library.js'
import { connectorLibrary } from './library.js'
import { type Release, releaseOf } from './release.js'
import { type CyclrScenario, createScenarios } from './scenarios.js'
import { acceptsByDefault, storedFor } from './thirdPartyAccepts.js'
import { type Consent, createWorld, type Installed, type LoggedRequest, type Property } from './world.js'

export type FakeCyclrOptions = Partial<FakeOptions> & {
  /** The connectors that can be installed. @default connectorLibrary */
  connectors?: readonly LibraryConnector[]
  /** Sets `IsSensitive: false` on every parameter, like releases whose author did not set it. @default false */
  stripSensitive?: boolean
  /** Further account connectors of `ACCOUNT`: by their ids, the name of the connector that each is an install of. @default none */
  accountConnectors?: Readonly<Record<string, string>>
  /** @default 'happy' */
  scenario?: CyclrScenario
  /** The clock, in milliseconds since the epoch. @default Date.now */
  now?: () => number
}

export type FakeCyclr = {
  /** Handles a request to the API domain. Throws `DroppedConnection` when a fault drops the connection. */
  api: (request: Request) => Promise<Response>
  /** Handles a request to the service domain, where the pop-up opens. */
  service: (request: Request) => Promise<Response>
  /** Handles a request to the third party's consent page. */
  thirdParty: (request: Request) => Promise<Response>
  /** Routes to all three by origin, for code that takes a `fetch`. A dropped connection rejects with a `TypeError`. */
  fetch: typeof globalThis.fetch
  /** Changes the origins, for a server whose port is known only once it listens. */
  setOrigins: (origins: Partial<Pick<FakeOptions, 'apiOrigin' | 'serviceOrigin' | 'thirdPartyOrigin'>>) => void
  options: Readonly<FakeOptions>
  oauth: OAuthBehaviour
  /** Injects a fault into matching calls. Returns a function that removes it. */
  fail: (fault: Fault) => () => void
  /** Decides whether the third party accepts the stored credentials. Replaces the default rule. */
  accept: (opinion: Opinion) => void
  /** Whether the third party accepts what is stored. */
  accepts: (id: string | number) => boolean
  /** Plays a scenario in place of the one before. Replaces what `accept` was called with. */
  play: (scenario: CyclrScenario) => void
  /** All account connectors, or those that match a connector's name, an account, or both. */
  installed: (match?: { name?: string; accountId?: string }) => readonly Installed[]
  find: (id: string | number) => Installed
  properties: (id: string | number) => readonly Property[]
  /** Stores credentials as if the connector had been authenticated before. */
  authenticate: (id: string | number, authValue?: string, properties?: Record<string, string>) => void
  /** `MethodUniqueIdentifier` of the connector's test method. */
  testMethodOf: (id: string | number) => string
  /** Adds a release of a connector: another `Id`, the same name. Returns it. */
  publish: (name: string, changes?: Partial<Pick<Release, 'Version' | 'Status' | 'Parameters'>>) => Release
  /** Revokes every access token. */
  revokeTokens: () => void
  lookups: Fake['lookups']
  cycles: Fake['cycles']
  templates: Fake['templates']
  methodParameters: Fake['methodParameters']
  methodAnswers: Fake['methodAnswers']
  requests: readonly LoggedRequest[]
  consents: readonly Consent[]
  users: ReadonlySet<string>
  /** Restores the initial state and removes faults. Options and origins stay. */
  reset: () => void
}

/**
 * An in-memory Cyclr for tests and demos: its API domain, its service domain, and a third party with a consent page.
 * It reproduces the documented errors, and faults on demand.
 *
 * Comments in this folder mark each fact about Cyclr: (D) documented by Cyclr, (O) observed in public code, (A) assumed.
 *
 * @example
 * const cyclr = createFakeCyclr()
 * createConnectorProxy({ …, fetch: cyclr.fetch, cyclr: { ...cyclr.options, apiDomain: cyclr.options.apiOrigin, … } })
 */
export function createFakeCyclr(given: FakeCyclrOptions = {}): FakeCyclr {
  const { connectors = connectorLibrary, stripSensitive = false, now = Date.now, ...rest } = given
  const { accountConnectors = {}, scenario = 'happy', ...options } = rest
  const faults = createFaults()
  let opinion: Opinion | null = null
  const firstReleases = () => connectors.map((entry, index) => releaseOf(entry, index, { stripSensitive }))
  const fake: Fake = {
    world: createWorld(connectors, stripSensitive, accountConnectors),
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
      const fresh = createWorld(connectors, stripSensitive, accountConnectors)
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
