import { afterAll, beforeAll, beforeEach } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { createUpstreamServer, type UpstreamServer } from './createUpstreamServer.js'
import { exchange } from './exchange.js'
import { BASE } from './harness.js'
import { LONG_TIMEOUTS, type ServedProxy, serveProxy } from './serveProxy.js'

export const fake = createFakeCyclr()
export const ID = String(fake.installed({ name: 'BambooHR', accountId: ACCOUNT })[0]?.id)
export const WIZARD = 'X-Connector-Wizard: 1'
export const SAME = 'Sec-Fetch-Site: same-origin'
export const JSON_TYPE = 'Content-Type: application/json'
export const OWN = [WIZARD, SAME, JSON_TYPE]
export const VALUES = '{"values":{"CompanySubdomain":"acme"}}'

/** The routes that the wizard calls. */
export const ROUTES: readonly [string, (id: string) => string, string][] = [
  ['GET', (id) => `/connectors/${id}`, ''],
  ['GET', (id) => `/connectors/${id}/status`, ''],
  ['GET', (id) => `/connectors/${id}/lookups?name=x`, ''],
  ['PUT', (id) => `/connectors/${id}/parameters`, VALUES],
  ['PUT', (id) => `/connectors/${id}/credentials`, '{"methodId":"default","apiKey":"k"}'],
  ['DELETE', (id) => `/connectors/${id}/credentials`, ''],
  ['POST', (id) => `/connectors/${id}/verification`, '{}'],
  ['POST', (id) => `/connectors/${id}/identity`, '{}'],
  ['POST', (id) => `/connectors/${id}/oauth`, '{"methodId":"default","mode":"popup"}'],
]

type Answer = { status: number; code: string; head: string; body: string }

/** A proxy for the tests of a file. Requests are sent as bytes on a socket, and the upstream counts its own. */
export function policyStage() {
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeAll(async () => {
    upstream = await createUpstreamServer(fake)
    proxy = await serveProxy(fake, upstream.origin, {}, LONG_TIMEOUTS)
  })
  afterAll(async () => {
    await proxy.close()
    await upstream.close()
  })
  beforeEach(() => {
    fake.reset()
    upstream.reset()
  })

  async function send(
    method: string,
    path: string,
    headers: readonly string[],
    body: string | Buffer = '',
    to = proxy,
  ) {
    const bytes = Buffer.from(body).toString('latin1')
    const length =
      method === 'GET' || headers.some((line) => line.startsWith('Transfer')) ? [] : [`Content-Length: ${bytes.length}`]
    const head = [
      `${method} ${BASE}${path} HTTP/1.1`,
      'Host: app.acme.test',
      ...headers,
      ...length,
      'Connection: close',
    ]
    const [lines = '', ...rest] = (await exchange(to.port, `${head.join('\r\n')}\r\n\r\n${bytes}`)).split('\r\n\r\n')
    const text = rest.join('\r\n\r\n')
    return {
      status: Number(lines.split(' ')[1]),
      code: /"code":"(\w+)"/.exec(text)?.[1] ?? '',
      head: lines.toLowerCase(),
      body: text,
    } satisfies Answer
  }

  return {
    send,
    upstream: {
      get origin() {
        return upstream.origin
      },
      get seen() {
        return upstream.seen
      },
    },
    proxy: { methodOf: (id: string) => proxy.methodOf(id) },
  }
}
