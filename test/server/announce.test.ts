import { describe, expect, it } from 'vitest'
import type { Connector } from '../../src/core/connector.js'
import { ConnectorAuthError } from '../../src/core/errors.js'
import type { ConnectionEvent } from '../../src/server.js'
import { CONNECTOR, createHarness, GRANT, NAVIGATION, returnPathOf, startsFrom } from './harness.js'

const METHOD = { id: 'm', name: '', description: null, scheme: null, labels: {}, steps: [], personalLogin: false }
const NONE: Connector['methods'][number] = { ...METHOD, kind: 'none', fields: {}, shape: null }
const CONNECTED: Connector = { ...CONNECTOR, authenticated: true }
const ON = { authenticated: true, credentialFingerprint: 'new' }
const OFF = { authenticated: false, credentialFingerprint: null }

type Setup = Parameters<typeof createHarness>[0]

/** A backend that keeps what it is told. `broken`: it fails as often. */
function told(setup: Setup = {}, broken = 0) {
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

/** A sign-in up to the address the window comes back to. */
async function signIn({ ask, start }: Pick<ReturnType<typeof createHarness>, 'ask' | 'start'>) {
  const { attempt, path } = await start()
  const back = returnPathOf(await ask(path, { headers: NAVIGATION }))
  const poll = () => ask(`/connectors/36328/status?attempt=${attempt}`)
  return { attempt, goBack: () => ask(back, { headers: {} }), poll }
}

/** How often it was told of settings that made a connector this. */
async function toldAfter(connector: Connector): Promise<number> {
  const { put, events } = told({ service: { saveParameters: async () => connector } })
  await put('/connectors/36328/parameters', { values: {} })
  return events.length
}

describe('onConnected', () => {
  it('is told when a credential was saved', async () => {
    const { put, events } = told({
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
      'a credential that was refused',
      { saveCredentials: () => Promise.reject(new ConnectorAuthError('credentials_rejected')) },
    ],
    ['a credential that connected nothing', {}],
  ])('is not told of %s', async (_, service) => {
    const { put, events } = told({ service })
    await put('/connectors/36328/credentials', { methodId: 'm', apiKey: 'k' })
    expect(events).toEqual([])
  })

  it('is told of settings only where these are all that connects', async () => {
    expect(await toldAfter({ ...CONNECTED, methods: [NONE] })).toBe(1)
    expect(await toldAfter({ ...CONNECTOR, methods: [NONE] })).toBe(0)
    expect(await toldAfter({ ...CONNECTED, methods: [NONE, { ...NONE, kind: 'apiKey' }] })).toBe(0)
  })

  it('is told when a sign-in comes back, though the page that began it is gone', async () => {
    const harness = told({ service: { authState: async () => ON } })
    const { attempt, goBack } = await signIn(harness)
    expect(harness.events).toEqual([])
    const response = await goBack()
    expect(response.status).toBe(200)
    expect(harness.events).toMatchObject([
      ['connected', { id: attempt, userId: 'user-1', accountId: 'account-1', accountConnectorId: '36328' }],
    ])
  })

  it('is told once for a sign-in, however often and by whatever it is heard of', async () => {
    const harness = told({ service: { authState: async () => ON } })
    const { goBack, poll } = await signIn(harness)
    await Promise.all([goBack(), goBack(), poll(), poll()])
    await poll()
    await goBack()
    expect(harness.events).toHaveLength(1)
  })

  it('is told once while it is still taking it in, and the return and the poll meet', async () => {
    let told = 0
    const onConnected = () => {
      told += 1
      return new Promise((resolve) => setTimeout(resolve, 100))
    }
    const harness = createHarness({ options: { onConnected }, service: { authState: async () => ON } })
    const { goBack, poll } = await signIn(harness)
    await Promise.all([goBack(), goBack(), poll(), poll()])
    expect(told).toBe(1)
  })

  it('is told by the next poll when Cyclr was not ready at the return', async () => {
    let isReady = false
    const harness = told({ service: { authState: async () => (isReady ? ON : OFF) } })
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
    ['one that Cyclr does not show', null, null, 1],
    ['the credential it began with: that was a refusal', 'before', 'before', 0],
  ])('PO-39: while reconnecting with %s is told %3$s times of what comes back', async (_, before, after, times) => {
    const harness = told({
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

  it('is told by a poll that brings the proof, though the return could not check it', async () => {
    let isReady = false
    const harness = told({ service: { authState: async () => (isReady ? ON : OFF) } })
    const { path, attempt } = await harness.start()
    const back = returnPathOf(await harness.ask(path, { headers: NAVIGATION }))
    await harness.ask(back, { headers: {} })
    isReady = true
    await harness.ask(`/connectors/36328/status${back.slice(back.indexOf('?'))}`)
    expect(harness.events).toMatchObject([['connected', { id: attempt }]])
  })

  it('is not told by a poll that only finds what was connected before', async () => {
    const harness = told({ service: { authState: async () => ON } })
    const { poll } = await signIn(harness)
    await poll()
    await harness.ask('/connectors/36328/status')
    expect(harness.events).toEqual([])
  })

  it('is told again when it failed, until it has taken it', async () => {
    const harness = told({ service: { authState: async () => ON } }, 2)
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

  it('is told even when the store cannot remember it: rather twice than never', async () => {
    const kept = new Map<string, unknown>()
    const store = {
      get: async (key: string) => (key.startsWith('caw:notified:') ? Promise.reject(new Error('down')) : kept.get(key)),
      set: async (key: string, value: unknown) =>
        key.startsWith('caw:notified:') ? Promise.reject(new Error('down')) : kept.set(key, value),
      delete: async (key: string) => kept.delete(key),
    }
    const harness = told({ options: { store }, service: { authState: async () => ON } })
    const { goBack, poll } = await signIn(harness)
    expect((await goBack()).status).toBe(200)
    await poll()
    expect(harness.events).toHaveLength(2)
  })

  it('keeps no window waiting for a Cyclr that does not answer', async () => {
    const harness = told({ service: { authState: () => new Promise(() => undefined) } })
    const { goBack } = await signIn(harness)
    const before = performance.now()
    expect((await goBack()).status).toBe(200)
    expect(performance.now() - before).toBeLessThan(10_000)
    expect(harness.events).toEqual([])
    expect(harness.lines).toMatchObject([{ level: 'warn', message: expect.stringContaining('onConnected') }])
  })

  it('costs nothing where nobody wants to know: no call to Cyclr at the return', async () => {
    const harness = createHarness()
    const { goBack } = await signIn(harness)
    await goBack()
    expect(harness.calls.map(({ name }) => name)).toEqual(['startSignIn', 'signInAddress'])
  })

  it('does not let a return address be replayed into calls to Cyclr', async () => {
    const harness = told({
      options: { rateLimit: { perUser: { reads: 3 } } },
      service: { authState: async () => OFF },
    })
    const { goBack } = await signIn(harness)
    for (let index = 0; index < 20; index += 1) expect((await goBack()).status).toBe(200)
    expect(harness.calls.filter(({ name }) => name === 'authState')).toHaveLength(3)
  })
})

describe('onDisconnected', () => {
  it('is told when credentials were removed, and not when that failed', async () => {
    const { ask, events } = told()
    await ask('/connectors/36328/credentials', { method: 'DELETE' })
    expect(events).toMatchObject([['disconnected', { userId: 'user-1', accountConnectorId: '36328' }]])
    const failing = told({
      service: { removeCredentials: () => Promise.reject(new ConnectorAuthError('upstream_error')) },
    })
    await failing.ask('/connectors/36328/credentials', { method: 'DELETE' })
    expect(failing.events).toEqual([])
  })

  it('breaks no request when it fails', async () => {
    const { ask } = told({}, 1)
    expect((await ask('/connectors/36328/credentials', { method: 'DELETE' })).status).toBe(200)
  })
})
