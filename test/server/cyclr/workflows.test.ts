import { beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../../src/testing.js'
import { answerWith, doneBut, hang, resetAfter, type UpstreamServer } from '../createUpstreamServer.js'
import { serveForThisTest } from '../serveForThisTest.js'
import type { ServedProxy } from '../serveProxy.js'

const TEMPLATE = '7ad2265e-2ff0-477b-b913-cae1dfde2ea8'
const UNKNOWN = '0f8fad5b-d9cb-469f-a165-70867728950e'
const NEW_ACCOUNT = 'a-new-account'
const INSTALL = /\/templates\/.*\/install$/
const ACTIVATE = /\/activate$/

describe('Workflows, for the host’s own server', () => {
  const fake = createFakeCyclr()
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeEach(async () => {
    ;({ upstream, proxy } = await serveForThisTest(fake))
    fake.templates.set(TEMPLATE, { name: 'Sync contacts', connectors: ['Sticky', 'Asana'] })
  })

  const install = (accountId = NEW_ACCOUNT) => proxy.templates.install({ accountId, templateId: TEMPLATE })
  /** An installed cycle whose connectors are authenticated. */
  const ready = async () => {
    const { cycleId, connectors } = await install()
    for (const { accountConnectorId } of connectors) fake.authenticate(accountConnectorId)
    return { accountId: NEW_ACCOUNT, cycleId }
  }
  const bodies = () => upstream.at('PUT', ACTIVATE).map(({ body }) => JSON.parse(body))

  it('install a cycle, read what it needs, and start it, in three calls', async () => {
    const { cycleId, connectors } = await install()
    expect(connectors).toMatchObject([
      { name: 'Sticky', authenticated: false },
      { name: 'Asana', authenticated: false },
    ])
    const of = { accountId: NEW_ACCOUNT, cycleId }
    const before = await proxy.cycles.read(of)
    expect(before).toMatchObject({ name: 'Sync contacts', complete: true, notFound: [], prerequisites: [] })
    expect(before.connectors.map(({ accountConnectorId }) => accountConnectorId)).toEqual(
      connectors.map(({ accountConnectorId }) => accountConnectorId),
    )
    await expect(proxy.cycles.activate(of)).rejects.toMatchObject({ code: 'invalid_request' })

    for (const { accountConnectorId } of connectors) fake.authenticate(accountConnectorId)
    const after = await proxy.cycles.read(of)
    expect(after.connectors.map(({ authenticated }) => authenticated)).toEqual([true, true])
    const startTime = new Date('2027-01-01T08:00:00Z')
    await proxy.cycles.activate({ ...of, interval: 60, startTime, runOnce: false })
    expect(bodies().at(-1)).toEqual({ Interval: 60, StartTime: '2027-01-01T08:00:00.000Z', RunOnce: false })
    expect(fake.cycles.get(cycleId)).toMatchObject({ isActive: true })
  })

  it('install reuses the connectors of the account', async () => {
    const before = fake.installed({ accountId: ACCOUNT })
    const sticky = before.find(({ name }) => name === 'Sticky')?.id ?? 0
    fake.authenticate(sticky)
    const { connectors } = await install(ACCOUNT)
    expect(connectors[0]).toEqual({ accountConnectorId: String(sticky), name: 'Sticky', authenticated: true })
    expect(fake.installed({ accountId: ACCOUNT })).toHaveLength(before.length)
  })

  it.each([
    ['the connection ends', resetAfter, 'upstream_error'],
    ['the answer never comes', doneBut(hang), 'upstream_timeout'],
    ['the answer is a 503', answerWith(503, ''), 'upstream_error'],
  ] as const)('install is not repeated when %s', async (_, script, code) => {
    upstream.script('POST', INSTALL, script)
    await expect(install()).rejects.toMatchObject({ code })
    expect(upstream.at('POST', INSTALL)).toHaveLength(1)
  })

  it.each([
    ['no JSON', '<html>'],
    ['no id', '{"Connectors":[]}'],
    ['an id that is another path', '{"Id":"../../accounts","Connectors":[]}'],
  ])('install throws upstream_error for an answer with %s', async (_, body) => {
    upstream.script('POST', INSTALL, answerWith(200, body))
    await expect(install()).rejects.toMatchObject({ code: 'upstream_error' })
  })

  it('install omits connectors whose id cannot be read', async () => {
    const Connectors = [{ AccountConnectorId: 'x/../y', Name: 'A' }, { AccountConnectorId: 51, Name: null }, { Id: 7 }]
    upstream.script('POST', INSTALL, answerWith(200, JSON.stringify({ Id: UNKNOWN, Connectors })))
    expect(await install()).toEqual({
      cycleId: UNKNOWN,
      connectors: [{ accountConnectorId: '51', name: null, authenticated: false }],
    })
  })

  it('throw not_found for ids that Cyclr does not have, and make no call for ids that are none', async () => {
    const accountId = NEW_ACCOUNT
    for (const id of [UNKNOWN, '', '..', '7/../8', `${UNKNOWN}?x`]) {
      const missing = expect.objectContaining({ code: 'not_found' })
      await expect(proxy.templates.install({ accountId, templateId: id })).rejects.toEqual(missing)
      await expect(proxy.cycles.read({ accountId, cycleId: id })).rejects.toEqual(missing)
      await expect(proxy.cycles.activate({ accountId, cycleId: id })).rejects.toEqual(missing)
    }
    expect(upstream.seen.filter(({ path }) => !path.includes(UNKNOWN) && path !== '/oauth/token')).toEqual([])
  })

  it('keep the cycles of other accounts apart', async () => {
    const { cycleId } = await ready()
    await expect(proxy.cycles.read({ accountId: ACCOUNT, cycleId })).rejects.toMatchObject({ code: 'not_found' })
    await expect(proxy.cycles.activate({ accountId: ACCOUNT, cycleId })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('activate throws conflict for a cycle that is running', async () => {
    const of = await ready()
    await proxy.cycles.activate(of)
    expect(bodies()).toEqual([{}])
    await expect(proxy.cycles.activate(of)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('activate throws invalid_request for an interval that Cyclr does not take', async () => {
    const of = await ready()
    await expect(proxy.cycles.activate({ ...of, interval: 7 })).rejects.toMatchObject({ code: 'invalid_request' })
    await proxy.cycles.activate({ ...of, interval: 7, runOnce: true })
  })
})
