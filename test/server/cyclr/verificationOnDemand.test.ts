import { beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../../src/testing.js'
import type { UpstreamServer } from '../createUpstreamServer.js'
import { OWN } from '../harness.js'
import { serveForThisTest } from '../serveForThisTest.js'
import { type ServedProxy, serveProxy } from '../serveProxy.js'

const TEST = /\/test\//

describe('Verification on demand', () => {
  const fake = createFakeCyclr()
  const sticky = String(fake.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id)
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeEach(async () => {
    ;({ upstream, proxy } = await serveForThisTest(fake, { verify: () => fake.testMethodOf(sticky) }))
  })
  const check = (id: string) => proxy.send(`/connectors/${id}/verification`, { method: 'POST' })

  it.each([
    ['works', 'good', 'accepted'],
    ['does not', 'wrong', 'rejected'],
  ])('of a credential that %s is reported', async (_, authValue, verification) => {
    fake.authenticate(sticky, authValue)
    const response = await check(sticky)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ verification })
    expect(fake.find(sticky)).toMatchObject({ authValue, authenticated: true })
  })

  it('is unknown without a test method, and makes no call', async () => {
    fake.authenticate(sticky, 'good')
    const without = await serveProxy(fake, upstream.origin)
    const response = await without.send(`/connectors/${sticky}/verification`, { method: 'POST' })
    expect(await response.json()).toEqual({ verification: 'unknown' })
    expect(upstream.at('POST', TEST)).toEqual([])
    await without.close()
  })

  it('requires the grant to check, and refuses cross-site requests', async () => {
    const careless = await serveProxy(fake, upstream.origin, {
      authorize: () => ({ accountId: ACCOUNT, userId: 'u', can: ['read', 'connect'] }),
    })
    expect((await careless.send(`/connectors/${sticky}/verification`, { method: 'POST' })).status).toBe(403)
    await careless.close()
    const foreign = { ...OWN, 'Sec-Fetch-Site': 'cross-site' }
    const response = await proxy.send(`/connectors/${sticky}/verification`, { method: 'POST', headers: foreign })
    expect(response.status).toBe(403)
    expect(upstream.seen).toEqual([])
  })

  it('accepts no body or an empty object, and nothing else', async () => {
    fake.authenticate(sticky, 'good')
    const { 'Content-Type': _, ...bare } = OWN
    const ask = (init: RequestInit) => proxy.send(`/connectors/${sticky}/verification`, { method: 'POST', ...init })
    expect((await ask({ headers: bare })).status).toBe(200)
    expect((await ask({ body: '{}' })).status).toBe(200)
    expect((await ask({ body: '{"method":"x"}' })).status).toBe(400)
    expect((await ask({ headers: { ...bare, 'Content-Type': 'text/plain' }, body: '{}' })).status).toBe(415)
  })

  it('answers 404 for an unknown connector', async () => {
    expect((await check('999999')).status).toBe(404)
  })
})
