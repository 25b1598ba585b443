import { createRequestId, referenceOf } from './reference.js'

type ErrorSpec = { status: number; retryable: boolean; visible: boolean }

/**
 * Every error code: its HTTP status (0: made by the widget, never an answer), whether trying again may help, and whether
 * a browser may see it. The proxy answers the other codes as `misconfigured`.
 */
export const ERROR_CODES = {
  unauthenticated: { status: 401, retryable: false, visible: true },
  forbidden: { status: 403, retryable: false, visible: true },
  forbidden_origin: { status: 403, retryable: false, visible: true },
  not_found: { status: 404, retryable: false, visible: true },
  invalid_request: { status: 400, retryable: false, visible: true },
  method_not_allowed: { status: 405, retryable: false, visible: true },
  request_timeout: { status: 408, retryable: true, visible: true },
  conflict: { status: 409, retryable: false, visible: true },
  payload_too_large: { status: 413, retryable: false, visible: true },
  unsupported_media_type: { status: 415, retryable: false, visible: true },
  credentials_rejected: { status: 422, retryable: false, visible: true },
  rate_limited: { status: 429, retryable: true, visible: true },
  misconfigured: { status: 500, retryable: false, visible: true },
  install_refused: { status: 422, retryable: false, visible: false },
  upstream_auth: { status: 502, retryable: false, visible: false },
  upstream_error: { status: 502, retryable: true, visible: true },
  unavailable: { status: 503, retryable: true, visible: true },
  upstream_timeout: { status: 504, retryable: true, visible: true },
  network: { status: 0, retryable: true, visible: false },
  bad_response: { status: 0, retryable: false, visible: false },
  page_expired: { status: 0, retryable: false, visible: false },
  page_outdated: { status: 0, retryable: false, visible: false },
  widget_error: { status: 0, retryable: false, visible: false },
} as const satisfies Record<string, ErrorSpec>

/** What went wrong. `ConnectorAuthError` says of each code whether it may be tried again. */
export type ErrorCode = keyof typeof ERROR_CODES

/** Why a value was refused, without the value. */
export type FieldError = {
  /** Whether it is a setting or part of the credential. */
  in: 'values' | 'credentials'
  /** Cyclr's name of the parameter, or `apiKey`, `username` or `password`. */
  name: string
  /** Why it was refused. */
  reason: FieldReason
}

/** What a field is called wherever it stands in a form. */
export function keyOf({ in: place, name }: Pick<FieldError, 'in' | 'name'>): string {
  return `${place} ${name}`
}

export const FIELD_REASONS = [
  'required',
  'notAChoice',
  'pattern',
  'tooLong',
  'badCharacter',
  'colon',
  'unknown',
] as const
/** Why the proxy refuses a value. */
export type FieldReason = (typeof FIELD_REASONS)[number]

export type ErrorDetails = {
  cause?: unknown
  requestId?: string | undefined
  fields?: readonly FieldError[] | undefined
  /** Seconds. */
  retryAfter?: number | undefined
  /** After a rejection while reconnecting: whether the earlier settings and credential are restored. */
  restored?: boolean | undefined
}

/**
 * The only error class of this package, in the proxy and in the browser. Its message is the code. Decide by
 * `code`: a server need not import the class.
 *
 * @example
 * import { ConnectorAuthError, type WizardActions } from 'connector-auth-wizard'
 *
 * // Copies a connect link. Returns what the user can quote to support when that failed.
 * export async function copyLink({ inviteColleague }: WizardActions): Promise<string | null> {
 *   try {
 *     await navigator.clipboard.writeText((await inviteColleague()).url)
 *     return null
 *   } catch (error) {
 *     if (!(error instanceof ConnectorAuthError)) throw error
 *     return error.reference
 *   }
 * }
 */
export class ConnectorAuthError extends Error {
  /** What went wrong. */
  readonly code: ErrorCode
  /** `X-Request-Id` of the failed request, as in the proxy's log. */
  readonly requestId: string | undefined
  /** The values that were refused, and why. Empty when it was not about a value. */
  readonly fields: readonly FieldError[]
  /** Seconds to wait before another try, where the proxy or Cyclr named them. */
  readonly retryAfter: number | undefined
  /** After a rejection while reconnecting: whether the earlier settings and credential are in place again. */
  readonly restored: boolean | undefined
  /**
   * What a user can quote to support: the start of `requestId`, so it is in the log, the audit and the header of the answer.
   * Of an error that no request has, it is in `onError` and in the copied details alone.
   */
  readonly reference: string

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code, details)
    this.name = 'ConnectorAuthError'
    this.code = code
    this.requestId = details.requestId
    this.fields = details.fields ?? []
    this.retryAfter = details.retryAfter
    this.restored = details.restored
    this.reference = referenceOf(details.requestId ?? createRequestId())
  }

  /** The HTTP status of its answer; 0 for an error that the widget found itself. */
  get status(): number {
    return ERROR_CODES[this.code].status
  }

  /** Whether the same action may succeed later. */
  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable
  }
}

/** The code that a browser may see. */
export function visibleCode(code: ErrorCode): ErrorCode {
  return ERROR_CODES[code].visible ? code : 'misconfigured'
}
