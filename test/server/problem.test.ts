import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { problem as problemSchema } from '../../src/core/contract.js'
import { ConnectorAuthError, ERROR_CODES, type ErrorCode } from '../../src/core/errors.js'
import { safeError, toConnectorAuthError } from '../../src/server/http/problem.js'
import { createHarness } from './harness.js'

const CANARY = 'sk-canary-7d1f'
const CODES = Object.keys(ERROR_CODES).filter((code): code is ErrorCode => code in ERROR_CODES)
const failing = (error: unknown) => createHarness({ service: { read: () => Promise.reject(error) } })

describe('An error', () => {
  it.each(CODES.filter((code) => ERROR_CODES[code].status > 0))(
    '%s is answered with its status and code in the table',
    async (code) => {
      const response = await failing(new ConnectorAuthError(code)).ask('/connectors/1')
      const { status, visible } = ERROR_CODES[code]
      const body: unknown = await response.json()
      expect(response.status).toBe(visible ? status : 500)
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
      expect(body).toEqual({
        type: 'about:blank',
        title: expect.any(String),
        status: response.status,
        code: visible ? code : 'misconfigured',
        requestId: response.headers.get('X-Request-Id'),
      })
      expect(problemSchema.safeParse(body).success).toBe(true)
    },
  )

  it('has the refused fields, retryAfter, and whether the earlier values are restored', async () => {
    const fields = [{ in: 'values', name: 'Domain', reason: 'pattern' }] as const
    const fault = new ConnectorAuthError('rate_limited', { fields, retryAfter: 7, restored: false })
    const response = await failing(fault).ask('/connectors/1')
    expect(response.headers.get('Retry-After')).toBe('7')
    expect(await response.json()).toMatchObject({ fields, retryAfter: 7, restored: false })
  })

  it.each([
    ['a ConnectorAuthError', new ConnectorAuthError('upstream_error', { cause: new Error('status 503') })],
    ['an Error of the host', new Error(CANARY)],
    ['an Error of several lines', new Error(`first\n${CANARY}\nthird`)],
    ['an Error with a cause', new TypeError('fetch failed', { cause: new Error(CANARY) })],
    ['a string', CANARY],
    ['an object', { message: CANARY }],
    ['undefined', undefined],
  ])('PL-04, PL-06: is answered and logged without its text: %s', async (_, error) => {
    const { ask, lines } = failing(error)
    const response = await ask('/connectors/1?note=query-canary')
    expect(await response.text()).not.toContain(CANARY)
    expect(response.status).toBeGreaterThanOrEqual(500)
    expect(lines).toHaveLength(1)
    expect(inspect(lines, { depth: 9 })).not.toMatch(/canary/)
    expect(lines[0]).toMatchObject({
      level: 'error',
      fields: {
        requestId: response.headers.get('X-Request-Id'),
        method: 'GET',
        path: '/api/connector-auth/connectors/1',
      },
    })
  })

  it('is logged with its class and stack frames', () => {
    expect(toConnectorAuthError(new RangeError(CANARY)).cause).toMatchObject({
      message: expect.stringMatching(/^RangeError at .*problem\.test\.ts/),
    })
    expect(safeError('text').message).toBe('a thrown string')
  })

  it('of Cyclr is logged with its status alone', async () => {
    const { ask, lines } = failing(new ConnectorAuthError('upstream_auth', { cause: new Error('status 403') }))
    await ask('/connectors/1')
    expect(lines[0]?.fields).toMatchObject({ code: 'upstream_auth', reason: 'status 403' })
  })

  it('below status 500 is logged as info', async () => {
    const { ask, lines } = failing(new ConnectorAuthError('not_found'))
    await ask('/connectors/1')
    expect(lines.map(({ level }) => level)).toEqual(['info'])
  })
})
