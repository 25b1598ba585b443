import { describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { connector, METHOD, optional } from '../react/connectors.js'
import { proxyFor } from './proxyFor.js'
import { serveForThisTest } from './serveForThisTest.js'

/** Whether a request to Cyclr counts: access tokens last for days, and the service domain is not the API. */
const isCall = (url: string) => new URL(url).pathname.startsWith('/v1.0/')

function start(names: readonly string[] = [], method: keyof typeof METHOD = 'apiKey') {
  const parameters = names.map((name) => optional(name))
  const proxy = proxyFor(connector('Deskfern', [METHOD[method]], parameters))
  const from = proxy.fake.requests.length
  /** How many calls were made since the start. */
  const calls = () => proxy.fake.requests.slice(from).filter(({ url }) => isCall(url)).length
  return { ...proxy, calls }
}

const namesOf = (count: number) => Array.from({ length: count }, (_, index) => `Setting${index}`)

describe('Calls to Cyclr', () => {
  it('of a load: 1', async () => {
    const { read, calls } = start()
    await read()
    expect(calls()).toBe(1)
  })

  it.each([
    // New values, calls, and the budget.
    [1, 5, 3],
    [5, 9, 7],
    [20, 24, 22],
  ])('of saving %i new values: %i, and the budget is %i', async (count, expected) => {
    const names = namesOf(count)
    const { saveParameters, calls } = start(names)
    const response = await saveParameters({ values: Object.fromEntries(names.map((name) => [name, 'v'])) })
    expect(response.status).toBe(200)
    expect(calls()).toBe(expected)
  })

  it('of saving a key: 2', async () => {
    const { read, saveCredentials, fake } = start()
    const methodId = (await read()).methods[0]?.id
    const before = fake.requests.length
    expect((await saveCredentials({ methodId, apiKey: 'k' })).status).toBe(200)
    expect(fake.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'PUT'])
  })

  it.each(['{}', ''])('of saving a key: 3 where Cyclr answers %j', async (body) => {
    const fake = createFakeCyclr()
    const sticky = String(fake.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id)
    const { proxy, upstream } = await serveForThisTest(fake)
    upstream.script('PUT', `/v1.0/account/connectors/${sticky}`, async (res, _, answer) => {
      await answer()
      res.writeHead(200, { 'Content-Type': 'application/json' }).end(body)
    })
    const methodId = await proxy.methodOf(sticky)
    const before = fake.requests.length
    const response = await proxy.put(`/connectors/${sticky}/credentials`, { methodId, apiKey: 'k' })
    expect(await response.json()).toMatchObject({ connector: { authenticated: true } })
    expect(fake.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET'])
  })

  it('of a verification: 2, and the budget is 1', async () => {
    const fake = createFakeCyclr()
    const sticky = String(fake.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id)
    const { proxy } = await serveForThisTest(fake, { verify: () => fake.testMethodOf(sticky) })
    fake.authenticate(sticky, 'good')
    expect((await proxy.send(`/connectors/${sticky}/verification`, { method: 'POST' })).status).toBe(200)
    expect(fake.requests.filter(({ url }) => isCall(url)).map(({ method }) => method)).toEqual(['GET', 'POST'])
  })

  it('of a launch: 2, and the budget is 1', async () => {
    const { read, startOAuth, get, fake } = start([], 'oauth')
    const methodId = (await read()).methods[0]?.id
    const { launchUrl }: { launchUrl: string } = await (await startOAuth({ methodId, mode: 'popup' })).json()
    const before = fake.requests.length
    expect((await get(launchUrl)).status).toBe(302)
    const calls = fake.requests.slice(before).filter(({ url }) => isCall(url))
    expect(calls.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })
})
