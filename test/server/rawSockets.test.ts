import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createConnectorProxy } from '../../src/server.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { ADAPTERS, type Sender } from './adapters.js'
import { createUpstreamServer, hang, type Script, type UpstreamServer } from './createUpstreamServer.js'
import { exchange } from './exchange.js'
import { BASE, OWN, optionsWith } from './harness.js'

const KEY_CANARY = 'sk-raw-canary'
const READ = `${BASE}/connectors/1`
const WIZARD = 'X-Connector-Wizard: 1'
const WRITE = `${WIZARD}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json`
const CLOSE = 'Connection: close\r\n\r\n'
const SERVERS = Object.entries(ADAPTERS).filter(([name]) => name !== 'in memory')

/** Bytes that no browser sends. The framework's answer is not tested, only that its process keeps running. */
const ATTACKS: readonly [string, string][] = [
  ['a Host that is none', `GET ${READ} HTTP/1.1\r\nHost: a b{}<>^|\r\n${WIZARD}\r\n${CLOSE}`],
  ['a Host with an impossible port', `GET ${READ} HTTP/1.1\r\nHost: a:99999999\r\n${WIZARD}\r\n${CLOSE}`],
  ['a Host of brackets', `GET ${READ} HTTP/1.1\r\nHost: [\r\n${WIZARD}\r\n${CLOSE}`],
  ['two Hosts', `GET ${READ} HTTP/1.1\r\nHost: a\r\nHost: b\r\n${WIZARD}\r\n${CLOSE}`],
  ['no Host', `GET ${READ} HTTP/1.0\r\n${WIZARD}\r\n${CLOSE}`],
  ['an absolute target', `GET http://evil.test${READ} HTTP/1.1\r\nHost: a\r\n${WIZARD}\r\n${CLOSE}`],
  ['an absolute target of another scheme', `GET ftp://evil.test/ HTTP/1.1\r\nHost: a\r\n${CLOSE}`],
  ['a target with a login', `GET //user:pass@evil.test${READ} HTTP/1.1\r\nHost: a\r\n${CLOSE}`],
  ['two slashes', `GET /${READ} HTTP/1.1\r\nHost: a\r\n${WIZARD}\r\n${CLOSE}`],
  ['backslashes', `GET ${BASE}\\connectors\\1 HTTP/1.1\r\nHost: a\r\n${WIZARD}\r\n${CLOSE}`],
  ['a star', `OPTIONS * HTTP/1.1\r\nHost: a\r\n${CLOSE}`],
  ['TRACE', `TRACE ${READ} HTTP/1.1\r\nHost: a\r\n${WIZARD}\r\n${CLOSE}`],
  ['CONNECT', 'CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test\r\n\r\n'],
  ['an upgrade', `GET ${READ} HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n`],
  ['a broken escape', `GET ${BASE}/connectors/%E0%A4%A HTTP/1.1\r\nHost: a\r\n${WIZARD}\r\n${CLOSE}`],
  ['an escaped NUL', `GET ${BASE}/connectors/1%00 HTTP/1.1\r\nHost: a\r\n${WIZARD}\r\n${CLOSE}`],
  ['bytes beyond ASCII in the target', `GET ${READ}\xff\xfe HTTP/1.1\r\nHost: a\r\n${WIZARD}\r\n${CLOSE}`],
  ['a header beyond ASCII', `GET ${READ} HTTP/1.1\r\nHost: a\r\nX-Name: \xe9\xff\r\n${WIZARD}\r\n${CLOSE}`],
  ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n'],
  [
    'two lengths',
    `PUT ${READ}/parameters HTTP/1.1\r\nHost: a\r\n${WRITE}\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
  ],
  [
    'a length and chunks',
    `PUT ${READ}/parameters HTTP/1.1\r\nHost: a\r\n${WRITE}\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n${CLOSE}{}`,
  ],
  [
    'chunks that are none',
    `PUT ${READ}/parameters HTTP/1.1\r\nHost: a\r\n${WRITE}\r\nTransfer-Encoding: chunked\r\n${CLOSE}zz\r\n{}\r\n`,
  ],
  [
    'a header for another line',
    `GET ${READ} HTTP/1.1\r\nHost: a\r\nX-Request-Id: a\r\n Set-Cookie: b=1\r\n${WIZARD}\r\n${CLOSE}`,
  ],
  ['17 KiB of headers', `GET ${READ} HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(17_000)}\r\n${WIZARD}\r\n${CLOSE}`],
]

const slow: Script = async (res, _req, answer) => {
  await new Promise((resolve) => setTimeout(resolve, 300))
  const { status } = await answer()
  res.writeHead(status).end('{}')
}

const get = (path: string) => `GET ${BASE}${path} HTTP/1.1\r\nHost: a\r\n${WIZARD}\r\n`

const statusOf = (answer: string) => Number(answer.split(' ')[1])

describe.each(SERVERS)('The proxy under %s', (_name, mount) => {
  const escaped: unknown[] = []
  const note = (error: unknown) => void escaped.push(error)
  let sender: Sender

  beforeAll(async () => {
    process.on('unhandledRejection', note).on('uncaughtException', note)
    sender = await mount(createConnectorProxy(optionsWith({ authorize: () => null })))
  })
  afterAll(async () => {
    await sender.close()
    process.off('unhandledRejection', note).off('uncaughtException', note)
  })
  const isWell = async () => (await sender.send('/connectors/1', { headers: OWN })).status === 401

  it.each(ATTACKS)('PV-05, PA-18: survives %s', async (_, bytes) => {
    const answer = await exchange(sender.port, bytes).catch((error: Error) => error.message)
    expect(answer).not.toMatch(/^No answer/)
    expect(answer).not.toMatch(/^HTTP\/1\.1 (2|5)|Set-Cookie|set-cookie/)
    expect(await isWell()).toBe(true)
    expect(escaped).toEqual([])
  })

  it('PV-23: survives uploads that break off at any byte', async () => {
    const upload = `PUT ${READ}/parameters HTTP/1.1\r\nHost: a\r\n${WRITE}\r\nContent-Length: 1000\r\n\r\n{"values":{}}`
    await Promise.all(
      Array.from(
        { length: 40 },
        (_, index) =>
          new Promise<void>((resolve) => {
            const socket = connect(sender.port, '127.0.0.1', () => {
              socket.write(upload.slice(0, Math.ceil((upload.length * (index + 1)) / 40)))
              setTimeout(() => (index % 2 === 0 ? socket.destroy() : socket.resetAndDestroy()), index)
            })
            socket.on('error', () => undefined).on('close', () => resolve())
          }),
      ),
    )
    expect(await isWell()).toBe(true)
    expect(escaped).toEqual([])
  })

  it('answers pipelined requests in order, each with its own request id', async () => {
    const bytes = `${get('/connectors/1')}\r\n${get('/connectors/abc')}\r\n${get('/connectors/2')}${CLOSE}`
    const answer = await exchange(sender.port, bytes)
    expect([...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['401', '404', '401'])
    expect(new Set([...answer.matchAll(/x-request-id: (\S+)/gi)].map(([, id]) => id)).size).toBe(3)
  })

  it('does not read a second request that is hidden in a body', async () => {
    const hidden = `GET ${READ} HTTP/1.1\r\nHost: a\r\n${WIZARD}\r\n${CLOSE}`
    const bytes = `PUT ${READ}/parameters HTTP/1.1\r\nHost: a\r\n${WRITE}\r\nContent-Length: ${hidden.length}\r\n${CLOSE}${hidden}`
    const answer = await exchange(sender.port, bytes)
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
  })
})

/** The bytes of a write. */
const put = (rest: string) => `PUT ${READ}/parameters HTTP/1.1\r\nHost: a\r\n${WRITE}\r\n${rest}`

const open = async (bytes: string, timeoutMs?: number) => {
  const sender = await (ADAPTERS['node:http'] ?? fail)(createConnectorProxy(optionsWith()))
  const before = performance.now()
  try {
    return { answer: await exchange(sender.port, bytes, timeoutMs), took: performance.now() - before }
  } finally {
    await sender.close()
  }
}

describe('A connection', () => {
  it('PV-20: with a body that arrives too slowly is answered with 408 and closed after ten seconds', async () => {
    const { answer, took } = await open(put('Content-Length: 1000\r\n\r\n{"values'), 18_000)
    expect(statusOf(answer)).toBe(408)
    expect(answer).toContain('request_timeout')
    expect(took).toBeGreaterThan(9_000)
    expect(took).toBeLessThan(18_000)
  })

  it('PV-08: is closed with the answer when the rest of a refused upload has not arrived', async () => {
    const { answer, took } = await open(put(`Content-Length: 40000000\r\n\r\n${'x'.repeat(40_000)}`))
    expect(statusOf(answer)).toBe(413)
    expect(answer.toLowerCase()).toContain('connection: close')
    expect(took).toBeLessThan(8_000)
  })

  it('is kept for the next request when a refused one has arrived completely', async () => {
    const { answer } = await open(`${put('Content-Length: 9\r\n\r\n{"odd":1}')}${get('/connectors/abc')}${CLOSE}`)
    expect([...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['400', '404'])
  })
})

describe('A client that disconnects', () => {
  const fake = createFakeCyclr()
  let upstream: UpstreamServer
  let sender: Sender
  const lines: { level: string; fields: object }[] = []
  const keyed = String(fake.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id)

  beforeAll(async () => {
    upstream = await createUpstreamServer(fake)
  })
  afterAll(() => upstream.close())
  beforeEach(async () => {
    fake.reset()
    upstream.reset()
    lines.length = 0
    const at = (level: string) => (fields: object) => void lines.push({ level, fields })
    const { clientId, clientSecret, serviceOrigin } = fake.options
    sender = await (ADAPTERS['node:http'] ?? fail)(
      createConnectorProxy(
        optionsWith({
          cyclr: { apiDomain: upstream.origin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 's' },
          authorize: () => ({ accountId: ACCOUNT, userId: 'user-1' }),
          logger: { info: at('info'), warn: at('warn'), error: at('error') },
        }),
      ),
    )
  })
  afterEach(() => sender.close())

  /** Sends it, waits until Cyclr has been called, and disconnects. */
  async function hangUp(bytes: string, method: string): Promise<void> {
    const socket = connect(sender.port, '127.0.0.1', () => socket.write(bytes)).on('error', () => undefined)
    await expect.poll(() => upstream.at(method, /connectors/).length).toBeGreaterThan(0)
    socket.destroy()
  }

  it('PV-23: aborts its read at Cyclr, and is not logged as an error', async () => {
    upstream.always('GET', /connectors/, hang)
    await hangUp(`${get(`/connectors/${keyed}`)}\r\n`, 'GET')
    // A poll ends long before the time-out of 20 s.
    await expect.poll(() => upstream.at('GET', /connectors/).every(({ closed }) => closed)).toBe(true)
    await expect.poll(() => lines.length).toBeGreaterThan(0)
    expect(lines.map(({ level }) => level)).toEqual(['info'])
  })

  it('PV-23: does not abort its write', async () => {
    upstream.script('PUT', /connectors/, slow)
    const { methods } = await (await sender.send(`/connectors/${keyed}`, { headers: OWN })).json()
    const body = JSON.stringify({ methodId: methods[0].id, apiKey: KEY_CANARY })
    const head = `PUT ${BASE}/connectors/${keyed}/credentials HTTP/1.1\r\nHost: a\r\n${WRITE}\r\n`
    await hangUp(`${head}Content-Length: ${body.length}\r\n\r\n${body}`, 'PUT')
    await expect.poll(() => fake.find(keyed)).toMatchObject({ authenticated: true, authValue: KEY_CANARY })
    expect(JSON.stringify(lines)).not.toContain(KEY_CANARY)
  })
})

function fail(): never {
  throw new Error('There is no such adapter')
}
