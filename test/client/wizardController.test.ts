import { afterEach, describe, expect, it, vi } from 'vitest'
import { createWizardController } from '../../src/client/controller/createWizardController.js'
import type { ConnectorAuthOptions } from '../../src/client/options.js'
import { aConnector, aMethod, aParameter } from '../core/make.js'
import { createFakeProxy, errorResponse } from './fakeProxy.js'

afterEach(() => void vi.restoreAllMocks())

const API_KEY = aMethod('apiKey')

/** A controller with one listener, loaded. */
async function startController(proxy: ReturnType<typeof createFakeProxy>, options: Partial<ConnectorAuthOptions> = {}) {
  const controller = createWizardController({ accountConnectorId: '1', fetch: proxy.fetch, ...options })
  const snapshots = [controller.getSnapshot()]
  const stop = controller.subscribe(() => snapshots.push(controller.getSnapshot()))
  await vi.waitFor(() => expect(controller.getSnapshot().pending).not.toBe('load'))
  return { controller, snapshots, stop, now: controller.getSnapshot, actions: controller.actions }
}

describe('the snapshot', () => {
  it('is loading, and requests nothing, until there is a listener', async () => {
    const proxy = createFakeProxy()
    const controller = createWizardController({ accountConnectorId: 1, fetch: proxy.fetch })
    expect(controller.getSnapshot()).toMatchObject({ view: 'loading', step: null, connector: null, pending: 'load' })
    expect(proxy.requestsTo('GET', /connectors/)).toEqual([])
    const stop = controller.subscribe(() => undefined)
    await vi.waitFor(() => expect(controller.getSnapshot().view).toBe('oauth'))
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
    await vi.waitFor(() => expect(proxy.requestsTo('GET', /connectors/)).toHaveLength(2))
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
    await vi.waitFor(() => expect(now().view).toBe('success'))
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
    await vi.waitFor(() => expect(controller.getSnapshot().view).toBe('credentials'))
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

  it.each(['onEvent', 'onError', 'onExit'] as const)(
    'A3: %s that throws is reported once, and changes nothing',
    async (name) => {
      const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined)
      const boom = new Error('boom')
      const proxy = createFakeProxy({ methods: [API_KEY] })
      proxy.answerNext = errorResponse(503, 'unavailable')
      const callback = vi.fn<() => never>(() => {
        throw boom
      })
      const { now, actions } = await startController(proxy, { [name]: callback })
      expect(now().view).toBe('problem')
      actions.exit('problem')
      actions.retry()
      await vi.waitFor(() => expect(now().view).toBe('credentials'))
      expect(
        reported.mock.calls.every(
          ([message, error]) => /ConnectorAuthWizard: on\w+ threw/.test(message) && error === boom,
        ),
      ).toBe(true)
      expect(reported).toHaveBeenCalledTimes(callback.mock.calls.length)
    },
  )
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
    const popup = {
      closed: false,
      opener: null,
      document,
      focus: vi.fn<() => void>(),
      close: vi.fn<() => void>(),
      location: { replace: vi.fn<() => void>() },
    }
    const handle: unknown = popup
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- has every member that the wizard uses
    vi.spyOn(window, 'open').mockReturnValue(handle as Window)
    const { now, actions } = await startController(createFakeProxy({ authenticated: true }))
    actions.reconnect()
    actions.startOAuth()
    await vi.waitFor(() => expect(now().oauth.status).toBe('waiting'))
    actions.reconnect()
    expect(now()).toMatchObject({ view: 'oauth', oauth: { status: 'none' } })
    expect(popup.close).toHaveBeenCalledTimes(1)
  })
})
