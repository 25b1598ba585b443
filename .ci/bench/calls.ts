import { createConnectorProxy } from '../../src/server.js'
import { ACCOUNT, createFakeCyclr, type FakeCyclr, type LibraryConnector } from '../../src/testing.js'
import { connector, METHOD, optional } from '../../test/react/connectors.js'
import { BASE, NAVIGATION, ORIGIN, OWN, optionsWith } from '../../test/server/harness.js'

export type Calls = { operation: string; calls: number; least: number }

type Ask = (path: string, init?: RequestInit) => Promise<Response>
type Operation = {
  operation: string
  /** What Cyclr's API allows at the least: a read before a write, one call for each value, and what the answer needs. */
  least: number
  connectors?: readonly LibraryConnector[]
  /** Before the calls are counted. */
  before?: (ask: Ask, id: string, fake: FakeCyclr) => Promise<unknown>
  run: (ask: Ask, id: string, fake: FakeCyclr) => Promise<unknown>
}

const namesOf = (count: number) => Array.from({ length: count }, (_, index) => `Setting${index}`)
const put = (path: string, body: object) => [path, { method: 'PUT', body: JSON.stringify(body) }] as const
const desk = (...names: string[]) => [
  connector(
    'Deskfern',
    [METHOD.apiKey],
    names.map((name) => optional(name)),
  ),
]

const saving = (count: number): Operation => ({
  operation: `save ${count} new setting${count === 1 ? '' : 's'}`,
  least: count + 2,
  connectors: desk(...namesOf(count)),
  run: (ask, id) =>
    ask(
      ...put(`/connectors/${id}/parameters`, { values: Object.fromEntries(namesOf(count).map((name) => [name, 'v'])) }),
    ),
})

const methodOf = async (ask: Ask, id: string): Promise<string | undefined> => {
  const { methods }: { methods: readonly { id: string }[] } = await (await ask(`/connectors/${id}`)).json()
  return methods[0]?.id
}

let launchUrl = ''
const OPERATIONS: readonly Operation[] = [
  { operation: 'load', least: 1, run: (ask, id) => ask(`/connectors/${id}`) },
  saving(1),
  saving(5),
  saving(20),
  {
    operation: 'save a key',
    least: 2,
    run: async (ask, id) => ask(...put(`/connectors/${id}/credentials`, { methodId: 'default', apiKey: 'k' })),
  },
  {
    operation: 'save a key with a setting, verified',
    least: 5,
    connectors: desk('Region'),
    run: async (ask, id) =>
      ask(...put(`/connectors/${id}/credentials`, { methodId: 'default', apiKey: 'k', values: { Region: 'eu' } })),
  },
  {
    operation: 'open a sign-in window',
    least: 1,
    connectors: [connector('Deskfern', [METHOD.oauth])],
    before: async (ask, id) => {
      const body = JSON.stringify({ methodId: await methodOf(ask, id), mode: 'popup' })
      const answer: { launchUrl: string } = await (
        await ask(`/connectors/${id}/oauth`, { method: 'POST', body })
      ).json()
      launchUrl = answer.launchUrl
    },
    run: (ask) => ask(launchUrl.slice(`${ORIGIN}${BASE}`.length), { headers: NAVIGATION }),
  },
  {
    operation: 'poll, three at once',
    least: 1,
    run: (ask, id) => Promise.all([0, 1, 2].map(() => ask(`/connectors/${id}/status?attempt=a`))),
  },
  {
    operation: 'verify a connector that was read',
    least: 1,
    before: (ask, id, fake) => {
      fake.authenticate(id)
      return ask(`/connectors/${id}`)
    },
    run: (ask, id) => ask(`/connectors/${id}/verification`, { method: 'POST' }),
  },
  {
    operation: 'disconnect',
    least: 3,
    before: async (_, id, fake) => fake.authenticate(id),
    run: (ask, id) => ask(`/connectors/${id}/credentials`, { method: 'DELETE' }),
  },
  {
    operation: 'list 3 of 500',
    least: 3,
    connectors: namesOf(500).map((name) => connector(name, [METHOD.apiKey])),
    run: (ask, _, fake) => ask(`/connectors?ids=${lastThree(fake)}`),
  },
  {
    operation: 'list them again at once',
    least: 0,
    connectors: namesOf(500).map((name) => connector(name, [METHOD.apiKey])),
    before: (ask, _, fake) => ask(`/connectors?ids=${lastThree(fake)}`),
    run: (ask, _, fake) => ask(`/connectors?ids=${lastThree(fake)}`),
  },
]

/** How many calls to Cyclr's API each operation of the proxy makes. Access tokens last for days and do not count. */
export async function measureCalls(): Promise<readonly Calls[]> {
  const rows: Calls[] = []
  for (const one of OPERATIONS) rows.push(await measure(one))
  return rows
}

async function measure({ operation, least, connectors = desk(), before, run }: Operation): Promise<Calls> {
  const fake = createFakeCyclr({ connectors })
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = fake.options
  const proxy = createConnectorProxy(
    optionsWith({
      cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'bench' },
      authorize: () => ({ accountId: ACCOUNT, userId: 'bench', can: ['read', 'connect', 'disconnect', 'check'] }),
      verify: (name) => (operation.includes('verif') ? fake.testMethodOf(fake.installed({ name })[0]?.id ?? 0) : null),
      fetch: fake.fetch,
    }),
  )
  const ask: Ask = async (path, init = {}) => {
    const response = await proxy.fetch(new Request(`${ORIGIN}${BASE}${path}`, { headers: OWN, ...init }))
    if (response.status >= 400) throw new Error(`${operation}: ${path} ${response.status} ${await response.text()}`)
    return response
  }
  const id = String(fake.installed({ accountId: ACCOUNT })[0]?.id)
  await before?.(ask, id, fake)
  const counted = () => fake.requests.filter(({ url }) => new URL(url).pathname.startsWith('/v1.0/')).length
  const from = counted()
  await run(ask, id, fake)
  return { operation, calls: counted() - from, least }
}

function lastThree(fake: FakeCyclr): string {
  return fake
    .installed({ accountId: ACCOUNT })
    .slice(-3)
    .map(({ id }) => id)
    .join(',')
}
