import { describe, expect, it } from 'vitest'
import { codeOf, createHarness, ORIGIN, OWN } from './harness.js'

const SIBLING = 'https://widget.acme.test'
const write = (headers: Record<string, string>) => ({ method: 'PUT', body: '{"values":{}}', headers })
const { 'Sec-Fetch-Site': _, ...NO_METADATA } = OWN

/** The preflight of a write from another origin. */
const preflight = (Origin: string) => ({
  method: 'OPTIONS',
  headers: { Origin, 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'x-connector-wizard' },
})

describe('The origin of a write', () => {
  it.each([
    ['PA-09', 'cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['PA-10', 'same-site', { 'Sec-Fetch-Site': 'same-site' }],
    ['PA-10', 'same-site from a sibling that is not allowed', { 'Sec-Fetch-Site': 'same-site', Origin: SIBLING }],
    ['PA-09', 'the address bar', { 'Sec-Fetch-Site': 'none' }],
    ['PA-09', 'cross-site with the right Origin', { 'Sec-Fetch-Site': 'cross-site', Origin: ORIGIN }],
    ['PA-12', 'no metadata, Origin null', { Origin: 'null' }],
    ['PA-12', 'no metadata, no Origin', {}],
    ['PA-12', 'no metadata, a suffix look-alike', { Origin: `${ORIGIN}.evil.test` }],
    ['PA-12', 'no metadata, a prefix look-alike', { Origin: 'https://evil-app.acme.test' }],
    ['PA-12', 'no metadata, another port', { Origin: `${ORIGIN}:8443` }],
    ['PA-12', 'no metadata, plain http', { Origin: ORIGIN.replace('https', 'http') }],
  ])('%s: is refused from %s', async (_id, _what, headers) => {
    const { ask, calls } = createHarness()
    const response = await ask('/connectors/36328/parameters', write({ ...NO_METADATA, ...headers }))
    expect(response.status).toBe(403)
    expect(await codeOf(response)).toBe('forbidden_origin')
    expect(calls).toEqual([])
  })

  it.each([
    ['same-origin', { 'Sec-Fetch-Site': 'same-origin' }],
    ['PA-11: no metadata, good Origin', { Origin: ORIGIN }],
  ])('is accepted from %s', async (_what, headers) => {
    const { ask } = createHarness()
    expect((await ask('/connectors/36328/parameters', write({ ...NO_METADATA, ...headers }))).status).toBe(200)
  })

  it.each(['same-site', 'cross-site'])('is accepted from an allowed origin that is %s', async (site) => {
    const { ask } = createHarness({ options: { allowedOrigins: [SIBLING] } })
    const headers = { ...OWN, 'Sec-Fetch-Site': site }
    expect((await ask('/connectors/36328/parameters', write({ ...headers, Origin: SIBLING }))).status).toBe(200)
    expect((await ask('/connectors/36328/parameters', write({ ...headers, Origin: 'https://evil.test' }))).status).toBe(
      403,
    )
  })

  it.each(['DELETE', 'PUT'])('is checked for %s, with or without a body', async (method) => {
    const { ask, calls } = createHarness()
    const headers = { ...OWN, 'Sec-Fetch-Site': 'cross-site' }
    expect((await ask('/connectors/36328/credentials', { method, headers })).status).toBe(403)
    expect(calls).toEqual([])
  })

  it.each([
    ['GET', '/connectors/36328'],
    ['GET', '/connectors?ids=1'],
    ['GET', '/connectors/36328/status'],
    ['PUT', '/connectors/36328/parameters'],
    ['POST', '/connectors/36328/oauth'],
    ['DELETE', '/connectors/36328/credentials'],
  ])('PA-13: %s %s is refused without the X-Connector-Wizard header', async (method, path) => {
    const { ask, calls } = createHarness()
    for (const value of [undefined, '0', '']) {
      const headers = new Headers(OWN)
      headers.delete('X-Connector-Wizard')
      if (value !== undefined) headers.set('X-Connector-Wizard', value)
      expect(await codeOf(await ask(path, { method, headers }))).toBe('forbidden_origin')
    }
    expect(calls).toEqual([])
  })
})

describe('The type of a body', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-7',
    'application/json; charset=utf-8; charset=utf-7',
    'application/json, text/plain',
    'application/jsonx',
    'application/problem+json',
    '',
  ])('PA-14: %j is refused', async (type) => {
    const { ask, calls } = createHarness()
    const response = await ask('/connectors/36328/parameters', write({ ...OWN, 'Content-Type': type }))
    expect(response.status).toBe(415)
    expect(await codeOf(response)).toBe('unsupported_media_type')
    expect(calls).toEqual([])
  })

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
    '%s is accepted',
    async (type) => {
      const { ask } = createHarness()
      expect((await ask('/connectors/36328/parameters', write({ ...OWN, 'Content-Type': type }))).status).toBe(200)
    },
  )

  it.each(['gzip', 'br', 'deflate, gzip'])(
    'PV-09: a body encoded with %s is refused without being read',
    async (encoding) => {
      const { ask, calls } = createHarness()
      const response = await ask('/connectors/36328/parameters', write({ ...OWN, 'Content-Encoding': encoding }))
      expect(response.status).toBe(415)
      expect(calls).toEqual([])
    },
  )
})

describe('CORS', () => {
  it('PA-16: is off by default', async () => {
    const { ask } = createHarness()
    for (const origin of [ORIGIN, SIBLING, 'https://evil.test', 'null']) {
      const response = await ask('/connectors/36328', preflight(origin))
      expect(response.status).toBe(405)
      expect(response.headers.has('Access-Control-Allow-Origin')).toBe(false)
    }
  })

  it('is enabled for the exact allowed origins, with credentials and Vary: Origin', async () => {
    const { ask } = createHarness({ options: { allowedOrigins: [SIBLING] } })
    const { headers, status } = await ask('/connectors/36328/parameters', preflight(SIBLING))
    expect(status).toBe(204)
    expect(headers.get('Access-Control-Allow-Origin')).toBe(SIBLING)
    expect(headers.get('Access-Control-Allow-Credentials')).toBe('true')
    expect(headers.get('Access-Control-Allow-Headers')).toContain('X-Connector-Wizard')
    expect(headers.get('Vary')).toContain('Origin')
  })

  it.each(['https://evil.test', `${SIBLING}.evil.test`, 'null', ORIGIN.replace('https', 'http')])(
    'PA-16: is not enabled for %s',
    async (origin) => {
      const { ask } = createHarness({ options: { allowedOrigins: [SIBLING] } })
      for (const init of [preflight(origin), { headers: { ...OWN, Origin: origin } }]) {
        const { headers } = await ask('/connectors/36328', init)
        expect(headers.has('Access-Control-Allow-Origin')).toBe(false)
        expect(headers.get('Vary')).toContain('Origin')
      }
    },
  )

  it('covers errors, so that a widget on another origin can read their code', async () => {
    const { ask } = createHarness({ options: { allowedOrigins: [SIBLING], authorize: () => null } })
    const response = await ask('/connectors/36328', { headers: { ...OWN, Origin: SIBLING } })
    expect(response.status).toBe(401)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(SIBLING)
  })

  it('does not cover the pages of the sign-in window', async () => {
    const { ask } = createHarness({ options: { allowedOrigins: [SIBLING] } })
    const { headers } = await ask('/oauth/launch?ticket=x', { headers: { Origin: SIBLING } })
    expect(headers.has('Access-Control-Allow-Origin')).toBe(false)
  })
})

describe('Headers and query of a request', () => {
  it('PA-17: do not change the origin of launch and return addresses', async () => {
    const { start } = createHarness()
    const { launchUrl } = await start(
      {},
      { Host: 'evil.test', 'X-Forwarded-Host': 'evil.test', 'X-Forwarded-Proto': 'http' },
    )
    expect(new URL(launchUrl).origin).toBe(ORIGIN)
  })

  it('PA-05: do not choose the account', async () => {
    const { ask, calls } = createHarness()
    await ask('/connectors/36328?accountId=other', { headers: { ...OWN, 'X-Cyclr-Account': 'other' } })
    expect(calls[0]?.args[0]).toMatchObject({ accountId: 'account-1' })
  })
})
