import { describe, expect, it } from 'vitest'
import { BASE, codeOf, createHarness, GRANT, NAVIGATION, ORIGIN, OWN, returnPathOf } from './harness.js'

describe('C3: a path with a slash at its end, as Next writes it with `trailingSlash: true`', () => {
  it.each([
    ['GET', '/connectors/36328/', {}, 'read'],
    ['GET', '/connectors/36328/status/?attempt=a', {}, 'authState'],
    ['GET', '/connectors/?ids=1,2', {}, 'list'],
    ['PUT', '/connectors/36328/parameters/', { values: {} }, 'saveParameters'],
    ['PUT', '/connectors/36328/credentials/', { methodId: 'm', apiKey: 'k' }, 'saveCredentials'],
    ['DELETE', '/connectors/36328/credentials/', null, 'removeCredentials'],
    ['POST', '/connectors/36328/oauth/', { methodId: 'm', mode: 'popup' }, 'startSignIn'],
    ['GET', '/connectors/36328/lookups/?name=x', {}, 'lookup'],
    ['GET', '/cycles/0b9f5a57-2d3e-4c46-8e4b-9a1d1f6f3a10/connectors/', {}, 'cycle'],
  ] as const)('C3: is the same as without: %s %s', async (method, path, body, name) => {
    const { ask, calls } = createHarness({
      options: { authorize: () => ({ ...GRANT, can: ['read', 'connect', 'disconnect'] }) },
    })
    const hasBody = method !== 'GET' && body !== null
    const response = await ask(path, { method, ...(hasBody && { body: JSON.stringify(body) }) })
    expect(response.status).toBe(200)
    expect(calls.map((call) => call.name)).toEqual([name])
  })

  it('C3: launches and returns', async () => {
    const { ask, start } = createHarness()
    const { path } = await start()
    const launched = await ask(path.replace('?', '/?'), { headers: NAVIGATION })
    expect(launched.status).toBe(302)
    expect((await ask(returnPathOf(launched).replace('?', '/?'))).status).toBe(200)
  })

  it.each(['/connectors/36328//', '/connectors//36328/', '//connectors/36328', '/', '/connectors/36328/nothing/'])(
    'C3: other paths are still not found: %s',
    async (path) => {
      const { ask } = createHarness()
      const response = await ask(path)
      expect(response.status).toBe(404)
      expect(await codeOf(response)).toBe('not_found')
    },
  )

  it('C3: other methods are still refused', async () => {
    const { ask } = createHarness()
    const response = await ask('/connectors/36328/', { method: 'PUT', body: '{}' })
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET'])
  })

  it('C3: gets the headers of CORS', async () => {
    const { ask } = createHarness({ options: { allowedOrigins: ['https://widget.acme.test'] } })
    const headers = { ...OWN, Origin: 'https://widget.acme.test', 'Sec-Fetch-Site': 'cross-site' }
    const response = await ask('/connectors/36328/', { headers })
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://widget.acme.test')
  })
})

describe('C13: a page that shares its origin with the proxy, but not with publicUrl', () => {
  const write = { method: 'PUT', body: '{"values":{}}' }
  const put = (harness: ReturnType<typeof createHarness>, origin: string, site = 'same-origin') =>
    harness.ask('/connectors/36328/parameters', {
      ...write,
      headers: { ...OWN, Origin: origin, 'Sec-Fetch-Site': site },
    })

  it('C13: is logged once, with both addresses and the option to set', async () => {
    const harness = createHarness()
    expect((await put(harness, 'https://acme.test')).status).toBe(200)
    expect((await put(harness, 'http://localhost:5173')).status).toBe(200)
    expect(harness.lines).toEqual([
      {
        level: 'warn',
        fields: { origin: 'https://acme.test', publicUrl: `${ORIGIN}${BASE}` },
        message: expect.stringMatching(/^ConnectorAuthWizard: .*"publicUrl"/),
      },
    ])
  })

  it('C13: is logged at the first read, which has no Origin', async () => {
    const { ask, lines } = createHarness()
    const read = (Referer: string, site = 'same-origin') =>
      ask('/connectors/36328', { headers: { ...OWN, 'Sec-Fetch-Site': site, Referer } })
    for (const [referer, site] of [
      [`${ORIGIN}/settings?tab=1`],
      ['https://evil.test/', 'cross-site'],
      ['no address'],
    ] as const) {
      expect((await read(referer, site)).status).toBe(200)
    }
    expect(lines).toEqual([])
    await read('http://localhost:5173/settings?token=secret')
    await read('http://localhost:5173/settings')
    expect(lines).toMatchObject([{ level: 'warn', fields: { origin: 'http://localhost:5173' } }])
    expect(JSON.stringify(lines)).not.toContain('secret')
  })

  it.each([
    ['the origin of publicUrl', ORIGIN, {}],
    ['an allowed origin', 'https://widget.acme.test', { allowedOrigins: ['https://widget.acme.test'] }],
    ['no origin', '', {}],
    ['an opaque origin', 'null', {}],
  ])('C13: nothing is logged for %s', async (_, origin, options) => {
    const harness = createHarness({ options })
    await put(harness, origin)
    expect(harness.lines).toEqual([])
  })

  it('C13: a page of another site is refused as before', async () => {
    const harness = createHarness()
    expect((await put(harness, 'https://evil.test', 'cross-site')).status).toBe(403)
    expect(harness.lines.filter(({ level }) => level === 'warn')).toEqual([])
  })
})
