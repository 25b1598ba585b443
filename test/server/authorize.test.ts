import { describe, expect, it } from 'vitest'
import type { AuthorizationRequest, Authorize } from '../../src/server/options/ProxyOptions.js'
import { readOptions } from '../../src/server/options/readOptions.js'
import { authorizeRequest } from '../../src/server/session/authorizeRequest.js'
import { codeOf, createHarness, GRANT, ORIGIN, optionsWith } from './harness.js'

const ROUTES: readonly [string, string, object | undefined, AuthorizationRequest][] = [
  ['GET', '/connectors?ids=1,2', undefined, { action: 'read', accountConnectorIds: ['1', '2'] }],
  ['GET', '/connectors/7', undefined, { action: 'read', accountConnectorId: '7' }],
  ['GET', '/connectors/7/status', undefined, { action: 'read', accountConnectorId: '7' }],
  ['GET', '/connectors/7/lookups?name=a', undefined, { action: 'connect', accountConnectorId: '7' }],
  ['PUT', '/connectors/7/parameters', { values: {} }, { action: 'connect', accountConnectorId: '7' }],
  ['PUT', '/connectors/7/credentials', { methodId: 'm' }, { action: 'connect', accountConnectorId: '7' }],
  ['DELETE', '/connectors/7/credentials', undefined, { action: 'disconnect', accountConnectorId: '7' }],
  ['POST', '/connectors/7/identity', {}, { action: 'check', accountConnectorId: '7' }],
  ['POST', '/connectors/7/oauth', { methodId: 'm', mode: 'popup' }, { action: 'connect', accountConnectorId: '7' }],
]
const initOf = (method: string, body?: object) => ({ method, ...(body && { body: JSON.stringify(body) }) })

describe('authorize', () => {
  it.each(ROUTES)('is called once with the authorization request of %s %s', async (method, path, body, ask) => {
    const asked: AuthorizationRequest[] = []
    const authorize: Authorize = (_, one) => {
      asked.push(one)
      return { ...GRANT, can: ['read', 'connect', 'disconnect', 'check'] }
    }
    const harness = createHarness({ options: { authorize } })
    expect((await harness.ask(path, initOf(method, body))).status).toBe(200)
    expect(asked).toEqual([ask])
  })

  const answers: readonly [string, Authorize, number, string][] = [
    ['not signed in', () => null, 401, 'unauthenticated'],
    ['not allowed', () => 'forbidden', 403, 'forbidden'],
    [
      'throws',
      () => {
        throw new Error('canary')
      },
      500,
      'misconfigured',
    ],
    ['rejects', async () => Promise.reject(new TypeError('canary')), 500, 'misconfigured'],
    ['rejects with a string', async () => Promise.reject<null>('canary'), 500, 'misconfigured'],
    ['returns no account id', () => ({ ...GRANT, accountId: '' }), 500, 'misconfigured'],
    [
      'PV-06: returns an account id with a line break',
      () => ({ ...GRANT, accountId: 'a\r\nX-Evil: 1' }),
      500,
      'misconfigured',
    ],
    ['PV-06: returns an account id beyond Latin-1', () => ({ ...GRANT, accountId: '口座' }), 500, 'misconfigured'],
    ['returns no user id', () => ({ ...GRANT, userId: '' }), 500, 'misconfigured'],
  ]

  it.each(answers.flatMap((answer) => ROUTES.map((route) => [...answer, ...route] as const)))(
    'PA-02: %s',
    async (_, authorize, status, code, method, path, body) => {
      const { ask, calls, lines } = createHarness({ options: { authorize } })
      const response = await ask(path, initOf(method, body))
      expect(response.status).toBe(status)
      expect(await codeOf(response)).toBe(code)
      expect(calls).toEqual([])
      expect(lines).toHaveLength(1)
      expect(JSON.stringify(lines)).not.toContain('canary')
    },
  )

  it('PA-02: has a time limit, and the request is answered with 504 after it', async () => {
    const config = readOptions(optionsWith({ authorize: () => new Promise(() => undefined) }))
    const ask = { action: 'read', accountConnectorId: '7' } as const
    const late = authorizeRequest(config, new Request(ORIGIN), ask, { reads: 1 }, 5)
    await expect(late).rejects.toMatchObject({ code: 'upstream_timeout', status: 504 })
  })

  it.each([
    ['reads and connects by default, and disconnects only when granted', undefined, [200, 200, 403]],
    ['only reads', ['read'], [200, 403, 403]],
    ['does all of it', ['read', 'connect', 'disconnect'], [200, 200, 200]],
    ['does nothing', [], [403, 403, 403]],
  ] as const)('limits the actions by the grant: %s', async (_, can, statuses) => {
    const { ask } = createHarness({ options: { authorize: () => ({ ...GRANT, ...(can && { can }) }) } })
    const got = [
      await ask('/connectors/7'),
      await ask('/connectors/7/parameters', initOf('PUT', { values: {} })),
      await ask('/connectors/7/credentials', { method: 'DELETE' }),
    ]
    expect(got.map(({ status }) => status)).toEqual(statuses)
  })

  it('PA-08: is called again for every request: nothing is written after the session has ended', async () => {
    let signedIn = true
    const { ask, put, calls } = createHarness({ options: { authorize: () => (signedIn ? GRANT : null) } })
    expect((await ask('/connectors/7')).status).toBe(200)
    signedIn = false
    expect((await put('/connectors/7/parameters', { values: {} })).status).toBe(401)
    expect(calls.map(({ name }) => name)).toEqual(['read'])
  })

  it('PA-08: is called before the body is read', async () => {
    const { ask } = createHarness({ options: { authorize: () => null } })
    expect((await ask('/connectors/7/parameters', { method: 'PUT', body: '{' })).status).toBe(401)
  })

  it('PA-05: cannot be influenced by the body', async () => {
    const { put, calls } = createHarness()
    const response = await put('/connectors/7/parameters', { values: {}, accountId: 'other' })
    expect(await codeOf(response)).toBe('invalid_request')
    expect(calls).toEqual([])
  })
})
