import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { SuccessDetails } from '../../src/index.js'
import { createFakeProxy, METHOD, PARAMETER } from './fakeProxy.js'
import { holdTime, openWindows, pass, press, show, title } from './wizardStage.js'

const WAITING = 'Finish signing in to Ledgerloom'
const CONNECTED = 'Ledgerloom is connected'

holdTime()

const comeBack = (run: string) =>
  window.history.replaceState(
    { host: 1 },
    '',
    `/settings?tab=apps&caw_run=${run}&caw_method=oauth&caw_attempt=mine&caw_connector=1&caw_proof=p#list`,
  )

describe('in this tab', () => {
  it('row 28: is the way on an iOS home screen, where windows find no way back', async () => {
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
  ])('row 18: after ten minutes without news, in %s', async (_, userAgent, offered) => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent)
    openWindows()
    const proxy = createFakeProxy()
    await show(proxy)
    await press('Continue to Ledgerloom')
    await pass(10 * 60_000)
    expect(title()).toBe('We haven’t heard back yet')
    expect(screen.queryAllByText(/inside another app/)).toHaveLength(offered ? 1 : 0)
    const here = screen.queryByRole('button', { name: 'Continue in this tab' })
    expect(here !== null).toBe(offered)
    if (here === null) return
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await press('Continue in this tab')
    expect(proxy.asked('POST', /oauth$/).at(-1)?.body).toMatchObject({ mode: 'redirect' })
  })

  it('claims nothing about the browser when the host chose it', async () => {
    await show(createFakeProxy(), { oauthMode: 'redirect' })
    expect(title()).toBe('Sign in using this tab')
    expect(screen.queryByText(/can’t open a second window/)).toBeNull()
  })

  it('is never the way in a frame, which providers refuse', async () => {
    vi.stubGlobal('top', {})
    await show(createFakeProxy(), { oauthMode: 'redirect' })
    expect(title()).toBe('Sign in to Ledgerloom')
  })

  it('PO-48: asks to come back to this page, in this step', async () => {
    window.history.replaceState(null, '', '/settings?tab=apps#list')
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const proxy = createFakeProxy()
    await show(proxy, { oauthMode: 'redirect' })
    await press('Continue to Ledgerloom')
    const { origin } = window.location
    expect(proxy.asked('POST', /oauth$/).map(({ body }) => body)).toEqual([
      {
        methodId: 'oauth',
        mode: 'redirect',
        returnTo: `${origin}/settings?tab=apps&caw_run=connect&caw_method=oauth#list`,
      },
    ])
  })

  describe('back', () => {
    const two = [METHOD, { ...METHOD, id: 'key', kind: 'apiKey' as const }]
    it('PO-48: is in the same step, with its parameters gone from the address and the host’s state kept', async () => {
      comeBack('connect')
      await show(createFakeProxy({ methods: two }))
      expect(title()).toBe(WAITING)
      expect(window.location.href).toBe(`${window.location.origin}/settings?tab=apps#list`)
      expect(window.history.state).toEqual({ host: 1 })
    })

    it('PO-48: asks with the proof, in StrictMode as well, and tells of the success', async () => {
      comeBack('connect')
      const proxy = createFakeProxy()
      proxy.allow()
      const onSuccess = vi.fn<(details: SuccessDetails) => void>()
      await show(proxy, { onSuccess })
      expect(title()).toBe(CONNECTED)
      expect(proxy.asked('GET', /status$/)[0]?.query.toString()).toBe('attempt=mine&proof=p')
      expect(onSuccess.mock.calls).toMatchObject([[{ attempt: 'mine', isReconnect: false }]])
    })

    it('is a reconnection that was one', async () => {
      comeBack('reconnect')
      const proxy = createFakeProxy({ authenticated: true, methods: two, parameters: [PARAMETER] })
      proxy.status = { authenticated: true, attempt: 'waiting', verification: null }
      const onSuccess = vi.fn<(details: SuccessDetails) => void>()
      await show(proxy, { onSuccess })
      await pass(10_000)
      expect(title()).toBe('Waiting for Ledgerloom to confirm')
      expect(onSuccess).not.toHaveBeenCalled()
      proxy.allow()
      await pass(10_000)
      expect(onSuccess.mock.calls).toMatchObject([[{ isReconnect: true }]])
    })

    it('believes no link that only says so: a connector that was connected is no success', async () => {
      comeBack('connect')
      const proxy = createFakeProxy({ authenticated: true })
      proxy.status = { authenticated: true, attempt: null, verification: null }
      const onSuccess = vi.fn<(details: SuccessDetails) => void>()
      await show(proxy, { onSuccess })
      await pass(60_000)
      expect(onSuccess).not.toHaveBeenCalled()
    })

    it('leaves another connector’s return alone', async () => {
      comeBack('connect')
      await show(createFakeProxy({ accountConnectorId: '2' }), { accountConnectorId: '2' })
      expect(title()).toBe('Sign in to Ledgerloom')
      expect(window.location.search).toContain('caw_connector=1')
    })
  })
})
