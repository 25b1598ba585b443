import { describe, expect, it } from 'vitest'
import type { Authorize } from '../../src/server/options/ProxyOptions.js'
import { codeOf, createHarness, GRANT, NAVIGATION, OWN, returnPathOf } from './harness.js'

/** Every route of the wizard, as a request that succeeds, and the method of the service that it calls. */
const ROUTES: readonly (readonly [name: string, method: string, path: string, body: object | undefined])[] = [
  ['list', 'GET', '/connectors?ids=36328', undefined],
  ['read', 'GET', '/connectors/36328', undefined],
  ['authState', 'GET', '/connectors/36328/status', undefined],
  ['lookup', 'GET', '/connectors/36328/lookups?name=List', undefined],
  ['saveParameters', 'PUT', '/connectors/36328/parameters', { values: {} }],
  ['saveCredentials', 'PUT', '/connectors/36328/credentials', { methodId: 'm', apiKey: 'k' }],
  ['removeCredentials', 'DELETE', '/connectors/36328/credentials', undefined],
  ['startSignIn', 'POST', '/connectors/36328/oauth', { methodId: 'm', mode: 'popup' }],
  ['read', 'DELETE', '/connectors/36328/oauth?attempt=a', undefined],
]
const ONES = ROUTES.filter(([, , path]) => path.startsWith('/connectors/36328'))
const authorize: Authorize = () => ({ ...GRANT, can: ['read', 'connect', 'disconnect'] })
const everything = { options: { authorize } }
const bodyOf = (body?: object) => (body === undefined ? {} : { body: JSON.stringify(body) })

describe('Routes', () => {
  it.each(ROUTES)('call %s of the service for %s %s', async (name, method, path, body) => {
    const { ask, calls } = createHarness(everything)
    expect((await ask(path, { method, ...bodyOf(body) })).status).toBe(200)
    expect(calls.map((call) => call.name)).toEqual([name])
  })

  it.each([
    '/',
    '',
    '/connector/1',
    '/connectors/1/2',
    '/connectors/1//',
    '/connectors/1/verify',
    '/oauth',
    '/oauth/launch/x',
    '/../secret',
  ])('answer 404 for any other path: %s', async (path) => {
    const { ask, calls } = createHarness()
    const response = await ask(path)
    expect(response.status).toBe(404)
    expect(await codeOf(response)).toBe('not_found')
    expect(calls).toEqual([])
  })

  it.each([
    ['PATCH', '/connectors/36328', 'GET'],
    ['DELETE', '/connectors/36328', 'GET'],
    ['POST', '/connectors', 'GET'],
    ['POST', '/connectors/36328/parameters', 'PUT'],
    ['GET', '/connectors/36328/credentials', 'PUT, DELETE'],
    ['GET', '/connectors/36328/oauth', 'POST, DELETE'],
    ['HEAD', '/connectors/36328', 'GET'],
    ['HEAD', '/oauth/launch?ticket=x', 'GET, POST'],
    ['HEAD', '/oauth/return', 'GET'],
    ['PUT', '/oauth/launch', 'GET, POST'],
    ['POST', '/oauth/return', 'GET'],
    ['OPTIONS', '/connectors/36328', 'GET'],
  ])('PA-18: refuse %s %s with an Allow header', async (method, path, allow) => {
    const { ask, calls } = createHarness()
    const response = await ask(path, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('Allow')).toBe(allow)
    expect(calls).toEqual([])
  })

  it('PA-18: take no method from a header', async () => {
    const { ask, calls } = createHarness(everything)
    const response = await ask('/connectors/36328', { headers: { ...OWN, 'X-HTTP-Method-Override': 'DELETE' } })
    expect(response.status).toBe(200)
    expect(calls.map(({ name }) => name)).toEqual(['read'])
  })
})

describe('Ids', () => {
  const traversals = [
    '..',
    '%2e%2e',
    '1/../../accounts',
    '1%2f..',
    '1\\..\\..',
    '1;a',
    '1%3Fx',
    '1%23',
    '1%00',
    '%2531',
  ]
  const numbers = ['0', '-1', '+1', '01', '1e3', '0x10', '１２', '%2012', '12345678901234567890', '1,2', '1.0']

  it.each(traversals.flatMap((id) => ONES.map((route) => [id, ...route] as const)))(
    'PV-01: %s is refused as an id for %s',
    async (id, _, method, path, body) => {
      const { ask, calls } = createHarness(everything)
      const response = await ask(path.replace('36328', id), { method, ...bodyOf(body) })
      expect([404, 405]).toContain(response.status)
      expect(calls).toEqual([])
    },
  )

  it.each(numbers.flatMap((id) => ONES.map((route) => [id, ...route] as const)))(
    'PV-02: %s is refused as an id for %s',
    async (id, _, method, path, body) => {
      const { ask, calls } = createHarness(everything)
      expect((await ask(path.replace('36328', id), { method, ...bodyOf(body) })).status).toBe(404)
      expect(calls).toEqual([])
    },
  )

  it.each(['9007199254740993', '9223372036854775807', '1'])('PV-03: %s is passed on digit by digit', async (id) => {
    const { ask, calls } = createHarness()
    await ask(`/connectors/${id}`)
    expect(calls[0]?.args[1]).toBe(id)
  })

  it.each(['', '1,', ',1', '1,x', '0', '1 ,2', Array.from({ length: 101 }, (_, index) => index + 1).join()])(
    'an invalid list of ids is refused: %#',
    async (ids) => {
      const { ask, calls } = createHarness()
      expect(await codeOf(await ask(`/connectors?ids=${ids}`))).toBe('invalid_request')
      expect(calls).toEqual([])
    },
  )

  it('a list may have up to a hundred', async () => {
    const { ask, calls } = createHarness()
    const ids = Array.from({ length: 100 }, (_, index) => String(index + 1))
    expect((await ask(`/connectors?ids=${ids.join()}`)).status).toBe(200)
    expect(calls[0]?.args[1]).toEqual(ids)
  })
})

describe('PL-09: headers', () => {
  const pages: readonly [string, string, string, RequestInit][] = [
    ['a page', 'GET', '/oauth/launch?ticket=x', { headers: NAVIGATION }],
    ['a prefetch', 'GET', '/oauth/launch?ticket=x', { headers: { Purpose: 'prefetch' } }],
    [
      'a form',
      'POST',
      '/oauth/launch',
      { headers: { ...NAVIGATION, 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'ticket=x' },
    ],
    ['the return page', 'GET', '/oauth/return?attempt=a&proof=b', {}],
    ['an unknown path', 'GET', '/nowhere', {}],
    ['a wrong method', 'PATCH', '/connectors/36328', {}],
    ['a request without the wizard header', 'GET', '/connectors/36328', { headers: {} }],
    ['an invalid body', 'PUT', '/connectors/36328/parameters', { body: '{' }],
  ]
  const requests = [
    ...ROUTES.map(([name, method, path, body]) => [name, method, path, bodyOf(body)] as const),
    ...pages,
  ]

  it.each(requests)('of %s (%s %s)', async (_, method, path, init) => {
    const { ask } = createHarness(everything)
    const { headers } = await ask(path, { method, ...init })
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('X-Request-Id')).toMatch(/^([0-9A-F]{4}-){7}[0-9A-F]{4}$/)
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('unsafe-none')
    expect(headers.get('X-Frame-Options')).toBe('DENY')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    for (const absent of [
      'Strict-Transport-Security',
      'Cross-Origin-Resource-Policy',
      'X-Powered-By',
      'Set-Cookie',
      'Access-Control-Allow-Origin',
    ]) {
      expect(headers.has(absent)).toBe(false)
    }
  })

  it('of a launch', async () => {
    const { ask, start } = createHarness()
    const { headers, status } = await ask((await start()).path, { headers: NAVIGATION })
    expect(status).toBe(302)
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('unsafe-none')
  })

  it('contain a request id of the proxy, never the one that was sent', async () => {
    const { ask } = createHarness()
    const response = await ask('/nowhere', { headers: { 'X-Request-Id': 'forged' } })
    const { requestId }: { requestId: string } = await response.json()
    expect(response.headers.get('X-Request-Id')).toBe(requestId)
    expect(requestId).not.toBe('forged')
  })

  it('of a return in redirect mode', async () => {
    const { ask, start } = createHarness()
    const { path } = await start({ mode: 'redirect', returnTo: 'https://app.acme.test/settings' })
    const response = await ask(returnPathOf(await ask(path, { headers: NAVIGATION })))
    expect(response.status).toBe(302)
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
  })
})
