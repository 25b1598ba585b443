import type { Action } from '../../core/connector.js'
import type { Grant } from '../../core/grant.js'
import type { ConnectorGuide, GuideTranslation } from '../../guides/ConnectorGuide.js'
import type { Limit } from '../http/createRateLimit.js'
import type { AuditEvent, ConnectionEvent } from './AuditEvent.js'
import type { BeforeDisconnect } from './DisconnectContext.js'
import type { Store } from './Store.js'
import type { Guides } from './translateGuides.js'

/** What a request wants to do, and to what: one account connector, several, or the connectors of a cycle. */
export type AuthorizationRequest =
  | { action: Action; accountConnectorId: string }
  | { action: 'read'; accountConnectorIds: readonly string[] }
  | { action: 'read'; cycleId: string }

/**
 * Decides from the host's own session what a request may do. Called for every request of the wizard. Returns the grant of
 * the user, `null` when no user is signed in (401), or `'forbidden'` for a user who may not do this (403). A rejection or an
 * invalid grant is answered with 500, and no answer within 5 seconds with 504.
 */
export type Authorize = (
  request: Request,
  authorization: AuthorizationRequest,
) => AuthorizeAnswer | Promise<AuthorizeAnswer>
type AuthorizeAnswer = Grant | 'forbidden' | null

/**
 * Returns the user of the session that a request belongs to, as `authorize` would, or `null` without a session. With the
 * account where user ids are unique only within one.
 */
export type Identify = (request: Request) => Identified | null | Promise<Identified | null>
type Identified = string | Pick<Grant, 'userId' | 'accountId'>

/**
 * A logger with the signature of pino: fields first, then the message. It is never passed a body, a value, a token or an
 * address that contains a ticket. What it throws is ignored.
 */
export type Logger = {
  /** Refused requests. */
  info: (fields: object, message: string) => void
  /** What may need a look, such as a sign-in window in the session of another user. */
  warn: (fields: object, message: string) => void
  /** Failed requests, callbacks that failed, and options that cannot be used. */
  error: (fields: object, message: string) => void
}

/**
 * The test method (`MethodUniqueIdentifier`) by connector name, or a function that returns it. With one, saved credentials
 * are verified against the third party; without one, their verification is `unknown`.
 */
export type Verify =
  | Readonly<Record<string, string | undefined>>
  | ((connectorName: string) => string | null | undefined)

/** Requests per minute: reads are GET requests, writes all others. */
export type Budget = { reads?: number | undefined; writes?: number | undefined }

/** Limits of the proxy's routes. A request beyond them is answered with 429 and `Retry-After`, in seconds. */
export type RateLimit = {
  /** Budget of each user. @default { reads: 600, writes: 60 } */
  perUser?: Budget | undefined
  /** Budget that all users of an account share. @default { reads: 6000, writes: 600 } */
  perAccount?: Budget | undefined
  /**
   * A connected client of the package `redis` or `ioredis`, with which all instances count together. While it does not
   * answer, each instance counts in its own memory and one warning is logged. @default each instance counts on its own
   */
  redis?: object | undefined
}

/** Where Cyclr is, and what the proxy signs in to it with. */
export type CyclrSettings = {
  /** Host name or https URL of Cyclr's API, such as `api.cyclr.com` or `api.eu.cyclr.com`. */
  apiDomain: string
  /** Host name or https URL of the partner's Cyclr console, such as `acme-h.cyclr.com`. Sign-in windows open there. */
  serviceDomain: string
  /** Client id of the partner's OAuth credentials in the Cyclr console. */
  clientId: string
  /** Client secret that belongs to `clientId`. */
  clientSecret: string
  /**
   * Name of the Cyclr user that opens sign-in pages, or a function that returns it for an account id. Use one user with as
   * few rights as possible. Cyclr creates users that it does not know, and the user's sign-in token gives access to the
   * whole account (D): never take the name from a request.
   */
  signInUser: string | ((accountId: string) => string)
}

/** Colours of the sign-in pages and of the page of connect links, by the user's system, each as `#rrggbb`. */
export type HostColors = { light?: PageColors | undefined; dark?: PageColors | undefined }
type PageColors = { accent?: string | undefined; background?: string | undefined; text?: string | undefined }

/** Options of `createConnectorProxy`. The first four are required. */
export type ConnectorProxyOptions = {
  /** Where Cyclr is, and what the proxy signs in to it with. */
  cyclr: CyclrSettings
  /** Absolute URL of the proxy as browsers reach it, such as `https://app.acme.com/api/connector-auth`. `Host` is ignored. */
  publicUrl: string
  /**
   * Your product, as users know it: shown in the wizard and on the sign-in pages. `icon` is an https or `data:image/` URL,
   * or a path on `publicUrl`. `colors` are those of the pages that the proxy serves.
   */
  host: { name: string; icon?: string | null | undefined; colors?: HostColors | undefined }
  /** Decides what a request may do. */
  authorize: Authorize
  /**
   * Path at which requests arrive, if it is another one than in `publicUrl`. Not needed where a reverse proxy removes the
   * first segments of the path, or all of it. @default the path of `publicUrl`
   */
  basePath?: string | undefined
  /** Other origins whose pages may call this proxy, such as `https://widget.acme.com`. @default none */
  allowedOrigins?: readonly string[] | undefined
  /**
   * Names of further request headers that pages on `allowedOrigins` may send, such as those of the wizard's `headers`.
   * @default those of the wizard, of CSRF filters and of tracing libraries
   */
  allowedHeaders?: readonly string[] | undefined
  /** Origins of the pages that redirect mode may return to. @default the origin of `publicUrl` and `allowedOrigins` */
  returnOrigins?: readonly string[] | undefined
  /**
   * Compares the user of a sign-in window with the user who started the sign-in, and refuses a window of another user: they
   * may have been sent the link. A window without a session passes, since cookies are not sent to every window. No answer
   * within 5 seconds shows an error page. @default users are not compared
   */
  identify?: Identify | undefined
  /** Where single-use marks and attempts are kept. Each call may take 2 seconds. @default in memory, at most 10 000 entries */
  store?: Store | undefined
  /**
   * Help and rules for connectors. Of several guides for one connector, later members replace earlier ones. Translations
   * apply to wizards in their language.
   */
  guides?: readonly (ConnectorGuide | GuideTranslation)[] | undefined
  /** Test methods of connectors. Takes precedence over the `verify` of a guide. */
  verify?: Verify | undefined
  /** Receives refused and failed requests, and warnings. @default `console` */
  logger?: Logger | undefined
  /** Limits for users and accounts; `false` when something in front of the proxy limits them. @default the defaults of `RateLimit` */
  rateLimit?: RateLimit | false | undefined
  /**
   * Called after each action of a known user, before the answer is sent. Awaited for up to 2 seconds; what it throws is
   * logged and does not fail the request.
   */
  onAudit?: ((event: AuditEvent) => unknown) | undefined
  /**
   * Called when an account connector has been connected: after credentials were saved, and when a sign-in has returned, even
   * if the page that started it is closed. May be called more than once for the same connection: skip every `event.id` that
   * you have stored. Awaited and guarded like `onAudit`.
   */
  onConnected?: ((event: ConnectionEvent) => unknown) | undefined
  /**
   * Called before a connected account connector is disconnected, while its credentials still work: to have the provider
   * revoke them, for those that want that. Awaited for up to 10 seconds. Whatever it returns or throws, and if it takes
   * longer, the connector is disconnected: a provider that is down must not keep a user from leaving. Errors and time-outs
   * are logged, and the audit event has the outcome. Called again when a user repeats a disconnect that failed.
   *
   * @example
   * import type { BeforeDisconnect } from 'connector-auth-wizard/server'
   *
   * export const beforeDisconnect: BeforeDisconnect = async ({ connector, runMethod }) => {
   *   if (connector.name === 'Salesforce') await runMethod('0f8fad5b-d9cb-469f-a165-70867728950e') // "Revoke token"
   * }
   */
  beforeDisconnect?: BeforeDisconnect | undefined
  /** Called when an account connector has been disconnected. Awaited and guarded like `onAudit`. */
  onDisconnected?: ((event: ConnectionEvent) => unknown) | undefined
  /**
   * The page of connect links. `script` is the address of the package's `script.js`, with its folder `locales` beside it:
   * https, or a path on `publicUrl`. Needed where the proxy cannot read them from the package, as without a file system.
   * @default the files of the package, served by the proxy
   */
  linkPage?: { script?: string | undefined } | undefined
  /** Used for every call to Cyclr. @default `globalThis.fetch` */
  fetch?: typeof globalThis.fetch | undefined
}

/** The options after `readOptions`: checked, completed and frozen. */
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
  colors: HostColors
  /** An absolute URL; `null`: the file of this package. */
  linkScript: string | null
  authorize: Authorize
  identify: Identify | null
  allowedOrigins: ReadonlySet<string>
  allowedHeaders: readonly string[]
  returnOrigins: ReadonlySet<string>
  /** Rejects with `unavailable` when the store fails or takes too long. */
  store: Store
  /** By connector name, already merged. */
  guides: Guides
  /** The same in other languages. */
  translatedGuides: ReadonlyMap<string, Guides>
  /** The test method of a connector, or `null`. */
  testMethod: (connectorName: string) => string | null
  /** Redacts secrets, and never throws. */
  logger: Logger
  limit: Limit
  onAudit: ((event: AuditEvent) => unknown) | null
  onConnected: ((event: ConnectionEvent) => unknown) | null
  beforeDisconnect: BeforeDisconnect | null
  onDisconnected: ((event: ConnectionEvent) => unknown) | null
  fetch: typeof globalThis.fetch
  /** Milliseconds since the epoch. */
  now: () => number
}>
