import { beforeEach, describe, expect, it } from 'vitest'
import { cycleAnswer, lookupAnswer } from '../../../src/core/contract.js'
import type { AuthorizationRequest } from '../../../src/server.js'
import { ACCOUNT, createFakeCyclr, OTHER_ACCOUNT } from '../../../src/testing.js'
import { answerWith, hang, type UpstreamServer } from '../createUpstreamServer.js'
import { serveForThisTest } from '../serveForThisTest.js'
import { type ServedProxy, serveProxy } from '../serveProxy.js'

const CYCLE = '0f8fad5b-d9cb-469f-a165-70867728950e'
const PREREQUISITES = `/v1.0/cycles/${CYCLE}/prerequisites`

describe('Cycles and lookups', () => {
  const fake = createFakeCyclr()
  const idOf = (name: string) => String(fake.installed({ name, accountId: ACCOUNT })[0]?.id)
  const [sticky, asana, postmoth] = [idOf('Sticky'), idOf('Asana'), idOf('Postmoth')]
  const asks: AuthorizationRequest[] = []
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeEach(async () => {
    asks.length = 0
    ;({ upstream, proxy } = await serveForThisTest(fake, {
      authorize: (_, ask) => {
        asks.push(ask)
        return { accountId: ACCOUNT, userId: 'user-1' }
      },
    }))
  })
  const cycle = (id = CYCLE) => proxy.send(`/cycles/${id}/connectors`)
  const lookUp = (name: string) => proxy.send(`/connectors/${postmoth}/lookups?${new URLSearchParams({ name })}`)
  const ready = () => fake.authenticate(postmoth, 'good', { Region: 'Europe' })

  describe('GET /cycles/:cycleId/connectors', () => {
    it('lists every connector of the cycle, authenticated or not, and its name', async () => {
      fake.cycles.set(CYCLE, { name: 'New contacts', connectors: [sticky, asana] })
      fake.authenticate(sticky)
      const response = await cycle()
      expect(response.status).toBe(200)
      const answer = cycleAnswer.parse(await response.json())
      expect(answer).toMatchObject({ name: 'New contacts', complete: true, notFound: [], prerequisites: [] })
      expect(answer.connectors).toMatchObject([
        { accountConnectorId: sticky, name: 'Sticky', authenticated: true },
        { accountConnectorId: asana, name: 'Asana', authenticated: false },
      ])
      expect(asks).toEqual([{ action: 'read', cycleId: CYCLE }])
    })

    it('reports other prerequisites by their code, without what Cyclr wrote', async () => {
      const Reason = 'canary'
      fake.cycles.set(CYCLE, {
        name: 'Sync',
        connectors: [sticky],
        prerequisites: [
          { ReasonCode: 30, Reason, ObjectType: 'Step', ObjectId: '0f8fad5b-d9cb-469f-a165-708677289501' },
          { ReasonCode: 0, Reason, ObjectType: 'Cycle', ObjectId: '<script>' },
        ],
      })
      const { prerequisites } = cycleAnswer.parse(await (await cycle()).json())
      expect(prerequisites).toEqual([
        { code: 30, objectType: 'Step', objectId: '0f8fad5b-d9cb-469f-a165-708677289501' },
        { code: 0, objectType: 'Cycle', objectId: null },
      ])
      expect(proxy.said.join()).not.toContain('canary')
    })

    it('reports the ids of connectors that the account does not have, in the cycle or in its prerequisites', async () => {
      const foreign = String(fake.installed({ accountId: OTHER_ACCOUNT })[0]?.id)
      fake.cycles.set(CYCLE, { name: 'Sync', connectors: [sticky, foreign] })
      const answer = cycleAnswer.parse(await (await cycle()).json())
      expect(answer).toMatchObject({ complete: false, notFound: [foreign], prerequisites: [] })
      expect(answer.connectors).toMatchObject([{ accountConnectorId: sticky }])
    })

    it('lists a connector that only the prerequisites name, and omits invalid ids', async () => {
      fake.cycles.set(CYCLE, [sticky])
      const foreign = fake.installed({ accountId: OTHER_ACCOUNT })[0]?.id
      const list = [
        { ReasonCode: 20, ObjectId: Number(sticky) },
        { ReasonCode: 20, ObjectId: asana },
        { ReasonCode: 20, ObjectId: foreign },
        { ReasonCode: 20, ObjectId: '../1' },
        { ReasonCode: 20 },
        { ReasonCode: 7, ObjectId: Number(postmoth), Reason: 'canary' },
      ]
      upstream.script('GET', PREREQUISITES, answerWith(200, JSON.stringify(list)))
      const { connectors, notFound } = cycleAnswer.parse(await (await cycle()).json())
      expect(new Set(connectors.map(({ accountConnectorId }) => accountConnectorId))).toEqual(new Set([sticky, asana]))
      expect(notFound).toEqual([String(foreign)])
      expect(proxy.said.join()).not.toContain('canary')
    })

    it.each([
      '1',
      '..',
      '%2e%2e',
      `${CYCLE}0`,
      CYCLE.slice(1),
      `${CYCLE}%2f..`,
      CYCLE.replaceAll('-', ''),
      `%7B${CYCLE}%7D`,
      '０f8fad5b-d9cb-469f-a165-70867728950e',
    ])('answers 404 for the cycle id %s, without a call', async (id) => {
      // The client resolves `..`, which leaves a list without ids.
      expect([400, 404]).toContain((await cycle(id)).status)
      expect(asks).toEqual([])
      expect(upstream.seen).toEqual([])
    })

    it('answers an unknown cycle like an invalid id', async () => {
      const bodies = await Promise.all([cycle(), cycle('x')].map(async (response) => (await response).text()))
      expect(new Set(bodies.map((body) => body.replace(/([0-9A-F]{4}-){7}[0-9A-F]{4}/, ''))).size).toBe(1)
    })

    it.each([
      ['null', 'null'],
      ['an object', '{}'],
      ['a page', '<html>'],
    ])('answers 502 for %s', async (_, body) => {
      fake.cycles.set(CYCLE, [sticky])
      upstream.script('GET', PREREQUISITES, answerWith(200, body))
      expect((await cycle()).status).toBe(502)
    })

    it('applies the rules of every route: header, authorize, methods', async () => {
      fake.cycles.set(CYCLE, [sticky])
      expect((await proxy.send(`/cycles/${CYCLE}/connectors`, { headers: {} })).status).toBe(403)
      expect((await proxy.send(`/cycles/${CYCLE}/connectors`, { method: 'POST', body: '{}' })).status).toBe(405)
      for (const answer of [null, 'forbidden'] as const) {
        const closed = await serveProxy(fake, upstream.origin, { authorize: () => answer })
        expect((await closed.send(`/cycles/${CYCLE}/connectors`)).status).toBe(answer === null ? 401 : 403)
        await closed.close()
      }
      expect(upstream.seen).toEqual([])
    })

    it('answers pages of allowed origins', async () => {
      const open = await serveProxy(fake, upstream.origin, { allowedOrigins: ['https://other.acme.test'] })
      const preflight = {
        method: 'OPTIONS',
        headers: { Origin: 'https://other.acme.test', 'Access-Control-Request-Method': 'GET' },
      }
      const response = await open.send(`/cycles/${CYCLE}/connectors`, preflight)
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://other.acme.test')
      await open.close()
    })
  })

  describe('GET /connectors/:id/lookups', () => {
    it('returns the choices of one parameter, labelled by their value when they have no label', async () => {
      ready()
      const { choices } = lookupAnswer.parse(await (await lookUp('ListId')).json())
      expect(choices).toContainEqual({ value: '1003', label: '1003' })
      expect(choices).toContainEqual({ value: '1001', label: 'Newsletter' })
    })

    it.each(['Region', 'Nothing', '', 'constructor', '__proto__', 'Select List', '../1'])(
      'answers 404 for the name "%s"',
      async (name) => {
        ready()
        expect((await lookUp(name)).status).toBe(404)
        expect(upstream.at('POST', /triggers/)).toEqual([])
      },
    )

    it('answers 409 when the connector is not authenticated', async () => {
      expect((await lookUp('ListId')).status).toBe(409)
    })

    it.each([
      ['breaks', answerWith(500, 'canary'), 502],
      ['does not answer', hang, 504],
      ['answers another shape', answerWith(200, '{"Message":"canary"}'), 502],
      ['forbids it', answerWith(403, 'canary'), 500],
      ['has no such trigger', answerWith(404, 'canary'), 404],
    ])('answers when Cyclr %s', async (_, script, status) => {
      ready()
      upstream.always('POST', /triggers/, script)
      expect((await lookUp('ListId')).status).toBe(status)
      expect(JSON.stringify([proxy.said, proxy.log])).not.toContain('canary')
    })

    it('requires the grant to connect', async () => {
      const closed = await serveProxy(fake, upstream.origin, {
        authorize: () => ({ accountId: ACCOUNT, userId: 'u', can: ['read'] }),
      })
      expect((await closed.send(`/connectors/${postmoth}/lookups?name=ListId`)).status).toBe(403)
      await closed.close()
    })
  })
})
