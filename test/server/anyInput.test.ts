import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ID_PATTERN } from '../../src/core/contract.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { BASE, OWN } from './harness.js'
import { type ServedProxy, serveProxy } from './serveProxy.js'

/** In every secret there is: those that Cyclr holds, those that are typed, and ours. */
const CANARY = 'cAnAry'
const BATCH = 10
const LIMIT = 240_000

type Sent = { method?: string; path: string; headers?: Record<string, string>; body?: string | Uint8Array }
type Got = { status: number; headers: IncomingHttpHeaders; text: string }

/** Ten thousand inputs in all; `npx vitest run test/server/anyInput.test.ts` says the seed of a failure. */
describe('Whatever is sent', () => {
  const fake = createFakeCyclr({ clientSecret: `${CANARY}-client-secret` })
  const agent = new Agent({ keepAlive: true, maxSockets: BATCH })
  const unhandled: unknown[] = []
  const note = (reason: unknown) => void unhandled.push(reason)
  const ids = ['Sticky', 'LawToolBox', 'Miva', 'Akeneo', 'Squareup', 'SFTP Private Key', 'Postmoth'].map((name) =>
    String(fake.installed({ name, accountId: ACCOUNT })[0]?.id),
  )
  const miva = ids[2] ?? ''
  let proxy: ServedProxy
  let inputs = 0

  beforeAll(async () => {
    process.on('unhandledRejection', note)
    for (const id of ids) fake.authenticate(id, `${CANARY}-auth-value`, { Signature: `${CANARY}-signature` })
    proxy = await serveProxy(fake, fake.options.apiOrigin, {
      fetch: fake.fetch,
      verify: (name) => (name === 'Sticky' ? 'test-2550' : null),
    })
  })
  afterAll(async () => {
    await proxy.close()
    agent.destroy()
    process.off('unhandledRejection', note)
  })

  const send = ({ method = 'GET', path, headers = {}, body = '' }: Sent): Promise<Got> =>
    new Promise((resolve, reject) => {
      // Node's client says nothing of the length of some methods' bodies: what follows would be another request.
      const length = { 'Content-Length': String(Buffer.byteLength(body)) }
      const sent = {
        method,
        path,
        headers: { ...OWN, ...headers, ...length },
        agent,
        host: '127.0.0.1',
        port: proxy.port,
      }
      const client = request(sent, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response
          resolve({ status, headers, text: Buffer.concat(chunks).toString('utf8') })
        })
      })
      client.on('error', reject)
      client.end(body)
    })

  /** Sends each; what is promised of every answer, and what of it was broken. */
  const sendAll = async (batch: readonly Sent[]): Promise<readonly Got[]> => {
    proxy.log.length = 0
    inputs += batch.length
    const answers = await Promise.all(batch.map(send))
    const broken = answers.flatMap((got, at) =>
      brokenBy(got).map((promise) => ({ promise, status: got.status, sent: batch[at] })),
    )
    expect(broken).toEqual([])
    expect(JSON.stringify(proxy.log)).not.toContain(CANARY)
    expect(unhandled).toEqual([])
    return answers
  }
  /** How many inputs kept every promise, and `more`. */
  const hold = async (
    input: fc.Arbitrary<Sent>,
    count: number,
    more: (sent: Sent, got: Got) => boolean = () => true,
  ) => {
    let held = 0
    const batches = fc.array(input, { minLength: BATCH, maxLength: BATCH })
    const check = fc.asyncProperty(batches, async (batch) => {
      const answers = await sendAll(batch)
      const odd = batch.filter((sent, at) => !more(sent, answers[at] ?? NOTHING))
      expect(odd).toEqual([])
      held += batch.length
    })
    await fc.assert(check, { numRuns: count / BATCH, endOnFailure: true })
    return held
  }

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    oneOf(
      '',
      ' ',
      '__proto__',
      'constructor',
      'toString',
      '\u0000',
      '\ud800',
      '\u202e',
      '\r\nX: y',
      '{}',
      'null',
      'a:b',
    ),
  )
  const secret = anyText.map((text) => `${CANARY}${text}`)
  const name = fc.oneof(anyText, oneOf('Domain', 'Folder', 'StoreCode', 'Signature', 'Region', 'ListId', 'ClientId'))
  const values = fc.dictionary(name, fc.oneof(anyText, fc.constant(null)), { maxKeys: 6 })
  const methodId = fc.oneof(anyText, oneOf('default', ...ids.map(methodIdOf)))
  const id = fc.constantFrom(...ids)
  const routes: readonly [string, string][] = [
    ['PUT', 'parameters'],
    ['PUT', 'credentials'],
    ['POST', 'oauth'],
    ['POST', 'verification'],
    ['DELETE', 'credentials'],
  ]
  const route = fc.tuple(id, fc.constantFrom(...routes)).map(([id, [method, rest]]) => ({
    method,
    path: `${BASE}/connectors/${id}/${rest}`,
  }))

  function methodIdOf(id: string): string {
    return fake.find(id).release.Authentication?.[0]?.Id ?? 'default'
  }

  const isKept = (values: Record<string, string>) =>
    Object.entries(values).every(([name, value]) => {
      const copies = fake.properties(miva).filter(({ Name }) => Name === name)
      return copies.length === 1 && copies[0]?.Value === value
    })

  it(
    'a body of any JSON, or of none, is answered',
    async () => {
      const shaped = fc.record(
        {
          methodId,
          values,
          apiKey: secret,
          username: anyText,
          password: secret,
          mode: oneOf('popup', 'redirect', 'x'),
          returnTo: fc.oneof(fc.webUrl(), anyText),
          extra: anyText,
        },
        { requiredKeys: [] },
      )
      const json = fc.oneof(shaped, shaped, fc.jsonValue({ maxDepth: 6 }), fc.record({ values: fc.jsonValue() }))
      const text = json.map((value) => JSON.stringify(value))
      const torn = fc.tuple(text, fc.nat(60)).map(([whole, cut]) => whole.slice(0, cut))
      const doubled = text.map((whole) => whole.replace('{', '{"values":{},"methodId":"a",'))
      const deep = fc.nat(20_000).map((depth) => '['.repeat(depth))
      const bytes = fc.uint8Array({ maxLength: 200 })
      const body = fc.oneof({ weight: 6, arbitrary: text }, torn, doubled, deep, bytes)
      expect(
        await hold(
          fc.tuple(route, body).map(([to, sent]) => ({ ...to, body: sent })),
          2_500,
        ),
      ).toBe(2_500)
    },
    LIMIT,
  )

  it(
    'a value of any text is kept exactly, or refused with its name',
    async () => {
      const own = oneOf('Domain', 'Folder', 'StoreCode')
      const input = fc.tuple(own, anyText).map(([name, value]) => ({
        method: 'PUT',
        path: `${BASE}/connectors/${miva}/parameters`,
        body: JSON.stringify({
          values: { Domain: 'd', Folder: 'f', StoreCode: 's', Signature: CANARY, [name]: value },
        }),
      }))
      const check = fc.asyncProperty(input, async (sent) => {
        const [answer] = await sendAll([sent])
        const { values }: { values: Record<string, string> } = JSON.parse(sent.body)
        const { fields = [] }: { fields?: { name: string }[] } = JSON.parse(answer?.text ?? '')
        const isNamed = fields.length > 0 && fields.every(({ name }) => name in values)
        expect({ sent, said: answer?.text, fine: answer?.status === 200 ? isKept(values) : isNamed }).toMatchObject({
          fine: true,
        })
      })
      await fc.assert(check, { numRuns: 500, endOnFailure: true })
    },
    LIMIT,
  )

  it(
    'a name of any text is refused unless the connector declares it',
    async () => {
      const declared = new Set(['Domain', 'Folder', 'StoreCode', 'Signature'])
      const input = fc.tuple(name, anyText).map(([key, value]) => ({
        method: 'PUT',
        path: `${BASE}/connectors/${miva}/parameters`,
        body: `{"values":{${JSON.stringify(key)}:${JSON.stringify(value)}}}`,
      }))
      const held = await hold(input, 1_500, ({ body }, { status }) => {
        const keys = Object.keys(JSON.parse(String(body)).values)
        return keys.every((key) => declared.has(key)) || status === 400
      })
      expect(held).toBe(1_500)
      const stored = fake.properties(miva).map(({ Name }) => Name)
      expect([...new Set(stored)].every((one) => declared.has(one))).toBe(true)
      expect('polluted' in {}).toBe(false)
    },
    LIMIT,
  )

  it(
    'an id of any text reaches Cyclr only as the digits of an account connector',
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
        path: `${BASE}/connectors/${id}${rest}`,
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
    'headers of any kind change nothing that they may not',
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
      // What frames the message itself is the HTTP server's own matter.
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
      const input = fc.tuple(path, headers).map(([path, headers]) => ({ path: BASE + path, headers }))
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
    'a target of any kind is a route of the contract, or none',
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
        .tuple(oneOf(BASE, BASE, BASE, ''), fc.array(piece, { maxLength: 5 }), query)
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

  it('came to ten thousand inputs', () => {
    expect(inputs).toBeGreaterThanOrEqual(10_000)
  })
})

/** Half a character cannot be encoded: then it is sent as the replacement that a client would make of it. */
function encodeURIComponentSafely(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'))
}

const NOTHING: Got = { status: 0, headers: {}, text: '' }

const oneOf = (...texts: readonly string[]) => fc.constantFrom(...texts)

function brokenBy({ status, headers, text }: Got): readonly string[] {
  const promises: Record<string, boolean> = {
    'a status of ours, and no fault of ours': status >= 200 && status < 500,
    'no secret': !(text + JSON.stringify(headers)).includes(CANARY),
    'no trace of the code': !/\bat .+:\d+:\d+|node_modules/.test(text),
    'never kept by a cache': headers['cache-control'] === 'no-store',
    'never taken for another type': headers['x-content-type-options'] === 'nosniff',
  }
  return Object.keys(promises).filter((promise) => !promises[promise])
}

/** 503 is the answer to a browser that only prefetches the launch. */
function isPrefetch({ headers }: Sent): boolean {
  return /prefetch|preview/i.test(JSON.stringify(headers))
}
