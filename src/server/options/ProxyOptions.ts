import type { Action } from '../../core/connector.js'
import type { Grant } from '../../core/grant.js'
import type { ConnectorGuide } from '../../guides/ConnectorGuide.js'
import type { Limit } from '../http/createRateLimit.js'
import type { AuditEvent, ConnectionEvent } from './AuditEvent.js'

/** What `authorize` is asked: may this request do this, to this? */
export type AuthorizationRequest =
  | { action: Action; accountConnectorId: string }
  | { action: 'read'; accountConnectorIds: readonly string[] }
  | { action: 'read'; cycleId: string }

/** `null`: not signed in to the host. `forbidden`: signed in, but not allowed. */
export type Authorize = (request: Request, ask: AuthorizationRequest) => AuthorizeAnswer | Promise<AuthorizeAnswer>
type AuthorizeAnswer = Grant | 'forbidden' | null

/** Whose session a request is in: the `userId` that `authorize` would give, or `null` without one. */
export type Identify = (request: Request) => string | null | Promise<string | null>

/** A pino-compatible logger. It never receives a body, a value, a token or an address with a ticket. */
export type Logger = {
  info: (fields: object, message: string) => void
  warn: (fields: object, message: string) => void
  error: (fields: object, message: string) => void
}

/** Names a connector's test method (`MethodUniqueIdentifier`), so that credentials can be proven. */
export type Verify = Readonly<Record<string, string>> | ((connectorName: string) => string | null | undefined)

/**
 * A `Keyv`, or anything alike. Holds single-use marks, attempt state and, while reconnecting, earlier settings; no secret.
 * Several instances share one on Redis. Without these flags it hangs while Redis is down, or takes what was never kept
 * for kept:
 *
 * @example
 * const redis = new KeyvRedis({ url, disableOfflineQueue: true, socket: { connectTimeout: 1_000 } }, { throwOnErrors: true })
 * const store = new Keyv(redis, { throwOnErrors: true })
 * store.on('error', (error) => log.warn(error))
 */
export type Store = {
  get: (key: string) => Promise<unknown>
  set: (key: string, value: unknown, ttl?: number) => Promise<unknown>
  delete: (key: string) => Promise<unknown>
}

/** Requests a minute. */
export type Budget = { reads?: number; writes?: number }

export type RateLimit = {
  /** @default { reads: 600, writes: 60 } */
  perUser?: Budget
  /** @default { reads: 6000, writes: 600 } */
  perAccount?: Budget
  /**
   * A connected client of `redis` or `ioredis`, for all instances to count together. While it does not answer each counts
   * for itself, with one warning. @default each counts for itself
   */
  redis?: object
}

export type CyclrSettings = {
  /** Cyclr's API: `api.cyclr.com`, `api.eu.cyclr.com`, … A host name or an https URL. */
  apiDomain: string
  /** Where the partner's Cyclr console lives, e.g. `acme-h.cyclr.com`: the OAuth window opens there. */
  serviceDomain: string
  clientId: string
  clientSecret: string
  /**
   * The one, least-privileged Cyclr user that opens sign-in pages; a string or a function of the account id. Cyclr
   * creates an unknown one, and its token opens the whole account (D): never take it from the request.
   */
  signInUser: string | ((accountId: string) => string)
}

export type ConnectorProxyOptions = {
  cyclr: CyclrSettings
  /** Where browsers reach this proxy. Never taken from `Host`. */
  publicUrl: string
  /** Who asks: shown in the wizard and on the sign-in pages. `icon` is an https or data address, or a path on `publicUrl`. */
  host: { name: string; icon?: string | null }
  authorize: Authorize
  /** @default the path of `publicUrl` */
  basePath?: string
  /** Further origins whose pages may call this proxy. @default none */
  allowedOrigins?: readonly string[]
  /** Origins that redirect mode may come back to. @default the origin of `publicUrl` and `allowedOrigins` */
  returnOrigins?: readonly string[]
  /**
   * Refuses sign-in windows in a session of another user: somebody was sent a link that is not theirs. Windows without
   * a session pass, as cookies do not reach every one. @default nobody is compared
   */
  identify?: Identify
  /** @default in memory, bounded */
  store?: Store
  /** Later entries win over earlier ones of the same connector. */
  guides?: readonly ConnectorGuide[]
  verify?: Verify
  /** @default `console` */
  logger?: Logger
  /** `false`: something before the proxy limits users already. @default the budgets of `RateLimit`, in memory */
  rateLimit?: RateLimit | false
  /** Told of each action of a known user. Waited for at most 2 s; what it throws is logged and breaks no request. */
  onAudit?: (event: AuditEvent) => unknown
  /**
   * Told when an account connector was connected here: after a credential was saved, and when a sign-in came back, even if
   * the page that began it is gone. At least once for each: keep `event.id` and skip what you have. Waited for like `onAudit`.
   */
  onConnected?: (event: ConnectionEvent) => unknown
  /** The same for disconnecting. */
  onDisconnected?: (event: ConnectionEvent) => unknown
  /** @default `globalThis.fetch` */
  fetch?: typeof globalThis.fetch
}

/** The options, checked once and frozen. */
export type ProxyConfig = Readonly<{
  /** Origins, without a trailing slash. */
  cyclr: Readonly<{
    apiOrigin: string
    serviceOrigin: string
    clientId: string
    clientSecret: string
    signInUser: (accountId: string) => string
  }>
  /** Without a trailing slash. */
  publicUrl: string
  publicOrigin: string
  basePath: string
  host: Readonly<{ name: string; icon: string | null }>
  authorize: Authorize
  identify: Identify | null
  allowedOrigins: ReadonlySet<string>
  returnOrigins: ReadonlySet<string>
  store: Store
  /** By connector name, already merged. */
  guides: ReadonlyMap<string, ConnectorGuide>
  /** The test method of a connector, or `null`. `verify` wins over a guide's. */
  testMethod: (connectorName: string) => string | null
  /** Redacts, and never throws. */
  logger: Logger
  limit: Limit
  onAudit: ((event: AuditEvent) => unknown) | null
  onConnected: ((event: ConnectionEvent) => unknown) | null
  onDisconnected: ((event: ConnectionEvent) => unknown) | null
  fetch: typeof globalThis.fetch
  /** Milliseconds since the epoch. */
  now: () => number
}>
