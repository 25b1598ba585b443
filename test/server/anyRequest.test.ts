import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { ID_PATTERN } from '../../src/core/protocol.js'
import { ACCOUNT } from '../../src/testing.js'
import { anyText, createInputs, oneOf, type Sent } from './inputs.js'

const LIMIT = 240_000

/** Ten thousand inputs together with `anyBody.test.ts`. A failure prints its seed. */
describe('Random requests', async () => {
  const { fake, miva, base, hold, close } = await createInputs()
  afterAll(close)

  it(
    'send Cyclr only ids that are digits',
    async () => {
      const odd = oneOf(
        '..',
        '.',
        '%2e%2e',
        '1%2f..',
        '1;a',
        '1?x',
        '1%00',
        '+1',
        '01',
        '1e3',
        '%EF%BC%91',
        '99999999999999999999',
      )
      const segment = fc.oneof(
        anyText.map(encodeURIComponentSafely),
        odd,
        fc.bigInt({ min: 0n, max: 2n ** 70n }).map(String),
      )
      const rest = oneOf('', '/status', '/parameters', '/credentials', '/lookups?name=x', '/oauth', '/verification')
      const method = oneOf('GET', 'GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS')
      const input = fc.tuple(method, segment, rest).map(([method, id, rest]) => ({
        method,
        path: `${base}/connectors/${id}${rest}`,
        body: method === 'GET' || method === 'HEAD' ? '' : '{}',
      }))
      expect(await hold(input, 2_500)).toBe(2_500)
      const asked = fake.requests.map(({ url }) => new URL(url).pathname)
      const allowed = /^\/(oauth\/token|v1\.0\/account\/connectors(\/(\d+)(\/.*)?)?)$/
      const strange = asked.filter((path) => {
        const [, , , digits] = allowed.exec(path) ?? [path, '', '', 'none']
        return digits !== undefined && !ID_PATTERN.test(digits)
      })
      expect(strange).toEqual([])
    },
    LIMIT,
  )

  it(
    'cannot change the account with a header',
    async () => {
      const token = fc.string({ unit: oneOf('a', 'b', 'X', 'Z', '-', '0', '9', '_'), minLength: 1, maxLength: 20 })
      const known = oneOf(
        'Origin',
        'Sec-Fetch-Site',
        'Sec-Fetch-Dest',
        'X-Connector-Wizard',
        'Authorization',
        'Cookie',
        'X-Cyclr-Account',
        'X-Forwarded-Host',
        'X-Forwarded-Proto',
        'Forwarded',
        'X-HTTP-Method-Override',
        'X-Request-Id',
        'Content-Type',
        'Content-Encoding',
        'Accept',
        'Purpose',
        'Range',
        'If-None-Match',
      )
      const value = fc.oneof(
        fc.string({
          unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
          maxLength: 60,
        }),
        fc.string({
          unit: fc.integer({ min: 0x80, max: 0xff }).map((code) => String.fromCharCode(code)),
          maxLength: 20,
        }),
        oneOf('null', 'same-origin', 'cross-site', 'https://evil.test', 'application/json; charset=utf-7', 'gzip', '1'),
      )
      // Headers that frame the message are handled by the HTTP server.
      const framing =
        /^(host|connection|content-length|transfer-encoding|upgrade|expect|te|trailer|keep-alive|proxy-connection)$/i
      const headers = fc.dictionary(
        fc.oneof(known, known, token).filter((one) => !framing.test(one)),
        value,
        { maxKeys: 6 },
      )
      const path = oneOf(
        `/connectors/${miva}`,
        `/connectors/${miva}/status`,
        '/connectors?ids=1',
        '/oauth/launch?ticket=x',
        '/oauth/return?attempt=a&proof=b',
        '/cycles/0f8fad5b-d9cb-469f-a165-70867728950e/connectors',
      )
      const input = fc.tuple(path, headers).map(([path, headers]) => ({ path: base + path, headers }))
      expect(
        await hold(
          input.filter((sent) => !isPrefetch(sent)),
          1_500,
        ),
      ).toBe(1_500)
      const accounts = new Set(fake.requests.flatMap(({ headers }) => headers['x-cyclr-account'] ?? []))
      expect(accounts).toEqual(new Set([ACCOUNT]))
    },
    LIMIT,
  )

  it(
    'reach a route of the contract or are refused, whatever their target is',
    async () => {
      const piece = fc.oneof(
        oneOf(
          'connectors',
          'oauth',
          'launch',
          'return',
          'cycles',
          'status',
          miva,
          '..',
          '',
          '%2f',
          '%00',
          ';',
          '\\',
          '*',
        ),
        fc.string({
          unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
          maxLength: 12,
        }),
      )
      const key = oneOf('ids', 'ticket', 'proof', 'attempt', 'name', '__proto__', 'a[]')
      const query = fc.array(fc.tuple(key, anyText.map(encodeURIComponentSafely)), { maxLength: 4 })
      const target = fc
        .tuple(oneOf(base, base, base, ''), fc.array(piece, { maxLength: 5 }), query)
        .map(
          ([base, pieces, pairs]) =>
            `${base}/${pieces.join('/')}${pairs.length > 0 ? `?${pairs.map((pair) => pair.join('=')).join('&')}` : ''}`,
        )
      const headers = fc.constantFrom({}, { 'Sec-Fetch-Dest': 'document' }, { 'Sec-Fetch-Site': 'cross-site' })
      expect(
        await hold(
          fc.tuple(target, headers).map(([path, headers]) => ({ path, headers })),
          1_500,
        ),
      ).toBe(1_500)
    },
    LIMIT,
  )
})

/** A lone surrogate cannot be encoded: it becomes the replacement character, as in a client. */
function encodeURIComponentSafely(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'))
}

/** Prefetching the launch is answered with 503. */
function isPrefetch({ headers }: Sent): boolean {
  return /prefetch|preview/i.test(JSON.stringify(headers))
}
