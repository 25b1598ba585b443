import { HTTPError } from 'ky'
import { ConnectorAuthError } from '../../core/errors.js'
import { retryAfter } from './retryAfter.js'

/**
 * The fault that a failed call to Cyclr stands for. Its `cause` says the status and nothing that Cyclr wrote: error
 * bodies may hold what was sent.
 */
export async function faultFrom(error: unknown, now: number): Promise<ConnectorAuthError> {
  if (error instanceof ConnectorAuthError) return error
  if (error instanceof HTTPError) {
    const { status, headers, body } = error.response
    await body?.cancel().catch(() => undefined)
    return faultForStatus(status, retryAfter(headers.get('Retry-After'), now))
  }
  const name = error instanceof Error ? error.name : 'unknown'
  const isTimeout = name === 'TimeoutError' || name === 'AbortError'
  return new ConnectorAuthError(isTimeout ? 'upstream_timeout' : 'upstream_error', { cause: new Error(name) })
}

function faultForStatus(status: number, seconds: number | undefined): ConnectorAuthError {
  const cause = new Error(`status ${status}`)
  switch (status) {
    case 401:
    case 403:
      return new ConnectorAuthError('upstream_auth', { cause })
    case 404:
      return new ConnectorAuthError('not_found', { cause })
    case 400:
    case 422:
      return new ConnectorAuthError('credentials_rejected', { cause })
    case 429:
      return new ConnectorAuthError('rate_limited', { cause, retryAfter: seconds ?? 30 })
    default:
      return new ConnectorAuthError('upstream_error', { cause })
  }
}

/** The HTTP status behind a fault, where there was one. */
export function statusOf(error: unknown): number | null {
  if (!(error instanceof ConnectorAuthError) || !(error.cause instanceof Error)) return null
  const status = /^status (\d+)$/.exec(error.cause.message)?.[1]
  return status === undefined ? null : Number(status)
}

/** Whether a write may have been done although it failed: then the truth has to be read. */
export function isAmbiguous(error: unknown): boolean {
  if (!(error instanceof ConnectorAuthError)) return false
  const status = statusOf(error)
  return error.code === 'upstream_timeout' || (error.code === 'upstream_error' && (status === null || status >= 500))
}
