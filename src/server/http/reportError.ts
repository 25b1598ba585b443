import { ConnectorAuthError } from '../../core/errors.js'
import type { Logger } from '../options/ProxyOptions.js'
import { toConnectorAuthError } from './problem.js'
import { requestContext } from './requestContext.js'

/**
 * Keeps what went wrong with a request for the audit, and writes one line: which request, which code, and why, in words
 * that are all our own.
 */
export function reportError(logger: Logger, request: Request, error: unknown): ConnectorAuthError {
  const fault = toConnectorAuthError(error)
  const trace = requestContext(request)
  trace.fault = fault
  const { requestId, clientRequestId } = trace
  const { method, url, signal } = request
  const { code, cause } = fault
  const fields = { requestId, clientRequestId, method, path: new URL(url).pathname, code, reason: reasonOf(cause) }
  // Where the client hung up, nobody waits for the answer.
  if (fault.status < 500 || signal.aborted) logger.info(fields, 'Request refused')
  else logger.error(fields, 'Request failed')
  return fault
}

function reasonOf(cause: unknown): string | undefined {
  if (cause instanceof ConnectorAuthError) return `${cause.code}: ${reasonOf(cause.cause)}`
  return cause instanceof Error ? cause.message : undefined
}
