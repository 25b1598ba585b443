import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ConnectorProxyOptions } from '../../src/server.js'
import { ACCOUNT, createFakeCyclr, OTHER_ACCOUNT } from '../../src/testing.js'
import { createUpstreamServer, type UpstreamServer } from './createUpstreamServer.js'
import { exchange } from './exchange.js'
import { BASE, ORIGIN } from './harness.js'
import { PATIENT, type ServedProxy, serveProxy } from './serveProxy.js'

// The whole request policy as bytes on a socket, before an upstream that counts: what is refused, Cyclr never hears of.
const fake = createFakeCyclr()
const ID = String(fake.installed({ name: 'BambooHR', accountId: ACCOUNT })[0]?.id)
const WIZARD = 'X-Connector-Wizard: 1'
const SAME = 'Sec-Fetch-Site: same-origin'
const JSON_TYPE = 'Content-Type: application/json'
const OWN = [WIZARD, SAME, JSON_TYPE]
const VALUES = '{"values":{"CompanySubdomain":"acme"}}'

let upstream: UpstreamServer
let proxy: ServedProxy

beforeAll(async () => {
  upstream = await createUpstreamServer(fake)
  proxy = await serveProxy(fake, upstream.origin, {}, PATIENT)
})
afterAll(async () => {
  await proxy.close()
  await upstream.close()
})
beforeEach(() => {
  fake.reset()
  upstream.reset()
})

type Answer = { status: number; code: string; head: string; body: string }

async function send(method: string, path: string, headers: readonly string[], body: string | Buffer = '', to = proxy) {
  const bytes = Buffer.from(body).toString('latin1')
  const length =
    method === 'GET' || headers.some((line) => line.startsWith('Transfer')) ? [] : [`Content-Length: ${bytes.length}`]
  const head = [`${method} ${BASE}${path} HTTP/1.1`, 'Host: app.acme.test', ...headers, ...length, 'Connection: close']
  const [lines = '', ...rest] = (await exchange(to.port, `${head.join('\r\n')}\r\n\r\n${bytes}`)).split('\r\n\r\n')
  const text = rest.join('\r\n\r\n')
  return {
    status: Number(lines.split(' ')[1]),
    code: /"code":"(\w+)"/.exec(text)?.[1] ?? '',
    head: lines.toLowerCase(),
    body: text,
  } satisfies Answer
}

/** The routes that a user's own page asks. */
const ROUTES: readonly [string, (id: string) => string, string][] = [
  ['GET', (id) => `/connectors/${id}`, ''],
  ['GET', (id) => `/connectors/${id}/status`, ''],
  ['GET', (id) => `/connectors/${id}/lookups?name=x`, ''],
  ['PUT', (id) => `/connectors/${id}/parameters`, VALUES],
  ['PUT', (id) => `/connectors/${id}/credentials`, '{"methodId":"default","apiKey":"k"}'],
  ['DELETE', (id) => `/connectors/${id}/credentials`, ''],
  ['POST', (id) => `/connectors/${id}/verification`, '{}'],
  ['POST', (id) => `/connectors/${id}/oauth`, '{"methodId":"default","mode":"popup"}'],
]
const WRITES = ROUTES.filter(([method]) => method !== 'GET')

describe('A write is taken from the own page only', () => {
  it.each([
    ['PA-09: from another site', ['Sec-Fetch-Site: cross-site', `Origin: ${ORIGIN}`]],
    ['PA-09: from the address bar', ['Sec-Fetch-Site: none']],
    ['PA-10: from the same site', ['Sec-Fetch-Site: same-site']],
    ['PA-12: Origin null', ['Origin: null']],
    ['PA-12: no Origin', []],
    ['PA-12: a suffix look-alike', [`Origin: ${ORIGIN}.evil.test`]],
    ['PA-12: another port', [`Origin: ${ORIGIN}:444`]],
    ['PA-12: plain http', [`Origin: ${ORIGIN.replace('https', 'http')}`]],
    ['PA-12: two Origins', [`Origin: ${ORIGIN}`, 'Origin: https://evil.test']],
  ])('%s', async (_, headers) => {
    for (const [method, path, body] of WRITES) {
      expect(await send(method, path(ID), [WIZARD, JSON_TYPE, ...headers], body)).toMatchObject({
        status: 403,
        code: 'forbidden_origin',
      })
    }
    expect(upstream.seen).toEqual([])
  })

  it('PA-11: which an old browser proves by its Origin', async () => {
    const answer = await send('PUT', `/connectors/${ID}/parameters`, [WIZARD, JSON_TYPE, `Origin: ${ORIGIN}`], VALUES)
    expect(answer.status).toBe(200)
  })

  it('PA-13: and everything needs the header that no link, form or image can send', async () => {
    for (const [method, path, body] of ROUTES) {
      for (const headers of [[], ['X-Connector-Wizard: 2'], [WIZARD, WIZARD]]) {
        expect((await send(method, path(ID), [SAME, JSON_TYPE, ...headers], body)).status).toBe(403)
      }
    }
    expect(upstream.seen).toEqual([])
  })

  it.each([
    ['PA-14', 'Content-Type: text/plain'],
    ['PA-14', 'Content-Type: application/x-www-form-urlencoded'],
    ['PA-14', 'Content-Type: multipart/form-data; boundary=x'],
    ['PA-14', 'Content-Type: application/json; charset=utf-7'],
    ['PA-14', 'X-Nothing: 1'],
    ['PV-09', `${JSON_TYPE}\r\nContent-Encoding: gzip`],
    ['PV-09', `${JSON_TYPE}\r\nContent-Encoding: br`],
  ])('%s: 415 for %j', async (_, type) => {
    const bodies = WRITES.filter(([method, path]) => method !== 'DELETE' && !path(ID).endsWith('/verification'))
    for (const [method, path, body] of bodies) {
      expect(await send(method, path(ID), [WIZARD, SAME, type], body)).toMatchObject({
        status: 415,
        code: 'unsupported_media_type',
      })
    }
    expect(upstream.seen).toEqual([])
  })
})

describe('An address is one of the contract, or none', () => {
  it.each([
    '..',
    '%2e%2e',
    '1/../../accounts',
    '1%2f..',
    '1%2F%2E%2E',
    '1\\..\\..',
    '1;a',
    '1%3Fx',
    '1%23',
    '1%00',
    '1%0d%0aX:1',
    '0',
    '-1',
    '+1',
    '01',
    '1e3',
    '0x10',
    '%EF%BC%91',
    '%2012',
    '1%20',
    '12345678901234567890',
    '',
    'constructor',
  ])('PV-01, PV-02: id %j', async (id) => {
    for (const [method, path, body] of ROUTES) {
      expect([404, 405]).toContain((await send(method, path(id), OWN, body)).status)
    }
    expect((await send('GET', `/connectors?ids=${id}`, OWN)).status).toBe(400)
    expect(upstream.seen).toEqual([])
  })

  it('PV-03: keeps every digit of an id', async () => {
    expect((await send('GET', '/connectors/9007199254740993', OWN)).status).toBe(404)
    const asked = new Set(upstream.seen.filter(({ method }) => method === 'GET').map(({ path }) => path))
    expect([...asked]).toEqual(['/v1.0/account/connectors/9007199254740993'])
  })

  it.each(['PATCH', 'TRACE', 'OPTIONS', 'HEAD', 'PROPFIND'])('PA-18: %s does nothing', async (method) => {
    for (const [, path] of ROUTES) expect((await send(method, path(ID), OWN)).status).toBe(405)
    expect(upstream.seen).toEqual([])
  })

  it('PA-18: no header makes another method of it', async () => {
    const override = ['X-HTTP-Method-Override: DELETE', 'X-Method-Override: DELETE', 'X-HTTP-Method: DELETE']
    expect((await send('GET', `/connectors/${ID}/credentials?_method=DELETE`, [...OWN, ...override])).status).toBe(405)
    expect(upstream.seen).toEqual([])
  })
})

describe('A body is what the contract says, or none', () => {
  it.each([
    ['PV-07', 'null'],
    ['PV-07', '[]'],
    ['PV-07', '1'],
    ['PV-07', ''],
    ['PV-07', '{"values":{"CompanySubdomain":"a"'],
    ['PV-07', `\ufeff${VALUES}`],
    ['PV-07', '{"values":{"CompanySubdomain":"a","CompanySubdomain":"b"}}'],
    ['PV-07', '{"values":{"CompanySubdomain":"a"},}'],
    ['PV-10', '{"values":{},"Name":"x"}'],
    ['PV-10', '{"values":{},"Connector":{"Id":1}}'],
    ['PA-05', `{"values":{},"accountId":"${OTHER_ACCOUNT}"}`],
    ['PV-11', '{"values":{"ClientSecret":"x"}}'],
    ['PV-14', '{"values":{"__proto__":"x"}}'],
    ['PV-14', '{"__proto__":{"polluted":1},"values":{}}'],
    ['PV-22', '{"values":'.repeat(3_000)],
    ['PV-22', '['.repeat(30_000)],
  ])('%s: 400 for %.60s', async (_, body) => {
    expect(await send('PUT', `/connectors/${ID}/parameters`, OWN, body)).toMatchObject({
      status: 400,
      code: 'invalid_request',
    })
    expect(upstream.seen.filter(({ method, path }) => method !== 'GET' && path !== '/oauth/token')).toEqual([])
    expect('polluted' in {}).toBe(false)
  })

  it('PV-07: bytes that are no UTF-8', async () => {
    const body = Buffer.concat([
      Buffer.from('{"values":{"CompanySubdomain":"'),
      Buffer.from([0xff, 0xc0]),
      Buffer.from('"}}'),
    ])
    expect((await send('PUT', `/connectors/${ID}/parameters`, OWN, body)).status).toBe(400)
    expect(upstream.seen).toEqual([])
  })

  it('PV-08: 32 KiB and a byte, with a length and without', async () => {
    const long = `{"values":{"a":"${'x'.repeat(32 * 1024)}"}}`
    expect((await send('PUT', `/connectors/${ID}/parameters`, OWN, long)).status).toBe(413)
    const chunked = `${long.length.toString(16)}\r\n${long}\r\n0\r\n\r\n`
    const headers = [...OWN, 'Transfer-Encoding: chunked']
    expect((await send('PUT', `/connectors/${ID}/parameters`, headers, chunked)).status).toBe(413)
    expect(upstream.seen).toEqual([])
  })
})

/** Another proxy, for as long as the work takes. */
const served = async (over: Partial<ConnectorProxyOptions>, work: (to: ServedProxy) => Promise<void>) => {
  const to = await serveProxy(fake, upstream.origin, over, PATIENT)
  await work(to).finally(to.close)
}

describe('The host decides who is asking', () => {
  it.each([
    ['says nobody', () => null, 401, 'unauthenticated'],
    ['says no', () => 'forbidden' as const, 403, 'forbidden'],
    ['rejects', () => Promise.reject(new Error('canary')), 500, 'misconfigured'],
    ['PV-06: says an account with a line break', () => ({ accountId: 'a\r\nX: 1', userId: 'u' }), 500, 'misconfigured'],
    ['PV-06: says an account of other letters', () => ({ accountId: 'コ', userId: 'u' }), 500, 'misconfigured'],
  ])('PA-02: it %s', async (_, authorize, status, code) => {
    await served({ authorize }, async (to) => {
      for (const [method, path, body] of ROUTES) {
        expect(await send(method, path(ID), OWN, body, to)).toMatchObject({ status, code })
      }
      expect(upstream.seen).toEqual([])
      expect(JSON.stringify([to.said, to.log])).not.toContain('canary')
    })
  })

  it('PA-02: it says nothing for five seconds', async () => {
    await served({ authorize: () => new Promise(() => undefined) }, async (to) => {
      const answer = await exchange(
        to.port,
        `GET ${BASE}/connectors/${ID} HTTP/1.1\r\nHost: a\r\n${WIZARD}\r\nConnection: close\r\n\r\n`,
        9_000,
      )
      expect(answer).toMatch(/^HTTP\/1\.1 504[^]*"code":"upstream_timeout"/)
      expect(upstream.seen).toEqual([])
    })
  }, 15_000)

  it('PA-03, PA-04: absent, foreign and impossible are told apart by nothing but the id of the request', async () => {
    const foreign = String(fake.installed({ accountId: OTHER_ACCOUNT })[0]?.id)
    const answers = await Promise.all(
      [foreign, '999999999', '0', 'x'].map((id) => send('GET', `/connectors/${id}`, OWN)),
    )
    const seen = answers.map(({ head, body }) =>
      `${head}${body}`.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id').replace(/date: .*/, 'date'),
    )
    expect(new Set(seen).size).toBe(1)
    expect(seen[0]).toContain('404')
  })

  it('PA-05, PA-06: nothing of the request itself reaches Cyclr', async () => {
    const sent = [
      `X-Cyclr-Account: ${OTHER_ACCOUNT}`,
      'Authorization: Bearer host-canary',
      'Cookie: sid=host-canary',
      'X-Forwarded-For: 6.6.6.6',
      'X-Forwarded-Host: evil-canary.test',
      'Forwarded: for=6.6.6.6;host=evil-canary.test',
      'X-Request-Id: client-canary',
      'Keep-Alive: timeout=99',
    ]
    expect((await send('GET', `/connectors/${ID}?accountId=${OTHER_ACCOUNT}`, [...OWN, ...sent])).status).toBe(200)
    expect(JSON.stringify(fake.requests)).not.toMatch(/canary|6\.6\.6\.6/)
    expect(JSON.stringify(fake.requests)).not.toContain(OTHER_ACCOUNT)
  })

  it('PA-17: launch and return stay where the configuration has them', async () => {
    const id = String(fake.installed({ name: 'Asana', accountId: ACCOUNT })[0]?.id)
    const methodId = await proxy.methodOf(id)
    const headers = [...OWN, 'X-Forwarded-Host: evil.test', 'Forwarded: host=evil.test', 'X-Forwarded-Proto: http']
    const { body } = await send('POST', `/connectors/${id}/oauth`, headers, JSON.stringify({ methodId, mode: 'popup' }))
    expect(/"launchUrl":"([^"]+)"/.exec(body)?.[1]).toMatch(new RegExp(`^${ORIGIN}${BASE}/oauth/launch\\?ticket=`))
    expect(body).not.toContain('evil')
  })
})

describe('An answer', () => {
  it('PL-09: is kept by nobody and sniffed by nobody, and says nothing of what made it', async () => {
    const answers = [
      await send('GET', `/connectors/${ID}`, OWN),
      await send('GET', '/connectors/0', OWN),
      await send('GET', '/elsewhere', OWN),
      await send('PATCH', `/connectors/${ID}`, OWN),
      await send('PUT', `/connectors/${ID}/parameters`, OWN, '{'),
      await send('GET', `/connectors/${ID}`, []),
      await send('GET', '/oauth/launch?ticket=x', []),
      await send('GET', '/oauth/return?attempt=x&proof=y', []),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 404, 405, 400, 403, 400, 200])
    for (const { head } of answers) {
      expect(head).toContain('cache-control: no-store')
      expect(head).toContain('x-content-type-options: nosniff')
      expect(head).toMatch(/x-request-id: [0-9a-f-]{36}/)
      expect(head).not.toMatch(/x-powered-by|set-cookie|server:|access-control|etag/)
    }
  })
})
