import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeCyclr } from '../../src/testing.js'
import {
  answerWith,
  flood,
  hang,
  html,
  resetBefore,
  resetHalfway,
  type Script,
  stall,
  trickle,
  type UpstreamServer,
} from './createUpstreamServer.js'
import { codeOf, NAVIGATION } from './harness.js'
import { serveForThisTest } from './serveForThisTest.js'
import { type ServedProxy, serveProxy } from './serveProxy.js'

describe('Reading while Cyclr fails', () => {
  const fake = createFakeCyclr()
  const id = String(fake.installed({ name: 'Sticky' })[0]?.id)
  const path = `/v1.0/account/connectors/${id}`
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeEach(async () => {
    ;({ upstream, proxy } = await serveForThisTest(fake))
  })
  const read = () => proxy.send(`/connectors/${id}`)
  const launch = async () => {
    const oauth = String(fake.installed({ name: 'Asana' })[0]?.id)
    const methodId = await proxy.methodOf(oauth)
    const started = await proxy.post(`/connectors/${oauth}/oauth`, { methodId, mode: 'popup' })
    const { launchUrl }: { launchUrl: string } = await started.json()
    return proxy.send(`/oauth/launch${new URL(launchUrl).search}`, { headers: NAVIGATION })
  }

  it.each([
    ['no server', 'http://127.0.0.1:9'],
    ['an unknown host name', 'https://api.cyclr.invalid'],
    ['a server without TLS', () => upstream.origin.replace('http:', 'https:')],
  ])('UF-01: answers 502 for %s', async (_, origin) => {
    const unreachable = await serveProxy(fake, typeof origin === 'string' ? origin : origin())
    const response = await unreachable.send(`/connectors/${id}`)
    expect(response.status).toBe(502)
    expect(await codeOf(response)).toBe('upstream_error')
    await unreachable.close()
  })

  it.each([
    ['UF-02: accepts and never answers', hang, 504, 'upstream_timeout', 1],
    ['UF-03: sends headers and stalls', stall, 504, 'upstream_timeout', 1],
    ['UF-11: sends a byte now and then', trickle, 504, 'upstream_timeout', 1],
    ['UF-04: closes the connection', resetBefore, 502, 'upstream_error', 3],
    ['UF-04: closes the connection during the body', resetHalfway, 502, 'upstream_error', 3],
    ['UF-05: answers 500', answerWith(500), 502, 'upstream_error', 1],
    ['UF-05: answers 502', answerWith(502), 502, 'upstream_error', 1],
    ['UF-05: answers 503', answerWith(503), 502, 'upstream_error', 1],
    ['UF-05: answers 504', answerWith(504), 502, 'upstream_error', 1],
    [
      'UF-05: keeps answering 503 with a short pause',
      answerWith(503, '', { 'Retry-After': '0' }),
      502,
      'upstream_error',
      2,
    ],
    ['UF-07: answers a log-in page', html, 502, 'upstream_error', 1],
    ['UF-08: answers truncated JSON', answerWith(200, '{"Id":'), 502, 'upstream_error', 1],
    ['UF-08: answers an empty body', answerWith(200), 502, 'upstream_error', 1],
    ['UF-08: answers null', answerWith(200, 'null'), 502, 'upstream_error', 1],
    ['UF-08: answers a list', answerWith(200, '[]'), 502, 'upstream_error', 1],
    ['UF-08: answers other types', answerWith(200, '{"Id":{},"Connector":7}'), 502, 'upstream_error', 1],
    ['UF-09: sends 50 MB', flood, 502, 'upstream_error', 1],
    ['UF-12: redirects', answerWith(302, '', { Location: 'http://127.0.0.1:9/' }), 502, 'upstream_error', 1],
    ['UF-14: answers 401', answerWith(401), 500, 'misconfigured', 2],
    ['UF-15: answers 403', answerWith(403), 500, 'misconfigured', 1],
    ['UF-16: answers 404', answerWith(404), 404, 'not_found', 1],
    ['answers 400', answerWith(400, '{"Message":"canary"}'), 502, 'upstream_error', 1],
  ] satisfies [string, Script, number, string, number][])(
    'maps the failure when Cyclr %s',
    async (_, script, status, code, tries) => {
      upstream.always('GET', path, script)
      const response = await read()
      expect(await codeOf(response.clone())).toBe(code)
      expect(response.status).toBe(status)
      expect(upstream.at('GET', path)).toHaveLength(tries)
      expect(proxy.said.join()).not.toMatch(/canary|doctype|127\.0\.0\.1:9/)
    },
    10_000,
  )

  it.each([
    ['UF-04: a connection is lost once', resetBefore],
    ['UF-04: a connection is lost once in the middle of the answer', resetHalfway],
    ['UF-13: a token has been revoked', answerWith(401)],
    ['UF-06: Cyclr asks for a short pause', answerWith(429, '', { 'Retry-After': '0' })],
  ])('retries when %s', async (_, script) => {
    upstream.script('GET', path, script)
    expect((await read()).status).toBe(200)
    expect(upstream.at('GET', path)).toHaveLength(2)
  })

  it('UF-04: retries twice', async () => {
    upstream.script('GET', path, resetBefore, resetHalfway)
    expect((await read()).status).toBe(200)
  })

  it('UF-02: closes the connection after a time-out', async () => {
    upstream.always('GET', path, hang)
    await read()
    await expect.poll(() => upstream.at('GET', path)[0]?.closed).toBe(true)
  })

  it('UF-09: stops reading at a megabyte, and keeps serving', async () => {
    upstream.script('GET', path, flood)
    const before = process.memoryUsage().arrayBuffers
    expect((await read()).status).toBe(502)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024)
    await expect.poll(() => upstream.at('GET', path)[0]?.closed).toBe(true)
    expect((await read()).status).toBe(200)
  })

  it.each([
    ['2', 2, 2],
    ['90', 90, 1],
    ['-5', 1, 2],
    ['abc', 30, 1],
    ['', 30, 1],
    ['1000000000', 300, 1],
    [() => new Date(Date.now() + 45_000).toUTCString(), 45, 1],
    [() => new Date(Date.now() - 45_000).toUTCString(), 1, 2],
    ['Thu, 32 Foo 2026', 30, 1],
  ])(
    'UF-06: passes on Retry-After "%s" as %d seconds',
    async (pause, seconds, tries) => {
      const header = typeof pause === 'string' ? pause : pause()
      const slower = await serveProxy(fake, upstream.origin, {}, { headersMs: 5_000, callMs: 10_000 })
      upstream.always('GET', path, answerWith(429, '', { 'Retry-After': header }))
      const response = await slower.send(`/connectors/${id}`)
      expect(response.status).toBe(429)
      const passedOn = Number(response.headers.get('Retry-After'))
      expect(Math.abs(passedOn - seconds)).toBeLessThanOrEqual(1)
      expect(await response.json()).toMatchObject({ code: 'rate_limited', retryAfter: passedOn })
      expect(upstream.at('GET', path)).toHaveLength(tries)
      await slower.close()
    },
    10_000,
  )

  it('UF-18, PL-09: passes on no header from Cyclr', async () => {
    const headers = { 'Set-Cookie': 'session=canary', 'X-Powered-By': 'canary', 'X-AspNet-Version': 'canary' }
    const [installed] = fake.installed({ name: 'Sticky' })
    const whole = JSON.stringify({ Id: installed?.id, Name: 'x', Connector: installed?.release, Secret: 'canary' })
    upstream.script('GET', path, answerWith(200, whole, headers))
    const response = await read()
    expect(response.status).toBe(200)
    expect(JSON.stringify([...response.headers])).not.toContain('canary')
    expect(response.headers.has('Set-Cookie')).toBe(false)
  })

  it('PL-01, PL-02: passes on no unknown member', async () => {
    const [installed] = fake.installed({ name: 'Sticky' })
    const nested = { Secret: 'canary', AuthValue: 'canary', Deep: { Token: 'canary' } }
    const answer = {
      ...nested,
      Id: installed?.id,
      Name: 'x',
      Connector: { ...installed?.release, ...nested, Authentication: [{ ...nested, Id: 'm', AuthType: 'ApiKey' }] },
      Properties: [{ ...nested, Id: 1, Name: 'NotDeclared', Value: 'canary' }],
    }
    upstream.always('GET', path, answerWith(200, JSON.stringify(answer)))
    for (const at of ['', '/status']) expect((await proxy.send(`/connectors/${id}${at}`)).status).toBe(200)
    expect(proxy.said.join()).not.toContain('canary')
  })

  it.each([
    ['true', false],
    [1, false],
    ['yes', false],
    [null, false],
    [undefined, false],
    [true, true],
  ])('UF-19: reads Authenticated: %j as %s', async (Authenticated, expected) => {
    const [installed] = fake.installed({ name: 'Sticky' })
    const answer = { Id: installed?.id, Name: 'x', Connector: installed?.release, Authenticated }
    upstream.script('GET', path, answerWith(200, JSON.stringify(answer)))
    expect(await proxy.body(`/connectors/${id}/status`)).toMatchObject({ authenticated: expected })
  })

  describe('UF-27: the launch', () => {
    it.each([
      ['no token', () => '{}'],
      ['an empty token', () => '{"Token":""}'],
      ['HTML', () => '<h1>canary</h1>'],
      ['a token that has expired', () => `{"Token":"canary","ExpiresAtUtc":"${new Date(0).toISOString()}"}`],
    ])('answers an error page for %s', async (_, answer) => {
      upstream.always('POST', /signintoken$/, answerWith(200, answer()))
      const response = await launch()
      expect(response.status).toBe(502)
      expect(response.headers.get('Content-Type')).toContain('text/html')
      expect(await response.text()).not.toContain('canary')
    })

    it('encodes a token of any characters', async () => {
      const answer = JSON.stringify({
        Token: 'a+b/c==&d ?#',
        ExpiresAtUtc: new Date(Date.now() + 60_000).toISOString(),
      })
      upstream.always('POST', /signintoken$/, answerWith(200, answer))
      const address = new URL((await launch()).headers.get('Location') ?? '')
      expect(address.searchParams.get('token')).toBe('a+b/c==&d ?#')
    })
  })

  it('PL-04, PL-06: logs each failure with a code and nothing that Cyclr wrote', async () => {
    for (const script of [answerWith(500, 'canary'), html, resetBefore, answerWith(403, 'canary')]) {
      upstream.script('GET', path, script, script, script)
      await read()
    }
    const said = JSON.stringify(proxy.log)
    expect(proxy.log.length).toBeGreaterThanOrEqual(4)
    expect(said).not.toMatch(/canary|doctype|Bearer|127\.0\.0\.1/)
    expect(said).toContain('status 500')
  })
})
