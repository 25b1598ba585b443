import { afterEach, describe, expect, it, vi } from 'vitest'
import { createWizardController } from '../../src/client/controller/createWizardController.js'
import type { ConnectorAuthOptions } from '../../src/client/options.js'
import { aConnector, aMethod, aParameter } from '../core/make.js'
import { createFakeProxy, errorResponse } from './fakeProxy.js'

const started = new Set<() => void>()

afterEach(() => {
  vi.restoreAllMocks()
  for (const stop of started) stop()
  started.clear()
})

const API_KEY = aMethod('apiKey')

/** A controller with one listener, loaded. */
async function startController(proxy: ReturnType<typeof createFakeProxy>, options: Partial<ConnectorAuthOptions> = {}) {
  const controller = createWizardController({ accountConnectorId: '1', fetch: proxy.fetch, ...options })
  const snapshots = [controller.getSnapshot()]
  const stop = controller.subscribe(() => snapshots.push(controller.getSnapshot()))
  started.add(stop)
  await expect.poll(() => controller.getSnapshot().pending).not.toBe('load')
  return { controller, snapshots, stop, now: controller.getSnapshot, actions: controller.actions }
}

describe('the snapshot', () => {
  it('is loading, and requests nothing, until there is a listener', async () => {
    const proxy = createFakeProxy()
    const controller = createWizardController({ accountConnectorId: 1, fetch: proxy.fetch })
    expect(controller.getSnapshot()).toMatchObject({ view: 'loading', step: null, connector: null, pending: 'load' })
    expect(proxy.requestsTo('GET', /connectors/)).toEqual([])
    const stop = controller.subscribe(() => undefined)
    await expect.poll(() => controller.getSnapshot().view).toBe('oauth')
    expect(proxy.requestsTo('GET', /connectors/)).toHaveLength(1)
    stop()
  })

  it('notifies only when something changed', async () => {
    const { controller, snapshots } = await startController(createFakeProxy())
    const before = snapshots.length
    controller.refresh()
    controller.refresh()
    expect(snapshots).toHaveLength(before)
    expect(new Set(snapshots).size).toBe(snapshots.length)
  })

  it('keeps the step, its form and the method while they stay the same', async () => {
    const { now, actions } = await startController(createFakeProxy({ methods: [API_KEY] }))
    const { step, form, method, connector } = now()
    actions.setDraft({ p0: 'key' })
    expect([now().step, now().form, now().method, now().connector]).toEqual([step, form, method, connector])
    expect(now().step).toBe(step)
    expect(now().form).toBe(form)
    expect(now().method).toBe(method)
  })

  it('keeps the step when the proxy answers the same connector again', async () => {
    const proxy = createFakeProxy({ methods: [API_KEY], parameters: [aParameter({ name: 'Region' })] })
    const { now, actions } = await startController(proxy)
    const { step } = now()
    actions.retry()
    await expect.poll(() => proxy.requestsTo('GET', /connectors/)).toHaveLength(2)
    expect(now().step).toBe(step)
  })

  it('never shows an intermediate step during a change', async () => {
    const proxy = createFakeProxy({ methods: [API_KEY] })
    const { actions, snapshots, now } = await startController(proxy)
    const authenticated = aConnector({ ...proxy.connector, authenticated: true })
    const answer = Response.json({ connector: authenticated, verification: 'accepted' })
    const views = () => [...new Set(snapshots.map(({ view }) => view))]
    expect(views()).toEqual(['loading', 'credentials'])
    proxy.answerNext = answer
    actions.submitCredentials({}, { apiKey: 'key' })
    await expect.poll(() => now().view).toBe('success')
    expect(views()).toEqual(['loading', 'credentials', 'success'])
  })
})

describe('the options', () => {
  it('A12: take effect when they are set after the first render', async () => {
    const proxy = createFakeProxy({ methods: [API_KEY] })
    const sent: Headers[] = []
    const controller = createWizardController({ accountConnectorId: '1' })
    controller.setOptions({
      accountConnectorId: '1',
      fetch: async (input, init) => {
        sent.push(new Headers(init?.headers))
        return proxy.fetch(input, init)
      },
      getToken: () => 'token-1',
      headers: () => ({ 'X-CSRF-Token': 'csrf' }),
    })
    controller.subscribe(() => undefined)
    await expect.poll(() => controller.getSnapshot().view).toBe('credentials')
    expect(sent[0]?.get('Authorization')).toBe('Bearer token-1')
    expect(sent[0]?.get('X-CSRF-Token')).toBe('csrf')
  })

  it('set the reason to reconnect, and whether the sign-in may use this tab', async () => {
    const { controller, now } = await startController(createFakeProxy({ authenticated: true }))
    expect(now()).toMatchObject({ reconnectReason: null, canRedirect: true, mustRedirect: false })
    controller.setOptions({ accountConnectorId: '1', intent: 'reconnect', reason: 'expired', oauthMode: 'redirect' })
    controller.refresh()
    expect(now()).toMatchObject({ reconnectReason: 'expired', canRedirect: true, mustRedirect: true })
    controller.setOptions({ accountConnectorId: '1', oauthMode: 'popup' })
    controller.refresh()
    expect(now()).toMatchObject({ reconnectReason: null, canRedirect: false, mustRedirect: false })
  })

  const CALLBACKS = ['onEvent', 'onError', 'onExit', 'onSuccess', 'onDisconnect'] as const
  const boom = new Error('boom')
  // oxlint-disable-next-line unicorn/no-thenable -- as of a library that is older than promises
  const thenable = Object.defineProperty({}, 'then', { value: () => WAYS[0][1]() })
  const WAYS = [
    [
      'throws',
      (): never => {
        throw boom
      },
    ],
    ['rejects', (): Promise<never> => Promise.reject(boom)],
    ['returns a thenable that throws', (): object => thenable],
    // Not every library throws errors.
    ...[null, 0, '', 'a text', Object.freeze({})].flatMap((reason) => [
      [`rejects with ${JSON.stringify(reason)}`, (): Promise<never> => Promise.reject(reason), reason] as const,
    ]),
  ] as const

  it.each(CALLBACKS.flatMap((name) => WAYS.map(([way, call, thrown = boom]) => ({ name, way, call, thrown }))))(
    'A3: $name that $way is reported once for each call, and changes nothing',
    async ({ name, call, thrown }) => {
      const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined)
      const proxy = createFakeProxy({ methods: [API_KEY] })
      proxy.answerNext = errorResponse(503, 'unavailable')
      const callback = vi.fn<() => unknown>(call)
      const { now, actions } = await startController(proxy, { [name]: callback })
      expect(now().view).toBe('problem')
      actions.exit('problem')
      actions.retry()
      await expect.poll(() => now().view).toBe('credentials')
      const connector = { ...proxy.connector, authenticated: true }
      proxy.answerNext = Response.json({ connector, verification: 'accepted' })
      actions.submitCredentials({}, { apiKey: 'key' })
      await expect.poll(() => now().view).toBe('success')
      actions.disconnect()
      await expect.poll(() => now().view).toBe('disconnected')
      expect(callback).toHaveBeenCalled()
      await expect.poll(() => reported).toHaveBeenCalledTimes(callback.mock.calls.length)
      expect(new Set(reported.mock.calls.flat())).toEqual(
        new Set([`ConnectorAuthWizard: ${name} threw an error.`, thrown]),
      )
    },
  )

  it('A3: openingText that throws is reported once, and the window has the usual text', async () => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const [opened] = mockWindows()
    const { now, actions } = await startController(createFakeProxy(), { openingText: WAYS[0][1] })
    actions.startOAuth()
    await expect.poll(() => now().oauth.status).toBe('waiting')
    expect(opened?.document.body.textContent).toBe('Opening Ledgerloom…')
    expect(reported).toHaveBeenCalledExactlyOnceWith('ConnectorAuthWizard: openingText threw an error.', boom)
  })
})

describe('the draft', () => {
  it('is restored on the same step, and dropped with the last listener', async () => {
    const proxy = createFakeProxy({ methods: [API_KEY] })
    const { now, actions, stop } = await startController(proxy)
    actions.setDraft({ p0: 'typed' })
    expect(now().form?.initialInput()).toEqual({ p0: 'typed' })
    stop()
    expect(now().form?.initialInput()).toEqual({ p0: '' })
  })

  it('requires a confirmation before onExit', async () => {
    const onExit = vi.fn<() => void>()
    const { now, actions } = await startController(createFakeProxy({ methods: [API_KEY] }), { onExit })
    actions.setDraft({ p0: 'typed' })
    actions.requestExit()
    expect(now().confirmingExit).toBe(true)
    expect(onExit).not.toHaveBeenCalled()
    actions.cancelExit()
    expect(now().confirmingExit).toBe(false)
    actions.setDraft({ p0: '' })
    actions.requestExit()
    expect(onExit).toHaveBeenCalledWith({ reason: 'dismissed', step: 'credentials', connected: false })
  })
})

describe('reconnecting during a sign-in', () => {
  it('A11: ends the attempt, so that state and view agree', async () => {
    const [popup] = mockWindows()
    const proxy = createFakeProxy({ authenticated: true })
    const { now, actions } = await startController(proxy)
    actions.reconnect()
    actions.startOAuth()
    await expect.poll(() => now().oauth.status).toBe('waiting')
    actions.reconnect()
    expect(now()).toMatchObject({ view: 'oauth', oauth: { status: 'none' } })
    expect(popup?.close).toHaveBeenCalledTimes(1)
  })

  it('A11: ends a start whose window is still blank, and does not use its late answer', async () => {
    const [popup] = mockWindows()
    const proxy = createFakeProxy({ authenticated: true })
    let arrive: (() => void) | undefined
    const held = new Promise<void>((resolve) => (arrive = resolve))
    const fetch: typeof proxy.fetch = async (input, init) => {
      if (init?.method === 'POST') await held
      return proxy.fetch(input, init)
    }
    const { now, actions } = await startController(proxy, { fetch })
    actions.reconnect()
    actions.startOAuth()
    expect(now().oauth.status).toBe('opening')
    actions.reconnect()
    expect(now()).toMatchObject({ view: 'oauth', oauth: { status: 'none' }, error: null })
    arrive?.()
    await expect.poll(() => proxy.requestsTo('POST', /oauth$/)).toHaveLength(1)
    expect(popup?.location.replace).not.toHaveBeenCalled()
    expect(now().oauth.status).toBe('none')
  })
})

/** Replaces `window.open`; returns the handles of the windows that it will open. */
function mockWindows() {
  const popups = [1, 2].map(() => ({
    closed: false,
    opener: null,
    document: document.implementation.createHTMLDocument(),
    focus: vi.fn<() => void>(),
    close: vi.fn<() => void>(),
    location: { replace: vi.fn<(address: string) => void>() },
  }))
  const open = vi.spyOn(window, 'open')
  for (const popup of popups) {
    const handle: unknown = popup
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- has every member that the wizard uses
    open.mockReturnValueOnce(handle as Window)
  }
  return popups
}
