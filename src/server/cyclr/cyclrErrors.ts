import { ConnectorAuthError, type ErrorCode } from '../../core/errors.js'

/** The `cause` of an error that Cyclr answered with: the status as data, and nothing that Cyclr wrote. */
type StatusCause = Error & { cyclrStatus: number; pauseSeconds: number | null; byThirdParty: boolean }

/** Used where Cyclr asks for a pause and does not say how long. */
const DEFAULT_PAUSE_SECONDS = 30
/** Longer than anybody waits. */
const MAX_PAUSE_SECONDS = 300

const CODES: { readonly [status: number]: ErrorCode } = {
  401: 'upstream_auth',
  403: 'upstream_auth',
  404: 'not_found',
  429: 'rate_limited',
}

/** The error for an answer without success. Nothing of its body is kept: it may contain what was sent. */
export function statusError({ status, headers }: Response, now: number, byThirdParty: boolean): ConnectorAuthError {
  const pauseSeconds = pauseFrom(headers.get('Retry-After'), now)
  const cause: StatusCause = Object.assign(new Error(`status ${status}`), {
    cyclrStatus: status,
    pauseSeconds,
    byThirdParty,
  })
  const code = CODES[status] ?? 'upstream_error'
  if (code !== 'rate_limited') return new ConnectorAuthError(code, { cause })
  const asked = Math.ceil(pauseSeconds ?? DEFAULT_PAUSE_SECONDS)
  return new ConnectorAuthError(code, { cause, retryAfter: Math.min(MAX_PAUSE_SECONDS, Math.max(1, asked)) })
}

/** The error for a call that got no complete answer, by what the runtime threw. */
export function connectionError(error: unknown): ConnectorAuthError {
  if (error instanceof ConnectorAuthError) return error
  const name = error instanceof Error ? error.name : 'unknown'
  const isTimeout = name === 'TimeoutError' || name === 'AbortError'
  const cause = new Error([name, networkCode(error)].filter(Boolean).join(' '))
  return new ConnectorAuthError(isTimeout ? 'upstream_timeout' : 'upstream_error', { cause })
}

/** The runtime's code for a broken connection, such as `ECONNRESET`. */
export function networkCode(error: unknown): string | null {
  const cause = error instanceof Error ? error.cause : null
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : null
  return typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : null
}

/** The HTTP status that Cyclr answered with; `null` without an answer. */
export function statusOf(error: unknown): number | null {
  return statusCauseOf(error)?.cyclrStatus ?? null
}

/** The seconds until a retry that Cyclr asked for; `null` when it asked for none. */
export function pauseSecondsOf(error: unknown): number | null {
  return statusCauseOf(error)?.pauseSeconds ?? null
}

/** Cyclr refused the content of the call. What that means depends on the call. */
export function isRefusal(error: unknown): boolean {
  const status = statusOf(error)
  return status === 400 || status === 422
}

/** The refusal speaks of the third party. Known for calls with `asksThirdParty` only. */
export function isByThirdParty(error: unknown): boolean {
  return isRefusal(error) && (statusCauseOf(error)?.byThirdParty ?? false)
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ConnectorAuthError && error.code === 'not_found'
}

/** A write that failed like this may have been done: only reading shows whether it was. */
export function isAmbiguous(error: unknown): boolean {
  if (!(error instanceof ConnectorAuthError)) return false
  const status = statusOf(error)
  return error.code === 'upstream_timeout' || (error.code === 'upstream_error' && (status === null || status >= 500))
}

function statusCauseOf(error: unknown): StatusCause | null {
  const cause = error instanceof ConnectorAuthError ? error.cause : null
  return isStatusCause(cause) ? cause : null
}

function isStatusCause(cause: unknown): cause is StatusCause {
  return cause instanceof Error && 'cyclrStatus' in cause
}

/** `Retry-After` in seconds, from a number or a date; `null` when it is neither. */
function pauseFrom(header: string | null, now: number): number | null {
  const text = header?.trim() ?? ''
  if (text === '') return null
  const seconds = /^-?\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000
  return Number.isNaN(seconds) ? null : seconds
}
