import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { SuccessDetails } from '../../src/index.js'
import { createFakeProxy, METHOD, PARAMETER } from './fakeProxy.js'
import { advance, fakeTimers, openWindows, press, show, title } from './wizardStage.js'

const WAITING = 'Finish signing in to Ledgerloom'
const CONNECTED = 'Ledgerloom is connected'

fakeTimers()

const setReturnUrl = (run: string) =>
  window.history.replaceState(
    { host: 1 },
    '',
    `/settings?tab=apps&caw_run=${run}&caw_method=oauth&caw_attempt=mine&caw_connector=1&caw_proof=p#list`,
  )

describe('the sign-in in this tab', () => {
  it('row 28: is used in an iOS home screen app, where windows cannot return', async () => {
    Object.defineProperty(navigator, 'standalone', { value: true, configurable: true })
    const windows = openWindows()
    await show(createFakeProxy())
    Reflect.deleteProperty(navigator, 'standalone')
    expect(title()).toBe('Sign in using this tab')
    expect(windows).toEqual([])
  })

  it.each([
    [
      'an Android web view',
      'Mozilla/5.0 (Linux; Android 14; Pixel 7 Build/A1; wv) Chrome/120.0 Mobile Safari/537.36',
      true,
    ],
    ['an iOS web view', 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 Mobile/15E148', true],
    [
      'Safari on iOS',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 Mobile Safari/604',
      false,
    ],
    ['Chrome on Android', 'Mozilla/5.0 (Linux; Android 14; Pixel 7) Chrome/120.0 Mobile Safari/537.36', false],
  ])('row 18: is offered after ten minutes without a result in web views only: %s', async (_, userAgent, offered) => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent)
    openWindows()
    const proxy = createFakeProxy()
    await show(proxy)
    await press('Continue to Ledgerloom')
    await advance(10 * 60_000)
    expect(title()).toBe('We haven’t heard back yet')
    expect(screen.queryAllByText(/inside another app/)).toHaveLength(offered ? 1 : 0)
    const here = screen.queryByRole('button', { name: 'Continue in this tab' })
    expect(here !== null).toBe(offered)
    if (here === null) return
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await press('Continue in this tab')
    expect(proxy.requestsTo('POST', /oauth$/).at(-1)?.body).toMatchObject({ mode: 'redirect' })
  })

  it('does not blame the browser when the host chose redirect mode', async () => {
    await show(createFakeProxy(), { oauthMode: 'redirect' })
    expect(title()).toBe('Sign in using this tab')
    expect(screen.queryByText(/can’t open a second window/)).toBeNull()
  })

  it('is never used in a frame, since providers refuse to be framed', async () => {
    vi.stubGlobal('top', {})
    await show(createFakeProxy(), { oauthMode: 'redirect' })
    expect(title()).toBe('Sign in to Ledgerloom')
  })

  it('PO-48: requests a return to this page and step', async () => {
    window.history.replaceState(null, '', '/settings?tab=apps#list')
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const proxy = createFakeProxy()
    await show(proxy, { oauthMode: 'redirect' })
    await press('Continue to Ledgerloom')
    const { origin } = window.location
    expect(proxy.requestsTo('POST', /oauth$/).map(({ body }) => body)).toEqual([
      {
        methodId: 'oauth',
        mode: 'redirect',
        returnTo: `${origin}/settings?tab=apps&caw_run=connect&caw_method=oauth#list`,
      },
    ])
  })

  describe('after the return', () => {
    const two = [METHOD, { ...METHOD, id: 'key', kind: 'apiKey' as const }]
    it('PO-48: shows the same step, removes its parameters from the URL, and keeps history.state', async () => {
      setReturnUrl('connect')
      await show(createFakeProxy({ methods: two }))
      expect(title()).toBe(WAITING)
      expect(window.location.href).toBe(`${window.location.origin}/settings?tab=apps#list`)
      expect(window.history.state).toEqual({ host: 1 })
    })

    it('PO-48: polls with the proof, in StrictMode too, and calls onSuccess', async () => {
      setReturnUrl('connect')
      const proxy = createFakeProxy()
      proxy.allow()
      const onSuccess = vi.fn<(details: SuccessDetails) => void>()
      await show(proxy, { onSuccess })
      expect(title()).toBe(CONNECTED)
      expect(proxy.requestsTo('GET', /status$/)[0]?.query.toString()).toBe('attempt=mine&proof=p')
      expect(onSuccess.mock.calls).toMatchObject([[{ attempt: 'mine', isReconnect: false }]])
    })

    it('A3: succeeds although every callback of the host throws, and reports each', async () => {
      const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined)
      setReturnUrl('connect')
      const proxy = createFakeProxy()
      proxy.allow()
      const throwing = vi.fn<() => never>(() => {
        throw new Error('boom')
      })
      await show(proxy, { onSuccess: throwing, onEvent: throwing, onError: throwing, headers: throwing })
      expect(title()).toBe(CONNECTED)
      expect(window.location.search).toBe('?tab=apps')
      const names = ['headers', 'onEvent', 'onSuccess']
      expect(new Set(reported.mock.calls.map(([message]) => String(message)))).toEqual(
        new Set(names.map((name) => `ConnectorAuthWizard: ${name} threw an error.`)),
      )
    })

    it('continues a reconnection as a reconnection', async () => {
      setReturnUrl('reconnect')
      const proxy = createFakeProxy({ authenticated: true, methods: two, parameters: [PARAMETER] })
      proxy.status = { authenticated: true, attempt: 'waiting', verification: null }
      const onSuccess = vi.fn<(details: SuccessDetails) => void>()
      await show(proxy, { onSuccess })
      await advance(10_000)
      expect(title()).toBe('Waiting for Ledgerloom to confirm')
      expect(onSuccess).not.toHaveBeenCalled()
      proxy.allow()
      await advance(10_000)
      expect(onSuccess.mock.calls).toMatchObject([[{ isReconnect: true }]])
    })

    it('reports no success for a forged return to a connected connector', async () => {
      setReturnUrl('connect')
      const proxy = createFakeProxy({ authenticated: true })
      proxy.status = { authenticated: true, attempt: null, verification: null }
      const onSuccess = vi.fn<(details: SuccessDetails) => void>()
      await show(proxy, { onSuccess })
      await advance(60_000)
      expect(onSuccess).not.toHaveBeenCalled()
    })

    it('ignores the return of another connector', async () => {
      setReturnUrl('connect')
      await show(createFakeProxy({ accountConnectorId: '2' }), { accountConnectorId: '2' })
      expect(title()).toBe('Sign in to Ledgerloom')
      expect(window.location.search).toContain('caw_connector=1')
    })
  })
})
