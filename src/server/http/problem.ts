import { ConnectorAuthError, ERROR_CODES, visibleCode } from '../../core/errors.js'
import type { Logger } from '../options/ProxyOptions.js'
import { requestContext } from './requestContext.js'

/**
 * Keeps the error for the audit and logs one line: which request, which code and why. The reason is always a text of this
 * package.
 */
export function reportError(logger: Logger, request: Request, thrown: unknown): ConnectorAuthError {
  const error = toConnectorAuthError(thrown)
  const context = requestContext(request)
  context.error = error
  const { requestId, clientRequestId } = context
  const { method, url, signal } = request
  const { code, cause } = error
  const fields = { requestId, clientRequestId, method, path: new URL(url).pathname, code, reason: reasonOf(cause) }
  // Once the client has disconnected, no answer can be sent: that is no failure of the proxy.
  if (error.status < 500 || signal.aborted) logger.info(fields, 'Request refused')
  else logger.error(fields, 'Request failed')
  return error
}

/** The message of a cause, which is always a text of this package. */
export function reasonOf(cause: unknown): string | undefined {
  if (cause instanceof ConnectorAuthError) return `${cause.code}: ${reasonOf(cause.cause)}`
  return cause instanceof Error ? cause.message : undefined
}

/** The answer to a request that failed (RFC 9457): the error's code, and nothing of its cause. */
export function problem(error: ConnectorAuthError, requestId: string, headers: Record<string, string> = {}): Response {
  const code = visibleCode(error.code)
  const { status } = ERROR_CODES[code]
  const { fields, retryAfter, restored } = error
  const body = {
    type: 'about:blank',
    title: code.replaceAll('_', ' '),
    status,
    code,
    requestId,
    ...(fields.length > 0 && { fields }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(restored !== undefined && { restored }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
      ...headers,
    },
  })
}

/** An error that is not ours is a mistake in the host's code or in this package: `misconfigured`. */
export function toConnectorAuthError(error: unknown): ConnectorAuthError {
  return error instanceof ConnectorAuthError
    ? error
    : new ConnectorAuthError('misconfigured', { cause: safeError(error) })
}

/** The error for a function among the options that threw. A host may throw anything: a text, or a redirect as a `Response`. */
export function optionError(option: string, thrown: unknown): ConnectorAuthError {
  if (thrown instanceof ConnectorAuthError) return thrown
  return new ConnectorAuthError('misconfigured', { cause: new Error(`"${option}" threw ${safeError(thrown).message}`) })
}

/**
 * The class and stack frames of an error that is not ours, without its message: a message of the host or of a store may
 * hold a token, a user name or a connection string.
 */
export function safeError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(`a thrown ${typeof error}`)
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return new Error(`${error.constructor.name} ${frames.slice(0, 3).join(' ').trim()}`)
}
