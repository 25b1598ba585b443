import type { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'

/** Who is acting, on what. */
export type Who = {
  userId: string
  accountId: string
  accountConnectorIds: readonly string[]
  cycleId: string | null
}

/** What is known of a request by the time it has been answered: for the log and the audit. */
export type RequestContext = {
  requestId: string
  clientRequestId: string | null
  who: Who | null
  fault: ConnectorAuthError | null
}

// By the request itself, which every part of the proxy has in hand; forgotten together with it.
const traces = new WeakMap<Request, RequestContext>()

/** The one trace of a request. Its id is ours: the client's is only written down, and only when a log can hold it. */
export function requestContext(request: Request): RequestContext {
  const known = traces.get(request)
  if (known) return known
  const sent = request.headers.get('X-Request-Id') ?? ''
  const clientRequestId = /^[\w.:/+=-]{1,128}$/.test(sent) ? sent : null
  const trace: RequestContext = { requestId: crypto.randomUUID(), clientRequestId, who: null, fault: null }
  traces.set(request, trace)
  return trace
}

/** Notes who is acting, as soon as it is known. */
export function setActor(
  request: Request,
  { userId, accountId }: Pick<Grant, 'userId' | 'accountId'>,
  accountConnectorIds: readonly string[],
  cycleId: string | null = null,
): void {
  requestContext(request).who = { userId, accountId, accountConnectorIds, cycleId }
}
