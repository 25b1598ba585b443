import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { createUpstreamServer, hang, type UpstreamServer } from './createUpstreamServer.js'
import { OWN } from './harness.js'
import { buildProxyProcess, type ProxyProcess, startProxy } from './startProxy.js'
import { type RedisServer, startRedis } from './startRedis.js'

const fake = createFakeCyclr()
const idOf = (name: string) => String(fake.installed({ name, accountId: ACCOUNT })[0]?.id)
const [miva, sticky] = [idOf('Miva'), idOf('Sticky')]
const domain = () => fake.properties(miva).find(({ Name }) => Name === 'Domain')?.Value
const VALUES = { Domain: 'a.example.com', Folder: 'mm5', StoreCode: 'S1', Signature: 'x' }
const save = (proxy: ProxyProcess, id: string, what: string, body: object) =>
  proxy.send(`/connectors/${id}/${what}`, { method: 'PUT', headers: OWN, body: JSON.stringify(body) })

describe('Three processes that share a Redis', () => {
  let upstream: UpstreamServer
  let redis: RedisServer
  let processes: [ProxyProcess, ProxyProcess, ProxyProcess]
  beforeAll(async () => {
    await buildProxyProcess()
    upstream = await createUpstreamServer(fake)
    redis = await startRedis()
    const one = { fake, apiOrigin: upstream.origin, accountId: ACCOUNT, redisUrl: redis.url, leases: true }
    processes = await Promise.all([startProxy(one), startProxy(one), startProxy(one)])
  })
  afterAll(async () => {
    for (const one of processes) one.signal('SIGCONT')
    await Promise.all(processes.map((one) => one.close()))
    await redis.close()
    await upstream.close()
  })

  it('wait for the lease of one that was killed or frozen, and the frozen one writes nothing after it', async () => {
    const [killed, frozen, other] = processes
    fake.authenticate(miva, 'key', VALUES)
    const { methods } = await (await other.send(`/connectors/${sticky}`, { headers: OWN })).json()
    const methodId = methods[0].id

    // Both hold the lock of a connector, and wait for the answer to a write.
    upstream.script('PUT', `/v1.0/account/connectors/${sticky}`, hang)
    upstream.script('PUT', /properties/, hang)
    const lost = save(killed, sticky, 'credentials', { methodId, apiKey: 'killed' }).catch(() => null)
    const late = save(frozen, miva, 'parameters', { values: { ...VALUES, Domain: 'frozen.example.com' } })
    await expect.poll(() => upstream.at('PUT', /connectors/).length).toBe(2)
    killed.signal('SIGKILL')
    frozen.signal('SIGSTOP')
    expect(await lost).toBeNull()

    // Longer than a writer waits would be answered with 503.
    const saved = await Promise.all([
      save(other, sticky, 'credentials', { methodId, apiKey: 'other' }),
      save(other, miva, 'parameters', { values: { ...VALUES, Domain: 'other.example.com' } }),
    ])
    expect(saved.map(({ status }) => status)).toEqual([200, 200])
    expect(fake.find(sticky).authValue).toBe('other')
    expect(domain()).toBe('other.example.com')

    const calls = upstream.seen.length
    frozen.signal('SIGCONT')
    const answer = await late
    expect([answer.status, await answer.json()]).toMatchObject([504, { code: 'upstream_timeout' }])
    await sleep(500)
    expect(upstream.seen).toHaveLength(calls)
    expect(domain()).toBe('other.example.com')
  }, 60_000)
})
