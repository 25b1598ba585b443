import { HTTPError } from 'ky'
import { ConnectorAuthError } from '../../core/errors.js'
import { retryAfter } from './retryAfter.js'

/** Seconds to wait where Cyclr asks for a pause and does not say how long. */
const PAUSE = 30

/**
 * The fault that a failed call to Cyclr stands for. Its `cause` says the status and nothing that Cyclr wrote: error
 * bodies may hold what was sent.
 */
export function faultFrom(error: unknown, now: number): ConnectorAuthError {
  if (error instanceof ConnectorAuthError) return error
  if (error instanceof HTTPError) {
    const { status, headers } = error.response
    return faultForStatus(status, retryAfter(headers.get('Retry-After'), now))
  }
  const name = error instanceof Error ? error.name : 'unknown'
  const isTimeout = name === 'TimeoutError' || name === 'AbortError'
  const cause = new Error([name, networkCode(error)].filter(Boolean).join(' '))
  return new ConnectorAuthError(isTimeout ? 'upstream_timeout' : 'upstream_error', { cause })
}

function faultForStatus(status: number, seconds: number | undefined): ConnectorAuthError {
  const cause = new Error(`status ${status}`)
  switch (status) {
    case 401:
    case 403:
      return new ConnectorAuthError('upstream_auth', { cause })
    case 404:
      return new ConnectorAuthError('not_found', { cause })
    case 429:
      return new ConnectorAuthError('rate_limited', { cause, retryAfter: seconds ?? PAUSE })
    default:
      return new ConnectorAuthError('upstream_error', { cause })
  }
}

/** The runtime's word for what happened to a connection, such as `ECONNRESET`. */
export function networkCode(error: unknown): string | null {
  const cause = error instanceof Error ? error.cause : null
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : null
  return typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : null
}

/** The HTTP status behind a fault, where there was one. */
export function statusOf(error: unknown): number | null {
  if (!(error instanceof ConnectorAuthError) || !(error.cause instanceof Error)) return null
  const status = /^status (\d+)$/.exec(error.cause.message)?.[1]
  return status === undefined ? null : Number(status)
}

/** Whether Cyclr refused what it was told; what that means depends on the call. */
export function isRefusal(error: unknown): boolean {
  const status = statusOf(error)
  return status === 400 || status === 422
}

/** Whether a write may have been done although it failed: then the truth has to be read. */
export function isAmbiguous(error: unknown): boolean {
  if (!(error instanceof ConnectorAuthError)) return false
  const status = statusOf(error)
  return error.code === 'upstream_timeout' || (error.code === 'upstream_error' && (status === null || status >= 500))
}
