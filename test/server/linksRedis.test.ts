import { createClient } from '@redis/client'
import { afterEach, describe, expect, it } from 'vitest'
import { LINK_HEADER } from '../../src/core/protocol.js'
import { createRedisStore } from '../../src/server-redis.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { connector, METHOD } from '../react/connectors.js'
import { codeOf, OWN } from './harness.js'
import { serveLinks } from './serveLinks.js'
import { startRedis } from './startRedis.js'

const fake = createFakeCyclr({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
const id = String(fake.installed({ name: 'Postmoth', accountId: ACCOUNT })[0]?.id)

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
  fake.reset()
})

/** Two instances of the proxy that share nothing but a Redis. */
async function startInstances() {
  const redis = await startRedis()
  closing.push(redis.close)
  const start = async () => {
    const client = createClient({ url: redis.url, disableOfflineQueue: true, socket: { reconnectStrategy: false } })
    await client.on('error', () => undefined).connect()
    const instance = await serveLinks(fake, { store: createRedisStore(client) })
    closing.push(async () => void (client.isOpen && client.destroy()), instance.close)
    return { ...instance, client }
  }
  const [first, second] = [await start(), await start()]
  return { redis, first, second }
}

describe('Connect links of several instances', () => {
  it('E11: are created, opened, used and finished on any of them', async () => {
    const { first, second } = await startInstances()
    const { path, secret } = await first.create({ accountConnectorIds: [id] })
    const opened = await second.open(path, secret)
    if (opened.state !== 'open') throw new Error(opened.state)
    const headers = { ...OWN, [LINK_HEADER]: opened.token }
    const read = await first.send(`/connectors/${id}`, { headers })
    const { methods } = Object(await read.json())
    const body = JSON.stringify({ methodId: methods[0].id, apiKey: 'sk-redis-canary' })
    const saved = await first.send(`/connectors/${id}/credentials`, { method: 'PUT', headers, body })
    expect(saved.status).toBe(200)
    expect(await second.open(path, secret)).toEqual({ state: 'finished', returnTo: null })
    const keys = await first.client.keys('caw:link:*')
    const stored = await Promise.all(keys.map((key) => first.client.get(key)))
    expect(keys.length).toBeGreaterThan(1)
    expect(stored.join()).not.toContain(secret)
    for (const key of keys) expect(await first.client.pTTL(key)).toBeGreaterThan(7 * 86_400_000)
  })

  it('E11: are revoked on all of them, with the sessions that they have opened', async () => {
    const { first, second } = await startInstances()
    const link = await first.create({ accountConnectorIds: [id] })
    const opened = await first.open(link.path, link.secret)
    if (opened.state !== 'open') throw new Error(opened.state)
    const headers = { ...OWN, [LINK_HEADER]: opened.token }
    expect((await first.send(`/connectors/${id}`, { headers })).status).toBe(200)
    await second.proxy.links.revoke(link.id)
    expect(await codeOf(await first.send(`/connectors/${id}`, { headers }))).toBe('unauthenticated')
    expect(await first.open(link.path, link.secret)).toEqual({ state: 'revoked', returnTo: null })
  })

  it('E11: open for nobody while the store is down', async () => {
    const { redis, first } = await startInstances()
    const link = await first.create({ accountConnectorIds: [id] })
    const opened = await first.open(link.path, link.secret)
    if (opened.state !== 'open') throw new Error(opened.state)
    await redis.stop()
    const headers = { ...OWN, [LINK_HEADER]: opened.token }
    expect(await codeOf(await first.send(`/connectors/${id}`, { headers }))).toBe('unavailable')
    const init = { method: 'POST', body: JSON.stringify({ secret: link.secret }) }
    expect(await codeOf(await first.send(`${link.path}/session`, init))).toBe('unavailable')
    expect((await first.send(link.path)).status).toBe(200)
  })
})
