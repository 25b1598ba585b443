import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createConnectorProxy } from '../../src/server.js'
import { createFakeProxy } from '../../src/testing/proxy/createFakeProxy.js'
import { ACCOUNT, createFakeCyclr, type FakeCyclr, type LibraryParameter, OTHER_ACCOUNT } from '../../src/testing.js'
import { connector, METHOD, optional, parameter } from '../react/connectors.js'

const BASE = 'https://app.acme.test/api/connector-auth'
const HEADERS = { 'X-Connector-Wizard': '1', 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' }
const CAN = ['read', 'connect', 'disconnect', 'check'] as const
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined }

type Respond = (request: Request) => Promise<Response>

/** The real proxy over a fake Cyclr, and the fake proxy over another one like it. */
function both(make: () => FakeCyclr): { real: Respond; fake: Respond; ids: readonly string[] } {
  const [cyclr, other] = [make(), make()]
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
  const proxy = createConnectorProxy({
    cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
    publicUrl: BASE,
    host: { name: 'Acme' },
    authorize: () => ({ accountId: ACCOUNT, userId: 'me', can: CAN }),
    verify: (name) => cyclr.testMethodOf(cyclr.installed({ name })[0]?.id ?? 0),
    fetch: cyclr.fetch,
    logger: QUIET,
    rateLimit: false,
  })
  return {
    real: proxy.fetch,
    fake: createFakeProxy({ cyclr: other, can: CAN }),
    ids: cyclr.installed({ accountId: ACCOUNT }).map(({ id }) => String(id)),
  }
}

type Sent = { method?: string; path: string; body?: object; headers?: Record<string, string> }

async function send(respond: Respond, { method = 'GET', path, body, headers = HEADERS }: Sent) {
  const init = { method, headers, body: body ? JSON.stringify(body) : null }
  const response = await respond(new Request(BASE + path, init))
  const json: unknown = await response.json()
  return { status: response.status, type: response.headers.get('Content-Type')?.split(';')[0], json }
}

/** Ids and addresses that differ from answer to answer. */
const VARYING = new Set(['requestId', 'launchUrl'])

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      // The fake proxy sends every picture, so it names none.
      .filter(([key]) => key !== 'iconId')
      .map(([key, one]) => [
        key,
        VARYING.has(key) || (key === 'attempt' && 'launchUrl' in value) ? typeof one : comparable(one),
      ]),
  )
}

const CYCLE = '7ad2265e-2ff0-477b-b913-cae1dfde2ea8'

/** The id of the first method of the first connector. */
const FIRST = '00000000-0000-4000-8000-000000000000'

const one =
  (method: keyof typeof METHOD, ...parameters: LibraryParameter[]) =>
  () =>
    // The second of a library lists its methods.
    createFakeCyclr({ connectors: [connector('Deskfern', [METHOD[method], METHOD.unknown], parameters)] })

const read = (id: string): Sent => ({ path: `/connectors/${id}` })
const put = (path: string, body: object): Sent => ({ method: 'PUT', path, body })
const disconnect = (id: string): Sent => ({ method: 'DELETE', path: `/connectors/${id}/credentials` })
const settings = (id: string, values: object, methodId = FIRST) =>
  put(`/connectors/${id}/parameters`, { methodId, values })
const credentials = (id: string, body: object) => put(`/connectors/${id}/credentials`, { methodId: FIRST, ...body })

type Sequence = { name: string; make: () => FakeCyclr; sequence: (id: string) => readonly Sent[] }

const SEQUENCES: readonly Sequence[] = [
  {
    name: 'for a key with settings: missing, unknown and wrong values, a refused key, a disconnect',
    make: one(
      'apiKey',
      parameter('Region', { Values: ['eu', 'us'] }),
      parameter('Port', { DataType: 'Integer' }),
      optional('Pin code', { IsSensitive: true }),
    ),
    sequence: (id) => [
      read(id),
      settings(id, {}),
      settings(id, { Region: 'eu', Port: 'many', Shape: 'round' }),
      settings(id, { Region: ' ', Port: '1' }),
      settings(id, { Region: 'eu', Port: '1', 'Pin code': '7' }),
      credentials(id, { apiKey: '' }),
      credentials(id, { username: 'a' }),
      credentials(id, { apiKey: 'wrong' }),
      read(id),
      credentials(id, { apiKey: 'a key', values: { Port: '2' } }),
      { method: 'POST', path: `/connectors/${id}/verification` },
      { path: `/connectors/${id}/status` },
      disconnect(id),
      read(id),
    ],
  },
  {
    name: 'for a user name and a password',
    make: one('basic', optional('Account domain')),
    sequence: (id) => [
      credentials(id, { username: '', password: 'b' }),
      credentials(id, { username: 'a', password: 'b', values: { 'Account domain': 'brightwater' } }),
      read(id),
      settings(id, { 'Account domain': null }),
    ],
  },
  {
    name: 'for a login that Cyclr stores as settings',
    make: one('password', parameter('Username'), parameter('Password', { IsSensitive: true })),
    sequence: (id) => [read(id), credentials(id, { username: 'a', password: 'b' }), read(id), disconnect(id)],
  },
  {
    name: 'for an OAuth app of the own',
    make: one('clientCredentials', parameter('ClientId'), parameter('ClientSecret', { IsSensitive: true })),
    sequence: (id) => [
      credentials(id, {}),
      credentials(id, { values: { ClientId: 'a', ClientSecret: 'b' } }),
      read(id),
    ],
  },
  {
    name: 'for a sign-in in a window',
    make: one('oauth', parameter('Account domain')),
    sequence: (id) => [
      { method: 'POST', path: `/connectors/${id}/oauth`, body: { methodId: FIRST, mode: 'popup' } },
      { method: 'POST', path: `/connectors/${id}/oauth`, body: { methodId: 'no such', mode: 'popup' } },
      settings(id, { 'Account domain': 'brightwater' }),
      { method: 'POST', path: `/connectors/${id}/oauth`, body: { methodId: FIRST, mode: 'popup' } },
      { path: `/connectors/${id}/status?attempt=unknown` },
      credentials(id, { apiKey: 'a' }),
    ],
  },
  {
    name: 'for choices that only a connected connector has',
    make: one('apiKey', optional('List', { TriggerName: 'Select List' })),
    sequence: (id) => [
      credentials(id, { apiKey: 'a' }),
      { path: `/connectors/${id}/lookups?name=List` },
      { path: `/connectors/${id}/lookups?name=Nothing` },
      settings(id, { List: '1001' }),
    ],
  },
  {
    name: 'for lists and cycles',
    make: () => {
      const cyclr = createFakeCyclr()
      const [first, second] = cyclr.installed({ accountId: ACCOUNT }).map(({ id }) => String(id))
      const foreign = String(cyclr.installed({ accountId: OTHER_ACCOUNT })[0]?.id)
      const prerequisites = [{ ReasonCode: 5, Reason: 'a field', ObjectType: 'Step', ObjectId: 'x' }]
      cyclr.cycles.set(CYCLE, {
        name: 'New contacts',
        connectors: [first ?? '', second ?? '', foreign, '99'],
        prerequisites,
      })
      return cyclr
    },
    sequence: (id) => [
      { path: `/connectors?ids=${id},99999` },
      { path: '/connectors?ids=none' },
      { path: `/cycles/${CYCLE}/connectors` },
      { path: '/cycles/0b3f4a52-6f0d-4a6e-9d5b-2f6c1d7e8a90/connectors' },
    ],
  },
  {
    name: 'for what may not be asked',
    make: one('apiKey'),
    sequence: (id) => [read('99999'), { ...read(id), headers: { 'Sec-Fetch-Site': 'same-origin' } }],
  },
]

describe('the fake proxy', async () => {
  const description = await readFile(new URL('../../src/openapi.json', import.meta.url), 'utf8')
  const { paths, components } = JSON.parse(description.replaceAll('#/components/schemas/', '#/$defs/'))

  /** By the OpenAPI description of the real one. */
  const expectAsDescribed = (path: string, method: string, status: number, json: unknown) => {
    const route = path
      .replace(/\?.*/, '')
      .replace(/\d{4,}/, '{id}')
      .replace(/cycles\/[^/]+/, 'cycles/{cycleId}')
    const { responses } = paths[route][method.toLowerCase()]
    const type = status === 200 ? 'application/json' : 'application/problem+json'
    const { schema } = responses[status === 200 ? 200 : 'default'].content[type]
    const parsed = z.fromJSONSchema({ ...schema, $defs: components.schemas }).safeParse(json)
    expect(parsed.error?.issues ?? []).toEqual([])
  }

  it('answers as the real one for every connector of the library', async () => {
    const { real, fake, ids } = both(() => createFakeCyclr())
    const answers = async (respond: Respond) =>
      Promise.all(ids.map(async (id) => comparable(await send(respond, { path: `/connectors/${id}` }))))
    expect(await answers(fake)).toEqual(await answers(real))
  })

  it.each(SEQUENCES)('answers as the real one, and as described, $name', async ({ make, sequence }) => {
    const { real, fake, ids } = both(make)
    for (const sent of sequence(ids[0] ?? '')) {
      const answer = await send(fake, sent)
      expect({ sent, answer: comparable(answer) }).toEqual({ sent, answer: comparable(await send(real, sent)) })
      expectAsDescribed(sent.path, sent.method ?? 'GET', answer.status, answer.json)
    }
  })
})
