import { describe, expect, it } from 'vitest'
import { ConnectorAuthError, ERROR_CODES, type ErrorCode, FIELD_REASONS, visibleCode } from '../../src/core/errors.js'

type Row = [code: ErrorCode, status: number, retryable: boolean, seen: ErrorCode]

const TABLE: readonly Row[] = [
  ['unauthenticated', 401, false, 'unauthenticated'],
  ['forbidden', 403, false, 'forbidden'],
  ['forbidden_origin', 403, false, 'forbidden_origin'],
  ['not_found', 404, false, 'not_found'],
  ['invalid_request', 400, false, 'invalid_request'],
  ['method_not_allowed', 405, false, 'method_not_allowed'],
  ['request_timeout', 408, true, 'request_timeout'],
  ['conflict', 409, false, 'conflict'],
  ['payload_too_large', 413, false, 'payload_too_large'],
  ['unsupported_media_type', 415, false, 'unsupported_media_type'],
  ['credentials_rejected', 422, false, 'credentials_rejected'],
  ['rate_limited', 429, true, 'rate_limited'],
  ['misconfigured', 500, false, 'misconfigured'],
  ['install_refused', 422, false, 'misconfigured'],
  ['upstream_auth', 502, false, 'misconfigured'],
  ['upstream_error', 502, true, 'upstream_error'],
  ['unavailable', 503, true, 'unavailable'],
  ['upstream_timeout', 504, true, 'upstream_timeout'],
  ['network', 0, true, 'misconfigured'],
  ['bad_response', 0, false, 'misconfigured'],
  ['page_expired', 0, false, 'misconfigured'],
  ['page_outdated', 0, false, 'misconfigured'],
  ['widget_error', 0, false, 'misconfigured'],
]

describe('the table of errors', () => {
  it('has exactly these codes', () => {
    expect(Object.keys(ERROR_CODES)).toEqual(TABLE.map(([code]) => code))
  })

  it.each(TABLE)('%s: status %i, retryable %s, sent to browsers as %s', (code, status, retryable, seen) => {
    const error = new ConnectorAuthError(code)
    expect([error.status, error.retryable, visibleCode(code)]).toEqual([status, retryable, seen])
  })

  it('has an HTTP status for every visible code', () => {
    for (const code of Object.values(TABLE).map(([one]) => visibleCode(one))) {
      expect(ERROR_CODES[code].status).toBeGreaterThanOrEqual(400)
      expect(ERROR_CODES[code].visible).toBe(true)
    }
  })

  it('has these reasons for an invalid value', () => {
    expect(FIELD_REASONS).toEqual(['required', 'notAChoice', 'pattern', 'tooLong', 'badCharacter', 'colon', 'unknown'])
  })
})

describe('an error', () => {
  it('has its code as message and no details by default', () => {
    const error = new ConnectorAuthError('not_found')
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ name: 'ConnectorAuthError', message: 'not_found', code: 'not_found', fields: [] })
    expect('cause' in error).toBe(false)
    expect([error.requestId, error.retryAfter, error.restored]).toEqual([undefined, undefined, undefined])
  })

  it('keeps its details, and the cause for the log', () => {
    const cause = new Error('inside')
    const fields = [{ in: 'values', name: 'x', reason: 'required' }] as const
    const error = new ConnectorAuthError('rate_limited', {
      cause,
      requestId: 'r',
      fields,
      retryAfter: 7,
      restored: false,
    })
    expect(error).toMatchObject({ cause, requestId: 'r', fields, retryAfter: 7, restored: false })
    expect(error.message).toBe('rate_limited')
  })
})
