import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createSeal } from '../../src/server/oauth/seal.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { connector, METHOD, optional } from '../react/connectors.js'
import { proxyFor } from './proxyFor.js'
import { serveForThisTest } from './serveForThisTest.js'

/** Whether a request to Cyclr counts: access tokens last for days, and the service domain is not the API. */
const isCall = (url: string) => new URL(url).pathname.startsWith('/v1.0/')

function start(names: readonly string[] = []) {
  const parameters = names.map((name) => optional(name))
  const proxy = proxyFor(connector('Deskfern', [METHOD.apiKey], parameters))
  const from = proxy.fake.requests.length
  /** How many calls were made since the start. */
  const calls = () => proxy.fake.requests.slice(from).filter(({ url }) => isCall(url)).length
  return { ...proxy, calls }
}

/** The calls that a launch of the first method makes. `change` may replace the claims of its ticket. */
async function launch(
  names: readonly (keyof typeof METHOD)[],
  change: (claims: Record<string, unknown>) => Record<string, unknown> = (claims) => claims,
) {
  const proxy = proxyFor(
    connector(
      'Deskfern',
      names.map((name) => METHOD[name]),
    ),
  )
  const methodId = (await proxy.read()).methods.find(({ kind }) => kind === 'oauth')?.id
  const { launchUrl }: { launchUrl: string } = await (await proxy.startOAuth({ methodId, mode: 'popup' })).json()
  const { seal, open } = createSeal(proxy.fake.options.clientSecret, Date.now)
  const address = new URL(launchUrl)
  const claims = await open('ticket', address.searchParams.get('ticket') ?? '', z.record(z.string(), z.unknown()))
  if (typeof claims === 'string') throw new Error(claims)
  address.searchParams.set('ticket', await seal('ticket', change(claims), 60))
  const before = proxy.fake.requests.length
  expect((await proxy.get(address.href)).status).toBe(302)
  const calls = proxy.fake.requests.slice(before).filter(({ url }) => isCall(url))
  return calls.map(({ method }) => method)
}

/** A ticket of an earlier version of the proxy. */
const withoutNumber = (claims: Record<string, unknown>) => ({ ...claims, hasSeveralMethods: undefined })

const namesOf = (count: number) => Array.from({ length: count }, (_, index) => `Setting${index}`)

describe('Calls to Cyclr', () => {
  it('of a load: 1', async () => {
    const { read, calls } = start()
    await read()
    expect(calls()).toBe(1)
  })

  it.each([
    // New values and calls.
    [0, 1],
    [1, 3],
    [5, 7],
    [20, 22],
  ])('of saving %i new values: %i', async (count, expected) => {
    const names = namesOf(count)
    const { saveParameters, calls } = start(names)
    const response = await saveParameters({ values: Object.fromEntries(names.map((name) => [name, 'v'])) })
    expect(response.status).toBe(200)
    expect(calls()).toBe(expected)
  })

  it('of saving a value that is stored already: 1', async () => {
    const { saveParameters, calls, fake, installed } = start(['Region'])
    fake.authenticate(installed.id, 'key', { Region: 'eu' })
    expect((await saveParameters({ values: { Region: 'eu' } })).status).toBe(200)
    expect(calls()).toBe(1)
  })

  it('of saving one value where the answers do not list the properties: 2 more', async () => {
    const { saveParameters, calls, fake, installed, stored } = start(['Region'])
    fake.authenticate(installed.id, 'key', { Region: 'us' })
    Object.assign(fake.options, { listedProperties: 'absent' })
    expect((await saveParameters({ values: { Region: 'eu' } })).status).toBe(200)
    // Read, list, change, read.
    expect(calls()).toBe(4)
    expect(stored()).toEqual({ Region: 'eu' })
  })

  it('of saving a new value where the answers list none of the properties: the list shows what was written', async () => {
    const { saveParameters, calls, fake } = start(['Region'])
    Object.assign(fake.options, { listedProperties: 'none' })
    expect((await saveParameters({ values: { Region: 'eu' } })).status).toBe(200)
    expect(calls()).toBe(4)
  })

  it('of saving a key: 2', async () => {
    const { read, saveCredentials, fake } = start()
    const methodId = (await read()).methods[0]?.id
    const before = fake.requests.length
    expect((await saveCredentials({ methodId, apiKey: 'k' })).status).toBe(200)
    expect(fake.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'PUT'])
  })

  it('of saving a key with a new setting, verified: 5', async () => {
    const fake = createFakeCyclr({ connectors: [connector('Deskfern', [METHOD.apiKey], [optional('Region')])] })
    const [{ id, accountId } = { id: 0, accountId: '' }] = fake.installed()
    const verify = () => fake.testMethodOf(id)
    const { proxy } = await serveForThisTest(fake, { verify, authorize: () => ({ accountId, userId: 'u' }) })
    const methodId = await proxy.methodOf(String(id))
    const before = fake.requests.length
    const body = { methodId, apiKey: 'good', values: { Region: 'eu' } }
    const answer = await (await proxy.put(`/connectors/${id}/credentials`, body)).json()
    expect(answer).toMatchObject({ verification: 'accepted', connector: { authenticated: true } })
    const calls = fake.requests.slice(before).filter(({ url }) => isCall(url))
    // Read, setting, read, credential, test method.
    expect(calls.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'PUT', 'POST'])
  })

  it('of reading whose sign-in is stored: 1 where a guide says how, else none', async () => {
    const fake = createFakeCyclr({
      connectors: [connector('Deskfern', [METHOD.apiKey]), connector('Other', [METHOD.apiKey])],
    })
    const [guided, other] = fake.installed({ accountId: ACCOUNT }).map(({ id }) => id)
    const method = fake.testMethodOf(guided ?? 0)
    const { proxy } = await serveForThisTest(fake, {
      authorize: () => ({ accountId: ACCOUNT, userId: 'u' }),
      guides: [{ connector: 'Deskfern', connectedAs: { method, label: 'email' } }],
    })
    for (const [id, expected] of [
      [guided, ['POST']],
      [other, []],
    ] as const) {
      await proxy.body(`/connectors/${id}`)
      const before = fake.requests.length
      await proxy.body(`/connectors/${id}/identity`, { method: 'POST', body: '{}' })
      expect(fake.requests.slice(before).map((request) => request.method)).toEqual(expected)
    }
  })

  it('of a list of 3 of 500 connectors: 3, and none when it is asked again at once', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `Connector${index}`)
    const fake = createFakeCyclr({ connectors: names.map((name) => connector(name, [METHOD.apiKey])) })
    const { proxy } = await serveForThisTest(fake)
    const ids = fake
      .installed({ accountId: ACCOUNT })
      .slice(100, 103)
      .map(({ id }) => id)
    const calls = () => fake.requests.filter(({ url }) => isCall(url)).length
    const list = async () => (await proxy.body(`/connectors?ids=${ids.join(',')}`))['connectors']
    expect(await list()).toHaveLength(3)
    expect(calls()).toBe(3)
    expect(await list()).toHaveLength(3)
    expect(calls()).toBe(3)
  })

  it('of a disconnect: 3, and one for each secret setting', async () => {
    const fake = createFakeCyclr()
    const miva = String(fake.installed({ name: 'Miva' })[0]?.id)
    const { proxy } = await serveForThisTest(fake)
    fake.authenticate(miva, 'key', { Domain: 'shop.example.com', Signature: 'secret' })
    expect((await proxy.send(`/connectors/${miva}/credentials`, { method: 'DELETE' })).status).toBe(200)
    const calls = fake.requests.filter(({ url }) => isCall(url)).map(({ method }) => method)
    expect(calls).toEqual(['GET', 'PUT', 'DELETE', 'GET'])
    expect(fake.properties(miva).map(({ Name }) => Name)).toEqual(['Domain'])
  })

  it('of a poll: 1, which those of one second share', async () => {
    const fake = createFakeCyclr()
    const sticky = String(fake.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id)
    const { proxy } = await serveForThisTest(fake)
    const poll = () => proxy.send(`/connectors/${sticky}/status?attempt=a`)
    await Promise.all([poll(), poll(), poll()])
    expect(fake.requests.filter(({ url }) => isCall(url))).toHaveLength(1)
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

  it('of a verification of a connector that was read: 1, and 2 of another one', async () => {
    const fake = createFakeCyclr()
    const sticky = String(fake.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id)
    const { proxy } = await serveForThisTest(fake, { verify: () => fake.testMethodOf(sticky) })
    fake.authenticate(sticky, 'good')
    const verify = () => proxy.body(`/connectors/${sticky}/verification`, { method: 'POST' })
    const methods = () => fake.requests.filter(({ url }) => isCall(url)).map(({ method }) => method)
    expect(await verify()).toEqual({ verification: 'accepted' })
    expect(methods()).toEqual(['GET', 'POST'])
    expect(await verify()).toEqual({ verification: 'accepted' })
    expect(methods()).toEqual(['GET', 'POST', 'POST'])
  })

  it('of a verification after an upgrade: 2 where the answer does not speak of the third party', async () => {
    const fake = createFakeCyclr()
    const sticky = String(fake.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id)
    const { proxy } = await serveForThisTest(fake, { verify: () => fake.testMethodOf(sticky) })
    fake.authenticate(sticky, 'good')
    const verify = () => proxy.body(`/connectors/${sticky}/verification`, { method: 'POST' })
    expect(await verify()).toEqual({ verification: 'accepted' })
    Object.assign(fake.find(sticky), { release: fake.publish('Sticky') })
    fake.methodParameters.set('Sticky', ['Needed'])
    const before = fake.requests.length
    // The release that has worked is not this one: its method may be called in another way.
    expect(await verify()).toEqual({ verification: 'unknown' })
    expect(fake.requests.slice(before).map(({ method }) => method)).toEqual(['POST', 'GET'])
  })

  it('of a verification of a connector that was removed since it was read: answered "not found"', async () => {
    const fake = createFakeCyclr()
    const sticky = String(fake.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id)
    const { proxy } = await serveForThisTest(fake, { verify: () => fake.testMethodOf(sticky) })
    await proxy.methodOf(sticky)
    Object.assign(fake.find(sticky), { accountId: 'another-account' })
    const response = await proxy.send(`/connectors/${sticky}/verification`, { method: 'POST' })
    expect(await response.json()).toMatchObject({ code: 'not_found' })
  })

  describe('of a launch', () => {
    it('with one method: 1', async () => {
      expect(await launch(['oauth'])).toEqual(['POST'])
    })
    it('with several methods: 2', async () => {
      expect(await launch(['oauth', 'apiKey'])).toEqual(['PUT', 'POST'])
    })
    it('by a ticket of an earlier version: one more', async () => {
      expect(await launch(['oauth'], withoutNumber)).toEqual(['GET', 'POST'])
      expect(await launch(['oauth', 'apiKey'], withoutNumber)).toEqual(['GET', 'PUT', 'POST'])
    })
  })
})
