import { describe, expect, it } from 'vitest'
import { OTHER_ACCOUNT } from '../../src/testing.js'
import { ORIGIN } from './harness.js'
import { ID, JSON_TYPE, OWN, policyStage, ROUTES, SAME, VALUES, WIZARD } from './policyStage.js'

// The request policy, tested with bytes on a socket. The upstream counts its requests: refused ones never reach it.
const { send, upstream } = policyStage()
const WRITES = ROUTES.filter(([method]) => method !== 'GET')

describe('A write is accepted only from the proxy’s own origin', () => {
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

  it('PA-11: by the Origin header of an old browser', async () => {
    const answer = await send('PUT', `/connectors/${ID}/parameters`, [WIZARD, JSON_TYPE, `Origin: ${ORIGIN}`], VALUES)
    expect(answer.status).toBe(200)
  })

  it('PA-13: with the X-Connector-Wizard header, which every route needs', async () => {
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

describe('An address that is not in the contract is refused', () => {
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
      // Without an id it is the list, which needs ids.
      const expected = id === '' && method === 'GET' ? [404, 400] : [404, 405]
      expect(expected).toContain((await send(method, path(id), OWN, body)).status)
    }
    expect((await send('GET', `/connectors?ids=${id}`, OWN)).status).toBe(400)
    expect(upstream.seen).toEqual([])
  })

  it('PV-03: every digit of a valid id is kept', async () => {
    expect((await send('GET', '/connectors/9007199254740993', OWN)).status).toBe(404)
    const asked = new Set(upstream.seen.filter(({ method }) => method === 'GET').map(({ path }) => path))
    expect([...asked]).toEqual(['/v1.0/account/connectors/9007199254740993'])
  })

  it.each(['PATCH', 'TRACE', 'OPTIONS', 'HEAD', 'PROPFIND'])('PA-18: %s does nothing', async (method) => {
    for (const [, path] of ROUTES) expect((await send(method, path(ID), OWN)).status).toBe(405)
    expect(upstream.seen).toEqual([])
  })

  it('PA-18: no header overrides the method', async () => {
    const override = ['X-HTTP-Method-Override: DELETE', 'X-Method-Override: DELETE', 'X-HTTP-Method: DELETE']
    expect((await send('GET', `/connectors/${ID}/credentials?_method=DELETE`, [...OWN, ...override])).status).toBe(405)
    expect(upstream.seen).toEqual([])
  })
})

describe('A body that is not in the contract is refused', () => {
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

  it('PV-07: bytes that are not UTF-8', async () => {
    const body = Buffer.concat([
      Buffer.from('{"values":{"CompanySubdomain":"'),
      Buffer.from([0xff, 0xc0]),
      Buffer.from('"}}'),
    ])
    expect((await send('PUT', `/connectors/${ID}/parameters`, OWN, body)).status).toBe(400)
    expect(upstream.seen).toEqual([])
  })

  it('PV-08: 32 KiB and one byte, with and without Content-Length', async () => {
    const long = `{"values":{"a":"${'x'.repeat(32 * 1024)}"}}`
    expect((await send('PUT', `/connectors/${ID}/parameters`, OWN, long)).status).toBe(413)
    const chunked = `${long.length.toString(16)}\r\n${long}\r\n0\r\n\r\n`
    const headers = [...OWN, 'Transfer-Encoding: chunked']
    expect((await send('PUT', `/connectors/${ID}/parameters`, headers, chunked)).status).toBe(413)
    expect(upstream.seen).toEqual([])
  })
})

describe('An answer', () => {
  it('PL-09: is not cached, not sniffed, and does not name the server software', async () => {
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
