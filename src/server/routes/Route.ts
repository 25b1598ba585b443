import type * as z from 'zod/mini'
import type { Action } from '../../core/connector.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import { GUID_PATTERN, ID_PATTERN, LINK_HEADER, LINK_ID_PATTERN } from '../../core/protocol.js'
import type { ConnectorService } from '../cyclr/ConnectorService.js'
import type { HostNotifications } from '../http/createHostNotifications.js'
import type { Cost } from '../http/createRateLimit.js'
import { checkContentType, checkOrigin, checkSameOrigin } from '../http/originPolicy.js'
import { readBody } from '../http/readBody.js'
import type { LinkSessions } from '../links/createLinkSessions.js'
import type { Links } from '../links/createLinks.js'
import type { Attempts } from '../oauth/createAttempts.js'
import type { PendingRollback } from '../oauth/createPendingRollback.js'
import type { AuditAction } from '../options/AuditEvent.js'
import type { AuthorizationRequest, ProxyConfig } from '../options/ProxyOptions.js'
import type { LinkPage } from '../pages/createLinkPage.js'
import type { Pages } from '../pages/createPages.js'
import { authorizeRequest } from '../session/authorizeRequest.js'

/** What handlers work with. Created once for each proxy. */
export type Services = {
  config: ProxyConfig
  service: ConnectorService
  attempts: Attempts
  pendingRollback: PendingRollback
  notifications: HostNotifications
  pages: Pages
  links: Links
  linkSessions: LinkSessions
  linkPage: LinkPage
}

type Parameters = Readonly<Record<string, string>>

/** A request whose path and method are those of a route. Query parameters that are absent are empty strings. */
export type RouteCall = { request: Request; path: Parameters; query: Parameters }

/** A row of the table. */
export type Route = {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** A HEAD request is answered as well: the row's GET changes nothing. */
  allowsHead?: true
  /** Relative to the mount path, with the parameters of `PATH_PARAMETERS`. */
  path: string
  /** For the OpenAPI description. */
  summary: string
  /** `null`: not audited. */
  audit: AuditAction | null
  query?: Readonly<Record<string, { description: string; required?: true }>>
  /** JSON, or the form of a page. `optional`: a request without `Content-Type` has no body. */
  body?: { schema: z.ZodMiniType; optional?: true }
  /** The JSON of the answer; `null` for a page. */
  answer: z.ZodMiniType | null
  respond: (call: RouteCall, services: Services) => Promise<Response>
}

/** Ids in paths. A request with any other id is answered `not_found`. */
export const PATH_PARAMETERS = {
  id: { pattern: ID_PATTERN, description: 'Id of the account connector: digits, as a string.' },
  cycleId: { pattern: GUID_PATTERN, description: 'Id of the cycle.' },
  linkId: { pattern: LINK_ID_PATTERN, description: 'Id of the connect link.' },
  language: { pattern: /^[a-z]{2}(-[A-Z]{2})?\.js$/, description: 'A language of the package, such as `de.js`.' },
} as const

/** What a handler is called with. The members of the authorization request identify what it acts on. */
type WizardCall<Authorization extends AuthorizationRequest, Body = undefined> = Authorization & {
  request: Request
  path: Parameters
  query: Parameters
  grant: Grant
  body: Body
  /** Aborted when the client disconnects. */
  signal: AbortSignal
}

/** The call of a route that acts on one account connector. */
export type ConnectorCall<Body = undefined> = WizardCall<{ action: Action; accountConnectorId: string }, Body>

type WizardRow<Authorization extends AuthorizationRequest, Answer, Body> = Omit<
  Route,
  'body' | 'answer' | 'respond'
> & {
  /** What the host's `authorize` is asked. Throws when the query is not valid. */
  authorize: (path: Parameters, query: Parameters) => Authorization
  cost: Cost
  body?: { schema: z.ZodMiniType<Body>; optional?: true }
  answer: z.ZodMiniType<Answer>
  // A method, because only methods can be assigned to one that takes an `unknown` body.
  handle(this: void, call: WizardCall<Authorization, Body>, services: Services): Promise<Answer>
}

/** A route of the wizard: same-origin or allowed, authorized by the host, rate limited, answered with JSON. */
export function wizardRoute<Authorization extends AuthorizationRequest, Answer, Body = undefined>(
  row: WizardRow<Authorization, Answer, Body>,
): Route {
  const { authorize, cost, handle, body: expected, ...rest }: WizardRow<Authorization, Answer, unknown> = row
  return {
    ...rest,
    ...(expected && { body: expected }),
    respond: async ({ request, path, query }, services) => {
      checkIds(path)
      checkOrigin(request, services.config)
      if (expected && !(expected.optional && !request.headers.has('Content-Type'))) checkContentType(request)
      const authorization = authorize(path, query)
      // A link never falls back on a session of the host: its page may be open in a browser that has one.
      const grant = request.headers.has(LINK_HEADER)
        ? await services.linkSessions.authorize(request, authorization, cost)
        : await authorizeRequest(services.config, request, authorization, cost)
      const hasBody = expected && !(expected.optional && isEmpty(request))
      if (hasBody) checkUnread(request)
      const body = hasBody ? await readBody(request, expected.schema) : undefined
      const { signal } = request
      return Response.json(await handle({ ...authorization, request, path, query, grant, body, signal }, services))
    },
  }
}

/** The `authorize` of a row whose path has one connector. */
export function ofConnector(action: Action) {
  return ({ id = '' }: Readonly<Record<string, string>>) => ({ action, accountConnectorId: id })
}

/** A JSON route for a page of the proxy itself. It needs no session: its body proves what it may do. */
export function openRoute<Answer, Body>({
  handle,
  body,
  ...row
}: Omit<Route, 'body' | 'answer' | 'respond'> & {
  body: { schema: z.ZodMiniType<Body> }
  answer: z.ZodMiniType<Answer>
  handle: (call: RouteCall & { body: Body }, services: Services) => Promise<Answer>
}): Route {
  return {
    ...row,
    body,
    respond: async (call, services) => {
      checkIds(call.path)
      checkOrigin(call.request, services.config)
      checkSameOrigin(call.request, services.config.publicOrigin)
      checkContentType(call.request)
      checkUnread(call.request)
      return Response.json(await handle({ ...call, body: await readBody(call.request, body.schema) }, services))
    },
  }
}

/** A route of the sign-in window. Its sealed ticket or proof takes the place of `authorize`. */
export function pageRoute({ handle, ...row }: Omit<Route, 'answer' | 'respond'> & { handle: Route['respond'] }): Route {
  return {
    ...row,
    answer: null,
    respond: async (call, services) => {
      checkIds(call.path)
      if (row.body) checkUnread(call.request)
      return handle(call, services)
    },
  }
}

function checkIds(path: Parameters): void {
  for (const [name, { pattern }] of Object.entries(PATH_PARAMETERS)) {
    if (path[name] !== undefined && !pattern.test(path[name])) throw new ConnectorAuthError('not_found')
  }
}

/** A body can be read once. `toNodeHandler` passes on a used one when the stream of its request was read before. */
function checkUnread({ bodyUsed }: Request): void {
  if (!bodyUsed) return
  const cause = new Error(
    'the body was read before the proxy, by a body parser. Mount the proxy before it, or pass on what it read: toNodeHandler takes it as "body" or "rawBody" of its request, and fetch takes a clone of the request',
  )
  throw new ConnectorAuthError('misconfigured', { cause })
}

function isEmpty({ body, headers }: Request): boolean {
  return body === null || !headers.has('Content-Type') || headers.get('Content-Length') === '0'
}
