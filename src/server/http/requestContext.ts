import type { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import { createRequestId } from '../../core/reference.js'

/** The user a request acts for, and what it acts on. */
type Actor = {
  userId: string
  accountId: string
  accountConnectorIds: readonly string[]
  cycleId: string | null
  /** The connect link that the request is about, or was sent with. */
  linkId?: string
}

/** What is known about a request once it has been answered, for the log and the audit. */
type RequestContext = {
  requestId: string
  /** `X-Request-Id` as the client sent it, when it is safe to log. */
  clientRequestId: string | null
  actor: Actor | null
  error: ConnectorAuthError | null
  /** Why `authorize` refused the request, when it is ours. */
  refusal: string | null
  /** The outcome of the host's hook. */
  beforeDisconnect: 'ok' | 'failed' | null
}

// Keyed by the request, which every part of the proxy has at hand; garbage-collected together with it.
const contexts = new WeakMap<Request, RequestContext>()

/** The context of a request. Its id is always our own, never the client's. */
export function requestContext(request: Request): RequestContext {
  const existing = contexts.get(request)
  if (existing) return existing
  const sent = request.headers.get('X-Request-Id') ?? ''
  const clientRequestId = /^[\w.:/+=-]{1,128}$/.test(sent) ? sent : null
  const requestId = createRequestId()
  const context: RequestContext = {
    requestId,
    clientRequestId,
    actor: null,
    error: null,
    refusal: null,
    beforeDisconnect: null,
  }
  contexts.set(request, context)
  return context
}

/** Call it as soon as the user is known: a request that is refused later is audited too. */
export function setActor(
  request: Request,
  { userId, accountId }: Pick<Grant, 'userId' | 'accountId'>,
  accountConnectorIds: readonly string[],
  cycleId: string | null = null,
  linkId?: string,
): void {
  const actor = { userId, accountId, accountConnectorIds, cycleId }
  requestContext(request).actor = linkId === undefined ? actor : { ...actor, linkId }
}
