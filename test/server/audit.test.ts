import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { ConnectorAuthError } from '../../src/core/errors.js'
import type { AuditEvent } from '../../src/server.js'
import { createHarness, GRANT, NAVIGATION, OWN, returnPathOf } from './harness.js'

const CANARY = 'value-canary-93'
const CYCLE = '0b1ce3a2-1111-4222-8333-444455556666'

type Setup = Parameters<typeof createHarness>[0]

const authorize = () => ({ ...GRANT, can: ['read', 'connect', 'disconnect', 'check'] as const })

/** A host that allows everything and records its audit events. */
function audited(setup: Setup = {}) {
  const events: AuditEvent[] = []
  const onAudit = (event: AuditEvent) => void events.push(event)
  const harness = createHarness({ ...setup, options: { authorize, onAudit, ...setup.options } })
  return { ...harness, events }
}

const ACTIONS: readonly [string, string, object | undefined, string, Partial<AuditEvent>][] = [
  ['GET', '/connectors?ids=7,8', undefined, 'list', { accountConnectorIds: ['7', '8'] }],
  ['GET', '/connectors/7', undefined, 'read', {}],
  ['GET', `/connectors/7/lookups?name=${CANARY}`, undefined, 'lookUp', {}],
  ['PUT', '/connectors/7/parameters', { values: { a: CANARY } }, 'saveParameters', {}],
  ['PUT', '/connectors/7/credentials', { methodId: 'm', apiKey: CANARY }, 'saveCredentials', {}],
  ['DELETE', '/connectors/7/credentials', undefined, 'removeCredentials', {}],
  ['POST', '/connectors/7/verification', {}, 'verify', {}],
  ['POST', '/connectors/7/identity', { earlier: CANARY }, 'identify', {}],
  ['POST', '/connectors/7/oauth', { methodId: 'm', mode: 'popup' }, 'startSignIn', {}],
  ['DELETE', '/connectors/7/oauth?attempt=a', undefined, 'cancelSignIn', {}],
  ['GET', `/cycles/${CYCLE}/connectors`, undefined, 'readCycle', { accountConnectorIds: [], cycleId: CYCLE }],
]

describe('onAudit', () => {
  it.each(ACTIONS)('PL-07: is called once for %s %s, without values', async (method, path, body, action, more) => {
    const { ask, events, config } = audited()
    const headers = { ...OWN, 'X-Request-Id': 'client-1' }
    const response = await ask(path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    expect(response.status).toBe(200)
    expect(events).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        action,
        outcome: 'ok',
        userId: 'user-1',
        accountId: 'account-1',
        accountConnectorIds: ['7'],
        cycleId: null,
        requestId: response.headers.get('X-Request-Id'),
        clientRequestId: 'client-1',
        ...more,
      },
    ])
    expect(Math.abs(Date.parse(events[0]?.at ?? '') - config.now())).toBeLessThan(5_000)
    expect(JSON.stringify(events)).not.toContain(CANARY)
  })

  it('PL-07: is called for launch and return of a sign-in, with the user from ticket and proof', async () => {
    const { ask, start, events } = audited()
    const launched = await ask((await start()).path, { headers: NAVIGATION })
    await ask(returnPathOf(launched), { headers: {} })
    expect(
      events.map(({ action, outcome, userId, accountConnectorIds }) => [
        action,
        outcome,
        userId,
        ...accountConnectorIds,
      ]),
    ).toEqual([
      ['startSignIn', 'ok', 'user-1', '36328'],
      ['launchSignIn', 'ok', 'user-1', '36328'],
      ['returnFromSignIn', 'ok', 'user-1', '36328'],
    ])
  })

  it('is not called for a launch that showed the interstitial', async () => {
    const { ask, start, events } = audited()
    const { path } = await start()
    expect(await (await ask(path, { headers: { 'Sec-Fetch-Site': 'cross-site' } })).text()).toContain('<form')
    expect(events.map(({ action }) => action)).toEqual(['startSignIn'])
  })

  it('is called for a launch that failed, and for a second launch of a ticket', async () => {
    const { ask, start, events } = audited({
      service: { signInAddress: () => Promise.reject(new ConnectorAuthError('upstream_timeout')) },
    })
    await ask((await start()).path, { headers: NAVIGATION })
    const second = audited()
    const { path } = await second.start()
    await second.ask(path, { headers: NAVIGATION })
    await second.ask(path, { headers: NAVIGATION })
    const outcomes = [...events, ...second.events].map(({ action, outcome }) => `${action} ${outcome}`)
    expect(outcomes).toEqual([
      'startSignIn ok',
      'launchSignIn upstream_timeout',
      'startSignIn ok',
      'launchSignIn ok',
      'launchSignIn invalid_request',
    ])
  })

  it('PO-33, PO-36: is called for windows of another user, with the user who started the sign-in', async () => {
    let who: string | null = 'user-2'
    const { ask, start, events } = audited({ options: { identify: () => who } })
    const { path } = await start()
    await ask(path, { headers: NAVIGATION })
    who = 'user-1'
    const launched = await ask(path, { headers: NAVIGATION })
    who = 'user-2'
    await ask(returnPathOf(launched), { headers: {} })
    expect(events.map(({ action, outcome, userId }) => `${action} ${outcome} ${userId}`)).toEqual([
      'startSignIn ok user-1',
      'launchSignIn forbidden user-1',
      'launchSignIn ok user-1',
      'returnFromSignIn forbidden user-1',
    ])
  })

  it('is called for an expired ticket, and when identify throws; the log has the same request id', async () => {
    let now = Date.now()
    const { ask, start, events, lines } = audited({ options: { identify: noSession }, config: { now: () => now } })
    const { path } = await start()
    const failed = await ask(path, { headers: { ...NAVIGATION, 'X-Request-Id': 'client-1' } })
    now += 60_000
    await ask(path, { headers: NAVIGATION })
    expect(events.slice(1).map(({ action, outcome }) => [action, outcome])).toEqual([
      ['launchSignIn', 'misconfigured'],
      ['launchSignIn', 'invalid_request'],
    ])
    const requestId = failed.headers.get('X-Request-Id')
    expect(lines).toMatchObject([{ level: 'error', fields: { requestId, clientRequestId: 'client-1' } }])
    expect(JSON.stringify([events, lines])).not.toContain('session-canary')
  })

  it.each([
    [
      'a rejection by Cyclr',
      new ConnectorAuthError('credentials_rejected', { restored: false }),
      422,
      { restored: false },
    ],
    ['a failure', new ConnectorAuthError('upstream_auth'), 500, {}],
  ])('is called for %s, with the same code as in the log', async (_, fault, status, more) => {
    const { put, events } = audited({ service: { saveCredentials: () => Promise.reject(fault) } })
    expect((await put('/connectors/7/credentials', { methodId: 'm', apiKey: CANARY })).status).toBe(status)
    expect(events).toMatchObject([{ action: 'saveCredentials', outcome: fault.code, ...more }])
  })

  it('is called for an action that was forbidden, and for an invalid body', async () => {
    const { ask, put, events } = audited({ options: { authorize: () => ({ ...GRANT, can: ['connect'] }) } })
    await ask('/connectors/7')
    await put('/connectors/7/parameters', { values: {}, Name: CANARY })
    expect(events.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['read', 'forbidden'],
      ['saveParameters', 'invalid_request'],
    ])
  })

  it('is not called for the poll, for requests without a user, or for unknown routes', async () => {
    const { ask, events } = audited()
    await ask('/connectors/7/status')
    await ask('/connectors/abc')
    await ask('/elsewhere')
    await ask('/oauth/launch?ticket=nonsense', { headers: NAVIGATION })
    await ask('/oauth/return?attempt=a&proof=nonsense', { headers: {} })
    const unauthenticated = audited({ options: { authorize: () => null } })
    await unauthenticated.ask('/connectors/7')
    expect([...events, ...unauthenticated.events]).toEqual([])
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('audit-canary')
      },
    ],
    ['rejects', () => Promise.reject(new Error('audit-canary'))],
  ])('does not fail the request when it %s; that is logged', async (_, onAudit) => {
    const { ask, lines } = audited({ options: { onAudit } })
    expect((await ask('/connectors/7')).status).toBe(200)
    expect(lines).toMatchObject([{ level: 'error', fields: { callback: 'onAudit', reason: expect.any(String) } }])
    expect(JSON.stringify(lines)).not.toContain('audit-canary')
  })

  it('is awaited for up to two seconds', async () => {
    let told = false
    const slow = audited({
      options: {
        onAudit: async () => {
          await sleep(50)
          told = true
        },
      },
    })
    await slow.ask('/connectors/7')
    expect(told).toBe(true)

    const stuck = audited({ options: { onAudit: () => new Promise(() => undefined) } })
    const before = performance.now()
    expect((await stuck.ask('/connectors/7')).status).toBe(200)
    const took = performance.now() - before
    expect(took).toBeGreaterThan(1_900)
    expect(took).toBeLessThan(8_000)
    expect(stuck.lines).toMatchObject([{ fields: { callback: 'onAudit', reason: 'took longer than 2000 ms' } }])
  })
})

describe('The version of the proxy', () => {
  it('is in the answers to users, and in no answer to anyone else', async () => {
    const { ask } = audited()
    expect((await ask('/connectors/7')).headers.get('X-Connector-Wizard')).toBe(packageJson.version)
    const stranger = audited({ options: { authorize: () => null } })
    expect((await stranger.ask('/connectors/7')).headers.has('X-Connector-Wizard')).toBe(false)
    expect((await ask('/oauth/launch')).headers.has('X-Connector-Wizard')).toBe(false)
  })
})

describe('X-Request-Id', () => {
  it('of an answer is generated by the proxy, and equal in body, log and audit', async () => {
    const { ask, events, lines } = audited({
      service: { read: () => Promise.reject(new ConnectorAuthError('upstream_error')) },
    })
    const response = await ask('/connectors/7', { headers: { ...OWN, 'X-Request-Id': 'client-1' } })
    const id = response.headers.get('X-Request-Id') ?? ''
    expect(id).toMatch(/^([0-9A-F]{4}-){7}[0-9A-F]{4}$/)
    expect(await response.json()).toMatchObject({ requestId: id })
    expect(events).toMatchObject([{ requestId: id, clientRequestId: 'client-1' }])
    expect(lines).toMatchObject([{ fields: { requestId: id, clientRequestId: 'client-1' } }])
  })

  it.each(['', 'a b', 'x'.repeat(129), '<script>', 'a"b', '{"a":1}', 'caf\u00e9'])(
    'of a client is left out when it is not safe to log: %j',
    async (sent) => {
      const { ask, events } = audited()
      const response = await ask('/connectors/7', { headers: { ...OWN, 'X-Request-Id': sent } })
      expect(events).toMatchObject([{ clientRequestId: null }])
      expect(response.headers.get('X-Request-Id')).not.toBe(sent)
    },
  )

  it('is unique for each request', async () => {
    const { ask } = audited()
    const ids = await Promise.all(
      Array.from({ length: 50 }, async () => (await ask('/connectors/7')).headers.get('X-Request-Id')),
    )
    expect(new Set(ids).size).toBe(50)
  })
})

function noSession(): Promise<never> {
  return Promise.reject(new Error('session-canary'))
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
