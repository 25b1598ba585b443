import * as z from 'zod/mini'
import { problem } from '../core/contract.js'
import { ConnectorAuthError, ERROR_CODES, type ErrorCode } from '../core/errors.js'

/** The fault that an answer of the proxy stands for; one that is not the proxy's own is `bad_response`. */
export async function errorFrom(response: Response): Promise<ConnectorAuthError> {
  const body = z.safeParse(problem, await response.json().catch(() => null))
  if (!body.success) {
    const seconds = Number(response.headers.get('Retry-After'))
    return new ConnectorAuthError(codeForStatus(response.status), seconds > 0 ? { retryAfter: seconds } : {})
  }
  const { code, requestId, fields, retryAfter, restored } = body.data
  return new ConnectorAuthError(isKnown(code) ? code : 'bad_response', {
    requestId,
    fields,
    retryAfter,
    restored,
  })
}

/** Something in front of the proxy answered: what its status says is all there is. */
function codeForStatus(status: number): ErrorCode {
  if (status === 401) return 'unauthenticated'
  if (status === 429) return 'rate_limited'
  return status === 502 || status === 503 || status === 504 ? 'unavailable' : 'bad_response'
}

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code)
}
