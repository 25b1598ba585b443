import { describe, expect, it } from 'vitest'
import type { Connector } from '../../src/core/connector.js'
import { ConnectorAuthError } from '../../src/core/errors.js'
import type { ConnectionEvent } from '../../src/server.js'
import { CONNECTOR, createHarness, GRANT, NAVIGATION, returnPathOf, startsFrom } from './harness.js'

const METHOD = { id: 'm', name: '', description: null, scheme: null, labels: {}, steps: [], personalLogin: false }
const NONE: Connector['methods'][number] = { ...METHOD, kind: 'none', fields: {}, shape: null, isDefault: false }
const CONNECTED: Connector = { ...CONNECTOR, authenticated: true }
const ON = { authenticated: true, credentialFingerprint: 'new' }
const OFF = { authenticated: false, credentialFingerprint: null }

type Setup = Parameters<typeof createHarness>[0]

/** A backend that records its events. The first `broken` calls throw. */
function recorded(setup: Setup = {}, broken = 0) {
  const events: [string, ConnectionEvent][] = []
  let failures = broken
  const note = (name: string) => (event: ConnectionEvent) => {
    events.push([name, event])
    failures -= 1
    if (failures >= 0) throw new Error('backend-canary')
  }
  const options = {
    authorize: () => ({ ...GRANT, can: ['read', 'connect', 'disconnect', 'check'] as const }),
    onConnected: note('connected'),
    onDisconnected: note('disconnected'),
    ...setup.options,
  }
  return { ...createHarness({ ...setup, options }), events }
}

/** A sign-in up to the address that the window returns to. */
async function signIn({ ask, start }: Pick<ReturnType<typeof createHarness>, 'ask' | 'start'>) {
  const { attempt, path } = await start()
  const back = returnPathOf(await ask(path, { headers: NAVIGATION }))
  const poll = () => ask(`/connectors/36328/status?attempt=${attempt}`)
  return { attempt, goBack: () => ask(back, { headers: {} }), poll }
}

/** How many events there are after settings were saved on this connector. */
async function eventsAfter(connector: Connector): Promise<number> {
  const { put, events } = recorded({ service: { saveParameters: async () => connector } })
  await put('/connectors/36328/parameters', { values: {} })
  return events.length
}

describe('onConnected', () => {
  it('is called after credentials were saved', async () => {
    const { put, events } = recorded({
      service: { saveCredentials: async () => ({ connector: CONNECTED, verification: 'accepted' }) },
    })
    const response = await put('/connectors/36328/credentials', { methodId: 'm', apiKey: 'key-canary' })
    const requestId = response.headers.get('X-Request-Id')
    expect(events).toEqual([
      [
        'connected',
        {
          id: requestId,
          at: expect.stringMatching(/Z$/),
          userId: 'user-1',
          accountId: 'account-1',
          accountConnectorId: '36328',
          requestId,
        },
      ],
    ])
  })

  it.each([
    [
      'a credential that was rejected',
      { saveCredentials: () => Promise.reject(new ConnectorAuthError('credentials_rejected')) },
    ],
    ['a credential that connected nothing', {}],
  ])('is not called for %s', async (_, service) => {
    const { put, events } = recorded({ service })
    await put('/connectors/36328/credentials', { methodId: 'm', apiKey: 'k' })
    expect(events).toEqual([])
  })

  it('is called after settings were saved only when every method is of kind none', async () => {
    expect(await eventsAfter({ ...CONNECTED, methods: [NONE] })).toBe(1)
    expect(await eventsAfter({ ...CONNECTOR, methods: [NONE] })).toBe(0)
    expect(await eventsAfter({ ...CONNECTED, methods: [NONE, { ...NONE, kind: 'apiKey' }] })).toBe(0)
  })

  it('is called when a sign-in returns, even if the page that started it is closed', async () => {
    const harness = recorded({ service: { authState: async () => ON } })
    const { attempt, goBack } = await signIn(harness)
    expect(harness.events).toEqual([])
    const response = await goBack()
    expect(response.status).toBe(200)
    expect(harness.events).toMatchObject([
      ['connected', { id: attempt, userId: 'user-1', accountId: 'account-1', accountConnectorId: '36328' }],
    ])
  })

  it('is called once for each sign-in, however many returns and polls there are', async () => {
    const harness = recorded({ service: { authState: async () => ON } })
    const { goBack, poll } = await signIn(harness)
    await Promise.all([goBack(), goBack(), poll(), poll()])
    await poll()
    await goBack()
    expect(harness.events).toHaveLength(1)
  })

  it('is called once when returns and polls arrive while it is still running', async () => {
    let calls = 0
    const onConnected = () => {
      calls += 1
      return new Promise((resolve) => setTimeout(resolve, 100))
    }
    const harness = createHarness({ options: { onConnected }, service: { authState: async () => ON } })
    const { goBack, poll } = await signIn(harness)
    await Promise.all([goBack(), goBack(), poll(), poll()])
    expect(calls).toBe(1)
  })

  it('is called on a later poll when Cyclr was not ready at the return', async () => {
    let isReady = false
    const harness = recorded({ service: { authState: async () => (isReady ? ON : OFF) } })
    const { goBack, poll } = await signIn(harness)
    await goBack()
    await poll()
    expect(harness.events).toEqual([])
    isReady = true
    await poll()
    expect(harness.events).toHaveLength(1)
  })

  it.each([
    ['another credential', 'before', 'after', 1],
    ['one that Cyclr does not show, so that a refusal looks the same', null, null, 0],
    ['the credential it began with: that was a refusal', 'before', 'before', 0],
  ])('PO-39: while reconnecting with %s is called %3$s times for a return', async (_, before, after, times) => {
    const harness = recorded({
      service: {
        startSignIn: startsFrom({ wasAuthenticated: true, credentialFingerprint: before }),
        authState: async () => ({ authenticated: true, credentialFingerprint: after }),
      },
    })
    const { goBack, poll } = await signIn(harness)
    await goBack()
    await poll()
    expect(harness.events).toHaveLength(times)
  })

  it('is called on a poll with the proof when the return could not check the sign-in', async () => {
    let isReady = false
    const harness = recorded({ service: { authState: async () => (isReady ? ON : OFF) } })
    const { path, attempt } = await harness.start()
    const back = returnPathOf(await harness.ask(path, { headers: NAVIGATION }))
    await harness.ask(back, { headers: {} })
    isReady = true
    await harness.ask(`/connectors/36328/status${back.slice(back.indexOf('?'))}`)
    expect(harness.events).toMatchObject([['connected', { id: attempt }]])
  })

  it('is not called on a poll of a connector that was connected before', async () => {
    const harness = recorded({ service: { authState: async () => ON } })
    const { poll } = await signIn(harness)
    await poll()
    await harness.ask('/connectors/36328/status')
    expect(harness.events).toEqual([])
  })

  it('is called again after it threw, until it succeeds', async () => {
    const harness = recorded({ service: { authState: async () => ON } }, 2)
    const { goBack, poll } = await signIn(harness)
    expect((await goBack()).status).toBe(200)
    expect((await poll()).status).toBe(200)
    await poll()
    await poll()
    expect(harness.events).toHaveLength(3)
    expect(new Set(harness.events.map(([, { id }]) => id)).size).toBe(1)
    expect(harness.lines).toMatchObject([
      { fields: { callback: 'onConnected' } },
      { fields: { callback: 'onConnected' } },
    ])
    expect(JSON.stringify(harness.lines)).not.toContain('backend-canary')
  })

  it('is called even when the store fails, then more than once', async () => {
    const kept = new Map<string, unknown>()
    const store = {
      get: async (key: string) => (key.startsWith('caw:notified:') ? Promise.reject(new Error('down')) : kept.get(key)),
      set: async (key: string, value: unknown) =>
        key.startsWith('caw:notified:') ? Promise.reject(new Error('down')) : kept.set(key, value),
      delete: async (key: string) => kept.delete(key),
    }
    const harness = recorded({ options: { store }, service: { authState: async () => ON } })
    const { goBack, poll } = await signIn(harness)
    expect((await goBack()).status).toBe(200)
    await poll()
    expect(harness.events).toHaveLength(2)
  })

  it('does not delay the return page for long when Cyclr does not answer', async () => {
    const harness = recorded({ service: { authState: () => new Promise(() => undefined) } })
    const { goBack } = await signIn(harness)
    const before = performance.now()
    expect((await goBack()).status).toBe(200)
    expect(performance.now() - before).toBeLessThan(10_000)
    expect(harness.events).toEqual([])
    expect(harness.lines).toMatchObject([{ level: 'warn', message: expect.stringContaining('onConnected') }])
  })

  it('costs no call to Cyclr at the return when it is not set', async () => {
    const harness = createHarness()
    const { goBack } = await signIn(harness)
    await goBack()
    expect(harness.calls.map(({ name }) => name)).toEqual(['startSignIn', 'signInAddress'])
  })

  it('has a limit for each attempt: replaying a return address does not call Cyclr without end', async () => {
    const harness = recorded({
      service: { authState: async () => OFF },
    })
    const { goBack } = await signIn(harness)
    for (let index = 0; index < 20; index += 1) expect((await goBack()).status).toBe(200)
    expect(harness.calls.filter(({ name }) => name === 'authState')).toHaveLength(10)
  })
})

describe('onDisconnected', () => {
  it('is called after credentials were removed, and not when that failed', async () => {
    const { ask, events } = recorded()
    await ask('/connectors/36328/credentials', { method: 'DELETE' })
    expect(events).toMatchObject([['disconnected', { userId: 'user-1', accountConnectorId: '36328' }]])
    const failing = recorded({
      service: { removeCredentials: () => Promise.reject(new ConnectorAuthError('upstream_error')) },
    })
    await failing.ask('/connectors/36328/credentials', { method: 'DELETE' })
    expect(failing.events).toEqual([])
  })

  it('does not fail the request when it throws', async () => {
    const { ask } = recorded({}, 1)
    expect((await ask('/connectors/36328/credentials', { method: 'DELETE' })).status).toBe(200)
  })
})
