import { request } from 'node:http'
import { beforeEach, describe, expect, it } from 'vitest'
import { connectorList } from '../../../src/core/contract.js'
import { ACCOUNT, createFakeCyclr } from '../../../src/testing.js'
import { answerWith, createGate, hang, later, meeting, type UpstreamServer } from '../createUpstreamServer.js'
import { BASE, OWN } from '../harness.js'
import { serveForThisTest } from '../serveForThisTest.js'
import { LONG_TIMEOUTS, type ServedProxy, serveProxy } from '../serveProxy.js'

const VALUES = { Domain: 'a.example.com', Folder: 'mm5', StoreCode: 'S1', Signature: 'x' }

describe('Concurrent requests', () => {
  const fake = createFakeCyclr()
  const idOf = (name: string) => String(fake.installed({ name })[0]?.id)
  const [sticky, miva] = [idOf('Sticky'), idOf('Miva')]
  const path = `/v1.0/account/connectors/${sticky}`
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeEach(async () => {
    ;({ upstream, proxy } = await serveForThisTest(fake, {}, LONG_TIMEOUTS))
  })

  const save = (values: object, by = proxy) => by.put(`/connectors/${miva}/parameters`, { values })
  /** Sends a request and closes the connection as soon as `when` is true. */
  const leave = async (when: () => boolean, at: string) => {
    const client = request({ port: proxy.port, path: BASE + at, headers: OWN })
    const closed = new Promise((resolve) => client.once('error', resolve).once('close', resolve))
    client.end()
    await expect.poll(when).toBe(true)
    client.destroy()
    await closed
  }

  it('CC-01: concurrent saves end in the values of one of them, each setting once', async () => {
    const saves = ['a', 'b', 'c', 'd'].map((letter) => ({ ...VALUES, Domain: `${letter}.example.com`, Folder: letter }))
    const answers = await Promise.all(saves.map((values) => save(values)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const stored = Object.fromEntries(fake.properties(miva).map(({ Name, Value }) => [Name, Value]))
    expect(fake.properties(miva)).toHaveLength(4)
    expect(saves).toContainEqual(stored)
  })

  it('CC-02: two processes that create the same setting converge to one value and log the duplicate', async () => {
    const other = await serveProxy(fake, upstream.origin, {}, LONG_TIMEOUTS)
    // Both have read the connector before either writes.
    upstream.script('GET', `/v1.0/account/connectors/${miva}`, ...meeting(2))
    const answers = await Promise.all([save(VALUES), save({ ...VALUES, Domain: 'b.example.com' }, other)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    await save(VALUES)
    for (const [name, value] of Object.entries(VALUES)) {
      const copies = fake.properties(miva).filter(({ Name }) => Name === name)
      expect(new Set(copies.map(({ Value }) => Value))).toEqual(new Set([value]))
    }
    const warnings = [...proxy.log, ...other.log].filter(({ message }) => message.includes('more than once'))
    expect(warnings.length).toBeGreaterThan(0)
    await other.close()
  })

  it('CC-03: a save and the start of a sign-in run one after the other', async () => {
    const squareup = idOf('Squareup')
    const [key, oauth] = [await proxy.methodOf(squareup, 'apiKey'), await proxy.methodOf(squareup, 'oauth')]
    upstream.reset()
    upstream.script('GET', `/v1.0/account/connectors/${squareup}`, later(200))
    const answers = await Promise.all([
      proxy.put(`/connectors/${squareup}/credentials`, {
        methodId: key,
        apiKey: 'k',
        values: { ClientId: 'one', ClientSecret: 's' },
      }),
      proxy.post(`/connectors/${squareup}/oauth`, {
        methodId: oauth,
        mode: 'popup',
        values: { ClientId: 'two', ClientSecret: 's' },
      }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(fake.properties(squareup).map(({ Name, Value }) => [Name, Value])).toEqual(
      expect.arrayContaining([
        ['ClientId', 'two'],
        ['ClientSecret', 's'],
      ]),
    )
    expect(fake.properties(squareup)).toHaveLength(2)
    const puts = upstream.seen.findIndex(({ method, path }) => method === 'PUT' && !path.includes('properties'))
    const second = upstream.seen.findIndex(({ method, body }) => method === 'PUT' && body.includes('"two"'))
    expect(puts).toBeGreaterThan(0)
    expect(second).toBeGreaterThan(puts)
  })

  it('CC-04: a save that Cyclr never answers blocks the next one until its time-out', async () => {
    const impatient = await serveProxy(fake, upstream.origin, {}, { headersMs: 300, callMs: 600 })
    upstream.script('GET', `/v1.0/account/connectors/${miva}`, hang)
    const [first, second] = await Promise.all([save(VALUES, impatient), save(VALUES, impatient)])
    expect(new Set([first?.status, second?.status])).toEqual(new Set([200, 504]))
    expect(fake.properties(miva)).toHaveLength(4)
    await impatient.close()
  })

  it('CC-06: a read that began before a save and ends after it returns the saved state', async () => {
    const methodId = await proxy.methodOf(sticky)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const old = JSON.stringify({ ...(await rawConnector()), Authenticated: false })
    const delayed = createGate(answerWith(200, old))
    upstream.script('GET', path, delayed.wait)
    const reading = proxy.body(`/connectors/${sticky}/status`)
    await expect.poll(() => upstream.at('GET', path).length).toBe(2)
    const saved = await proxy.put(`/connectors/${sticky}/credentials`, { methodId, apiKey: 'k' })
    expect(saved.status).toBe(200)
    delayed.open()
    expect(await reading).toMatchObject({ authenticated: true })
  })

  it('CC-06: a read right after a save returns the saved state', async () => {
    const methodId = await proxy.methodOf(sticky)
    expect(await proxy.body(`/connectors/${sticky}/status`)).toMatchObject({ authenticated: false })
    await proxy.put(`/connectors/${sticky}/credentials`, { methodId, apiKey: 'k' })
    expect(await proxy.body(`/connectors/${sticky}/status`)).toMatchObject({ authenticated: true })
  })

  it.each([
    ['ApiKey', { AuthType: 'Basic' }, { apiKey: 'k' }],
    ['ApiKey', { AuthType: 'OAuth2', OAuth2Type: 'AuthorisationCode' }, { apiKey: 'k' }],
    ['ApiKey', { AuthType: 'Kerberos' }, { apiKey: 'k' }],
    ['ApiKey', { AuthType: 'ApiKey' }, { username: 'u', password: 'p' }],
    ['ApiKey', { AuthType: 'ApiKey' }, {}],
    ['ApiKey', { AuthType: 'ApiKey' }, { apiKey: 'k', username: 'u' }],
  ])('CC-07, PV-24: a method that was %s and has become %j refuses %j', async (_, now, credentials) => {
    const methodId = await proxy.methodOf(sticky)
    const raw = await rawConnector()
    const methods = raw.Connector.Authentication.map((one: object) => ({ ...one, OAuth2Type: 'Unknown', ...now }))
    const changed = { ...raw, Connector: { ...raw.Connector, ...now, Authentication: methods } }
    upstream.always('GET', path, answerWith(200, JSON.stringify(changed)))
    const response = await proxy.put(`/connectors/${sticky}/credentials`, { methodId, ...credentials })
    expect(response.status).toBe(409)
    expect(upstream.seen.some(({ method, path }) => method !== 'GET' && path !== '/oauth/token')).toBe(false)
  })

  it('CC-07: answers 409 for a method that no longer exists', async () => {
    const response = await proxy.put(`/connectors/${sticky}/credentials`, { methodId: 'gone', apiKey: 'k' })
    expect(response.status).toBe(409)
    const start = await proxy.post(`/connectors/${sticky}/oauth`, { methodId: 'gone', mode: 'popup' })
    expect(start.status).toBe(409)
  })

  it('CC-08: fifty browsers that poll one connector make about one call a second', async () => {
    const until = Date.now() + 3_000
    const watch = async () => {
      let asked = 0
      while (Date.now() < until) {
        expect((await proxy.send(`/connectors/${sticky}/status`)).status).toBe(200)
        asked += 1
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
      return asked
    }
    const asked = (await Promise.all(Array.from({ length: 50 }, watch))).reduce((sum, one) => sum + one, 0)
    expect(asked).toBeGreaterThan(100)
    expect(upstream.at('GET', path).length).toBeLessThanOrEqual(6)
  })

  it('CC-08: does not share reads between accounts', async () => {
    const two = await serveProxy(fake, upstream.origin, {
      authorize: (request) => ({ accountId: request.headers.get('X-Test-Account') ?? '', userId: 'u' }),
    })
    const ask = (account: string) =>
      two.send(`/connectors/${sticky}`, { headers: { ...OWN, 'X-Test-Account': account } })
    const [mine, theirs] = await Promise.all([ask(fake.find(sticky).accountId), ask('another-account')])
    expect([mine?.status, theirs?.status]).toEqual([200, 404])
    await two.close()
  })

  it('CC-08: a shared read shows each user their own permissions', async () => {
    const two = await serveProxy(fake, upstream.origin, {
      authorize: (request) => ({
        accountId: fake.find(sticky).accountId,
        userId: 'u',
        can: request.headers.has('X-Test-Admin') ? ['read', 'disconnect'] : ['read'],
      }),
    })
    const ask = (headers: Record<string, string>) => two.body(`/connectors/${sticky}`, { headers })
    const [admin, user] = await Promise.all([ask({ ...OWN, 'X-Test-Admin': '1' }), ask(OWN)])
    expect([admin['can'], user['can']]).toEqual([['read', 'disconnect'], ['read']])
    expect(upstream.at('GET', path)).toHaveLength(1)
    await two.close()
  })

  it.each([
    ['a connector', `/connectors/${sticky}`, path],
    ['a status', `/connectors/${sticky}/status`, path],
    ['a short list', `/connectors?ids=${sticky}`, path],
    ['a long list', `/connectors?ids=1,2,3,4,5,6,${sticky}`, '/v1.0/account/connectors'],
  ])('PV-23: aborts the read of %s at Cyclr when the client leaves', async (_, at, from) => {
    upstream.always('GET', from, hang)
    await leave(() => upstream.at('GET', from).length === 1, at)
    await expect.poll(() => upstream.at('GET', from)[0]?.closed).toBe(true)
    expect(upstream.at('GET', from)).toHaveLength(1)
    expect(proxy.log.filter(({ level }) => level === 'error')).toEqual([])
  })

  /** Asks for one list twenty times at once: how many connectors each has, and how many calls they cost. */
  const twenty = async (ids: string) => {
    upstream.reset()
    const lists = await Promise.all(Array.from({ length: 20 }, () => proxy.send(`/connectors?ids=${ids}`)))
    const found = await Promise.all(lists.map(async (one) => connectorList.parse(await one.json()).connectors.length))
    return { found: [...new Set(found)], calls: upstream.at('GET', /connectors/).length }
  }

  it('D12: a short list costs a call for each connector, a long one the pages of the account, and twenty at once no more', async () => {
    const all = fake.installed({ accountId: ACCOUNT })
    expect(await twenty('1')).toEqual({ found: [0], calls: 1 })
    expect(
      (
        await twenty(
          all
            .slice(0, 3)
            .map(({ id }) => id)
            .join(),
        )
      ).calls,
    ).toBe(3)
    const long = await twenty(
      all
        .slice(0, 30)
        .map(({ id }) => id)
        .join(),
    )
    expect(long).toEqual({ found: [30], calls: Math.ceil(all.length / 30) })
  })

  it('PV-23: does not abort a read that others wait for when one client leaves', async () => {
    upstream.script('GET', path, later(600))
    const staying = proxy.send(`/connectors/${sticky}`)
    await expect.poll(() => upstream.at('GET', path).length).toBe(1)
    await leave(() => true, `/connectors/${sticky}`)
    expect((await staying).status).toBe(200)
    expect(upstream.at('GET', path)).toHaveLength(1)
  })

  it('PV-23: completes a write when the client leaves', async () => {
    const methodId = await proxy.methodOf(sticky)
    upstream.script('PUT', path, later(300))
    const client = request({
      port: proxy.port,
      path: `${BASE}/connectors/${sticky}/credentials`,
      method: 'PUT',
      headers: OWN,
    })
    client.once('error', () => undefined)
    client.end(JSON.stringify({ methodId, apiKey: 'k' }))
    await expect.poll(() => upstream.at('PUT', path).length).toBe(1)
    client.destroy()
    await expect.poll(() => fake.find(sticky).authenticated).toBe(true)
  })

  async function rawConnector(): Promise<{ Connector: { Authentication: object[] } }> {
    const { clientId, clientSecret } = fake.options
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    })
    const token = await fake.api(new Request(`${fake.options.apiOrigin}/oauth/token`, { method: 'POST', body: form }))
    const { access_token }: { access_token: string } = await token.json()
    const headers = { Authorization: `Bearer ${access_token}`, 'X-Cyclr-Account': fake.find(sticky).accountId }
    return (await fake.api(new Request(fake.options.apiOrigin + path, { headers }))).json()
  }
})
