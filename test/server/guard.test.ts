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

const asking = (names: string, Origin = SIBLING) => ({
  method: 'OPTIONS',
  headers: { Origin, 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': names },
})
const allowedBy = ({ headers }: Response) =>
  new Set((headers.get('Access-Control-Allow-Headers') ?? '').toLowerCase().split(/\s*,\s*/))

describe('C6: the headers of a preflight', () => {
  it.each([
    'sentry-trace,baggage',
    'traceparent,tracestate,baggage',
    'x-xsrf-token',
    'x-csrf-token,x-csrftoken,x-requested-with',
    'x-datadog-origin,x-datadog-parent-id,x-datadog-sampling-priority,x-datadog-trace-id',
    'b3,newrelic,elastic-apm-traceparent,request-id,request-context',
  ])('C6: those of tracing and CSRF are allowed: %s', async (names) => {
    const { ask, lines } = createHarness({ options: { allowedOrigins: [SIBLING] } })
    const response = await ask('/connectors/36328/parameters', asking(names))
    expect(response.status).toBe(204)
    const allowed = allowedBy(response)
    expect(names.split(',').filter((name) => !allowed.has(name))).toEqual([])
    expect(lines).toEqual([])
  })

  it('C6: those of the host are allowed by allowedHeaders, beside the others', async () => {
    const options = { allowedOrigins: [SIBLING], allowedHeaders: ['X-Acme-Tenant'] }
    const { ask } = createHarness({ options })
    const allowed = allowedBy(await ask('/connectors/36328/parameters', asking('x-acme-tenant')))
    expect([allowed.has('x-acme-tenant'), allowed.has('content-type'), allowed.has('baggage')]).toEqual([
      true,
      true,
      true,
    ])
  })

  it('C6: one that is not allowed is named in the log, once', async () => {
    const { ask, lines } = createHarness({ options: { allowedOrigins: [SIBLING] } })
    for (const origin of [SIBLING, SIBLING, 'https://evil.test']) {
      await ask('/connectors/36328/parameters', asking('content-type,x-acme-tenant', origin))
    }
    expect(lines).toEqual([
      {
        level: 'warn',
        fields: { header: 'x-acme-tenant' },
        message: expect.stringMatching(/^ConnectorAuthWizard: .*"x-acme-tenant".*"allowedHeaders"/),
      },
    ])
  })

  it.each([[['*']], [['x y']], [['']], ['x-acme']])('C6: allowedHeaders %j is refused', (allowedHeaders) => {
    expect(() => createHarness({ options: { allowedHeaders: Object(allowedHeaders) } })).toThrow('"allowedHeaders"')
  })
})

describe('C17: the log line of a refused request', () => {
  it.each([
    ['no header of the wizard', { 'X-Connector-Wizard': '' }, /"X-Connector-Wizard" is missing, not "1"/],
    ['another value of it', { 'X-Connector-Wizard': 'yes' }, /"X-Connector-Wizard" is "yes", not "1"/],
    [
      'no Origin and no metadata, as in jsdom',
      { 'Sec-Fetch-Site': '' },
      /^the header "Origin" is missing.*"Sec-Fetch-Site"/,
    ],
    [
      'an Origin that is not allowed',
      { 'Sec-Fetch-Site': '', Origin: SIBLING },
      /"Origin" is "https:\/\/widget\.acme\.test", not the origin of "publicUrl" and not in "allowedOrigins"/,
    ],
    [
      'another site',
      { 'Sec-Fetch-Site': 'cross-site', Origin: SIBLING },
      /"Sec-Fetch-Site" is "cross-site", and the header "Origin" is "https:.*, not in "allowedOrigins"/,
    ],
    [
      'another site without an Origin',
      { 'Sec-Fetch-Site': 'same-site' },
      /"same-site", and the header "Origin" is missing/,
    ],
    ['no type of the body', { 'Content-Type': '' }, /"Content-Type" is missing, not JSON/],
    ['a form', { 'Content-Type': 'text/plain' }, /"Content-Type" is "text\/plain", not JSON/],
    ['a compressed body', { 'Content-Encoding': 'gzip' }, /"Content-Encoding" is "gzip"/],
  ])('C17: names the header: %s', async (_, changed, reason) => {
    const { ask, lines } = createHarness()
    const headers = new Headers(OWN)
    for (const [name, value] of Object.entries(changed)) {
      if (value === '') headers.delete(name)
      else headers.set(name, value)
    }
    // Bytes: with a text, `Request` sets a type of its own.
    const body = new TextEncoder().encode('{"values":{}}')
    const response = await ask('/connectors/36328/parameters', { method: 'PUT', body, headers })
    expect([403, 415]).toContain(response.status)
    expect(lines).toMatchObject([{ level: 'info', fields: { reason: expect.stringMatching(reason) } }])
    expect(await response.text()).not.toMatch(/Origin|Sec-Fetch|Content-/)
  })

  it.each([
    ['null', () => null, '"authorize" returned null'],
    ['forbidden', () => 'forbidden' as const, '"authorize" returned forbidden'],
    [
      'fewer actions',
      () => ({ accountId: 'a', userId: 'u', can: ['read' as const] }),
      'the grant does not allow "connect"',
    ],
  ])('C17: names what authorize returned: %s', async (_, authorize, reason) => {
    const { put, lines } = createHarness({ options: { authorize } })
    await put('/connectors/36328/parameters', { values: {} })
    expect(lines).toMatchObject([{ fields: { reason } }])
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
