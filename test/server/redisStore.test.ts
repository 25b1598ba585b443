import { createClient } from '@redis/client'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createConnectorProxy } from '../../src/server.js'
import { createRedisStore } from '../../src/server-redis.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { BASE, NAVIGATION, ORIGIN, OWN, optionsWith } from './harness.js'
import { type RedisServer, startRedis } from './startRedis.js'

let redis: RedisServer
let ends: (() => unknown)[] = []

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(async () => {
  for (const end of ends) await end()
  await redis.close()
})

async function nodeRedis() {
  const client = createClient({ url: redis.url, disableOfflineQueue: true, socket: { reconnectStrategy: () => 20 } })
  client.on('error', () => undefined)
  await client.connect()
  ends.push(() => client.destroy())
  return client
}

async function ioRedis() {
  const client = new Redis(redis.url, { enableOfflineQueue: false, lazyConnect: true, retryStrategy: () => 20 })
  client.on('error', () => undefined)
  await client.connect()
  ends.push(() => client.disconnect())
  return client
}

const CLIENTS = [
  ['redis', nodeRedis],
  ['ioredis', ioRedis],
] as const

describe.each(CLIENTS)('A store in Redis, with the client %s', (_, connect) => {
  it('keeps, expires and deletes values', async () => {
    const client = await connect()
    const store = createRedisStore(client)
    await store.set('a', { deep: [1, null, 'ü'] })
    expect(await store.get('a')).toEqual({ deep: [1, null, 'ü'] })
    await store.delete('a')
    expect(await store.get('a')).toBeUndefined()
    await store.set('b', true, 20)
    await expect.poll(() => store.get('b')).toBeUndefined()
  })

  it('sets what is absent, and deletes what is equal, once', async () => {
    const store = createRedisStore(await connect())
    const all = await Promise.all(Array.from({ length: 20 }, (_each, at) => store.setIfAbsent('c', `${at}`, 10_000)))
    expect(all.filter(Boolean)).toEqual([true])
    const holder = `${all.indexOf(true)}`
    expect(await store.extendIfEqual('c', 'somebody else', 1)).toBe(false)
    expect(await store.extendIfEqual('absent', holder, 10_000)).toBe(false)
    expect(await store.get('absent')).toBeUndefined()
    await store.deleteIfEqual('c', 'somebody else')
    expect(await store.get('c')).toBe(holder)
    await store.deleteIfEqual('c', holder)
    expect(await store.get('c')).toBeUndefined()
  })

  it('extends what is equal', async () => {
    const store = createRedisStore(await connect())
    await store.setIfAbsent('e', 'holder', 60)
    expect(await store.extendIfEqual('e', 'holder', 60_000)).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(await store.get('e')).toBe('holder')
    expect(await store.extendIfEqual('e', 'holder', 1)).toBe(true)
    await expect.poll(() => store.get('e')).toBeUndefined()
  })

  it('has no value where something else wrote under its key', async () => {
    const client = await connect()
    await ('call' in client ? client.call('SET', 'd', 'not JSON') : client.sendCommand(['SET', 'd', 'not JSON']))
    expect(await createRedisStore(client).get('d')).toBeUndefined()
  })
})

const statuses = (answers: readonly Response[]) => answers.map(({ status }) => status)

describe.each(CLIENTS)('Two instances that share a Redis, with the client %s', (_, connect) => {
  const fake = createFakeCyclr()
  const id = String(fake.installed({ name: 'Vend', accountId: ACCOUNT })[0]?.id)
  /** The greatest number of instances that wrote to Cyclr at once. */
  let most: number
  let instances: ((path: string, init?: RequestInit) => Promise<Response>)[]
  const ask = async (at: number, path: string, init?: RequestInit): Promise<Response> => {
    const instance = instances[at % 2]
    if (!instance) throw new Error('there are two instances')
    return instance(path, init)
  }

  beforeEach(async () => {
    fake.reset()
    most = 0
    await (await ioRedis()).flushall()
    const writing = new Set<symbol>()
    const { apiOrigin, serviceOrigin, clientId, clientSecret } = fake.options
    const start = async () => {
      const self = Symbol('instance')
      let running = 0
      const { fetch } = createConnectorProxy(
        optionsWith({
          cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
          authorize: () => ({ accountId: ACCOUNT, userId: 'user-1' }),
          store: createRedisStore(await connect()),
          fetch: async (input, init) => {
            const isWrite = init?.method === 'POST' || init?.method === 'PUT'
            if (!isWrite || !new Request(input).url.includes('/properties')) return fake.fetch(input, init)
            running += 1
            most = Math.max(most, writing.add(self).size)
            await new Promise((resolve) => setTimeout(resolve, 5))
            running -= 1
            if (running === 0) writing.delete(self)
            return fake.fetch(input, init)
          },
        }),
      )
      return (path: string, init: RequestInit = {}) =>
        fetch(new Request(`${ORIGIN}${BASE}${path}`, { headers: OWN, ...init }))
    }
    instances = [await start(), await start()]
  })

  const save = (at: number, name: string) =>
    ask(at, `/connectors/${id}/parameters`, {
      method: 'PUT',
      body: JSON.stringify({ values: { StoreName: name, ClientId: 'i', ClientSecret: 's' } }),
    })

  it('D5: write to one connector one after the other, and create nothing twice', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_each, at) => save(at, `store-${at}`)))
    expect(statuses(answers)).toEqual(Array.from({ length: 12 }, () => 200))
    const names = fake.properties(id).map(({ Name }) => Name)
    expect(names.toSorted()).toEqual(['ClientId', 'ClientSecret', 'StoreName'])
    expect(most).toBe(1)
  })

  it('launch one ticket once', async () => {
    const { methods }: { methods: { id: string }[] } = await (await ask(0, `/connectors/${id}`)).json()
    const values = { StoreName: 'a', ClientId: 'i', ClientSecret: 's' }
    const body = JSON.stringify({ methodId: methods[0]?.id, mode: 'popup', values })
    const { launchUrl }: { launchUrl: string } = await (
      await ask(0, `/connectors/${id}/oauth`, { method: 'POST', body })
    ).json()
    const path = launchUrl.slice(`${ORIGIN}${BASE}`.length)
    const answers = await Promise.all(Array.from({ length: 10 }, (_each, at) => ask(at, path, { headers: NAVIGATION })))
    expect(statuses(answers).filter((status) => status === 302)).toEqual([302])
  })

  it('answer 503 to writes while Redis is gone or frozen, write nothing, and go on when it is back', async () => {
    await redis.stop()
    expect((await save(0, 'a')).status).toBe(503)
    expect((await ask(0, `/connectors/${id}`)).status).toBe(200)
    await redis.start()
    await expect.poll(async () => (await save(1, 'b')).status, { timeout: 10_000 }).toBe(200)
    redis.freeze()
    expect((await save(0, 'c')).status).toBe(503)
    redis.thaw()
    expect(fake.properties(id).find(({ Name }) => Name === 'StoreName')?.Value).toBe('b')
    await expect.poll(async () => (await save(0, 'd')).status, { timeout: 10_000 }).toBe(200)
  })
})
