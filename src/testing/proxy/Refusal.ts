import type { ErrorCode, FieldError } from '../../core/errors.js'

const STATUSES = {
  unauthenticated: 401,
  forbidden: 403,
  forbidden_origin: 403,
  not_found: 404,
  invalid_request: 400,
  method_not_allowed: 405,
  conflict: 409,
  credentials_rejected: 422,
  unavailable: 503,
} as const satisfies { readonly [code in ErrorCode]?: number }

type Details = { fields?: readonly FieldError[]; restored?: boolean }

/** A request that the proxy does not carry out. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  readonly code: keyof typeof STATUSES
  readonly details: Details

  constructor(code: keyof typeof STATUSES, details: Details = {}) {
    super(code)
    this.code = code
    this.details = details
  }

  /** The answer, as RFC 9457 has it. */
  toResponse(): Response {
    const status = STATUSES[this.code]
    const requestId = crypto.randomUUID().toUpperCase()
    const title = this.code.replaceAll('_', ' ')
    const body = { type: 'about:blank', title, status, code: this.code, requestId, ...this.details }
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/problem+json', 'X-Request-Id': requestId },
    })
  }
}
