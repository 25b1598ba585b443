import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { SuccessDetails } from '../../src/index.js'
import { createFakeProxy, errorResponse, PARAMETER } from './fakeProxy.js'
import { advance, button, fakeTimers, openWindows, press, show, title, wizardOn } from './wizardStage.js'

const WAITING = 'Finish signing in to Ledgerloom'
const CONNECTED = 'Ledgerloom is connected'

fakeTimers()

describe('the sign-in in a window', () => {
  // Runs first: a lazy chunk shows its fallback only once.
  it('shows no skeleton between steps, and moves the focus to the new heading', async () => {
    openWindows()
    const { container } = await show(createFakeProxy())
    const start = button('Continue to Ledgerloom')
    start.focus()
    fireEvent.click(start)
    const gaps: string[] = []
    const watch = new MutationObserver(() => {
      if (container.querySelector('.caw-skeleton')) gaps.push('skeleton')
    })
    watch.observe(container, { childList: true, subtree: true })
    await advance()
    watch.disconnect()
    expect(gaps).toEqual([])
    expect(screen.getByRole('heading', { name: WAITING })).toHaveFocus()
  })

  it('PO-42, UX-17: starts once in StrictMode, and calls onSuccess once', async () => {
    const proxy = createFakeProxy()
    const windows = openWindows()
    const successes: SuccessDetails[] = []
    await show(proxy, { onSuccess: (details) => successes.push(details) })
    await press('Continue to Ledgerloom')
    expect(title()).toBe(WAITING)
    proxy.allow()
    await advance(3_000)
    expect(title()).toBe(CONNECTED)
    expect(windows.map(({ closed }) => closed)).toEqual([true])
    expect(proxy.requestsTo('POST', /oauth$/)).toHaveLength(1)
    expect(successes).toEqual([
      {
        accountConnectorId: '1',
        name: 'Ledgerloom',
        methodKind: 'oauth',
        verification: 'accepted',
        isReconnect: false,
        attempt: 'attempt-1',
      },
    ])
  })

  it('PO-27: three clicks in a row open one window and send one request', async () => {
    const proxy = createFakeProxy()
    const windows = openWindows()
    await show(proxy)
    const start = button('Continue to Ledgerloom')
    fireEvent.click(start)
    fireEvent.click(start)
    fireEvent.click(start)
    await advance()
    expect(windows).toHaveLength(1)
    expect(proxy.requestsTo('POST', /oauth$/)).toHaveLength(1)
  })

  it('row 9: calls the onSuccess of the latest render', async () => {
    const proxy = createFakeProxy()
    openWindows()
    const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()]
    const { rerender } = await show(proxy, { onSuccess: first })
    await press('Continue to Ledgerloom')
    rerender(wizardOn(proxy, { onSuccess: second }))
    proxy.allow()
    await advance(3_000)
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1])
  })

  it('row 15: shows a connection error after three failed polls, until one succeeds', async () => {
    const proxy = createFakeProxy()
    openWindows()
    await show(proxy)
    await press('Continue to Ledgerloom')
    proxy.status = errorResponse(502, 'upstream_error')
    await advance(7_500)
    expect(screen.getByText('Connection problem. Trying again by itself.', { selector: 'span' })).toBeInTheDocument()
    expect(title()).toBe(WAITING)
    proxy.status = { authenticated: false, attempt: 'launched', verification: null }
    await advance(10_000)
    expect(screen.queryByText('Connection problem. Trying again by itself.', { selector: 'span' })).toBeNull()
  })

  it.each([
    [401, 'unauthenticated', 'Your session has ended'],
    [403, 'forbidden', 'You don’t have access to this connection'],
    [404, 'not_found', 'This connection no longer exists'],
  ])('rows 16, 17: a %d while polling is shown, and onError is called once', async (status, code, words) => {
    const proxy = createFakeProxy()
    openWindows()
    const onError = vi.fn<(details: { code: string }) => void>()
    await show(proxy, { onError })
    await press('Continue to Ledgerloom')
    proxy.status = errorResponse(status, code)
    await advance(60_000)
    expect(title()).toBe(words)
    expect(onError.mock.calls.map(([details]) => details.code)).toEqual([code])
  })

  it('row 19: shows that the link expired, and opens a new one', async () => {
    const proxy = createFakeProxy()
    const windows = openWindows()
    await show(proxy)
    await press('Continue to Ledgerloom')
    proxy.status = { authenticated: false, attempt: 'expired', verification: null }
    await advance(3_000)
    expect(title()).toBe('The sign-in link ran out')
    proxy.status = { authenticated: false, attempt: 'launched', verification: null }
    await press('Start again')
    expect(title()).toBe(WAITING)
    expect(windows.map(({ closed }) => closed)).toEqual([true, false])
  })

  it('rows 18, 29: shows a time-out after ten minutes, and still accepts a later success', async () => {
    const proxy = createFakeProxy()
    openWindows()
    await show(proxy)
    await press('Continue to Ledgerloom')
    await advance(10 * 60_000)
    expect(title()).toBe('We haven’t heard back yet')
    expect(screen.queryByText(/Your settings are saved/)).toBeNull()
    proxy.allow()
    fireEvent.focus(window)
    await advance(500)
    expect(title()).toBe(CONNECTED)
  })

  it('row 18: shows after the time-out that settings are saved, when there are settings', async () => {
    openWindows()
    await show(createFakeProxy({ parameters: [{ ...PARAMETER, required: false, isSet: false, value: null }] }))
    await press('Continue')
    await press('Continue to Ledgerloom')
    await advance(10 * 60_000)
    expect(screen.getByText(/Your settings are saved/)).toBeInTheDocument()
  })

  it('PO-50: does not depend on the system clock', async () => {
    const proxy = createFakeProxy()
    openWindows()
    await show(proxy)
    vi.setSystemTime(Date.now() - 24 * 60 * 60_000)
    await press('Continue to Ledgerloom')
    vi.setSystemTime(Date.now() + 48 * 60 * 60_000)
    await advance(5_000)
    expect(title()).toBe(WAITING)
    expect(proxy.requestsTo('GET', /status$/)).toHaveLength(2)
    proxy.allow()
    await advance(3_000)
    expect(title()).toBe(CONNECTED)
  })

  it('row 23, PO-49: accepts a success after Cancel', async () => {
    const proxy = createFakeProxy()
    openWindows()
    await show(proxy)
    await press('Continue to Ledgerloom')
    await press('Cancel')
    expect(title()).toBe('Sign in to Ledgerloom')
    proxy.allow()
    await advance(20_000)
    expect(title()).toBe(CONNECTED)
  })

  it('PO-46: two wizards on one page, each with an attempt, are independent', async () => {
    const [one, two] = [createFakeProxy(), createFakeProxy({ accountConnectorId: '2', name: 'Deskfern' })]
    openWindows()
    await show(one)
    await show(two, { accountConnectorId: '2' })
    await press('Continue to Ledgerloom')
    await press('Continue to Deskfern')
    one.allow()
    await advance(3_000)
    const titles = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
    expect(titles).toEqual([CONNECTED, 'Finish signing in to Deskfern'])
  })
})

const reconnect = async (proxy: ReturnType<typeof createFakeProxy>) => {
  await press('Reconnect')
  if (screen.queryByRole('textbox')) {
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'us' } })
    await press('Continue')
  }
  await press('Continue to Ledgerloom')
  expect(title()).toBe(WAITING)
  return proxy
}

describe('reconnecting', () => {
  it('row 10, PO-39: shows the new sign-in as unconfirmed, and succeeds after the return', async () => {
    const proxy = createFakeProxy({ authenticated: true })
    proxy.status = { authenticated: true, attempt: 'launched', verification: null }
    openWindows()
    const onSuccess = vi.fn<(details: SuccessDetails) => void>()
    await show(proxy, { onSuccess })
    await reconnect(proxy)
    await advance(20_000)
    expect(screen.getByText(/The new sign-in is not confirmed yet/)).toBeInTheDocument()
    expect(onSuccess).not.toHaveBeenCalled()
    proxy.allow()
    await advance(10_000)
    expect(title()).toBe(CONNECTED)
    expect(onSuccess.mock.calls).toMatchObject([[{ isReconnect: true, verification: 'accepted' }]])
  })

  it('D10: announces nothing when Cyclr does not show whether the credential is new', async () => {
    const proxy = createFakeProxy({ authenticated: true })
    openWindows()
    const onSuccess = vi.fn<(details: SuccessDetails) => void>()
    await show(proxy, { onSuccess })
    await reconnect(proxy)
    proxy.status = { authenticated: true, attempt: 'returned', verification: 'unknown' }
    await advance(20_000)
    expect(title()).toBe('Waiting for Ledgerloom to confirm')
    expect(screen.getByText(/The new sign-in is not confirmed yet/)).toBeInTheDocument()
    expect(onSuccess).not.toHaveBeenCalled()
  })

  it('cancels an attempt that wrote settings at the proxy, so that they are rolled back', async () => {
    const proxy = createFakeProxy({ authenticated: true, parameters: [PARAMETER] })
    proxy.status = { authenticated: true, attempt: 'launched', verification: null }
    openWindows()
    await show(proxy)
    await reconnect(proxy)
    expect(proxy.requestsTo('POST', /oauth$/)[0]?.body).toMatchObject({ values: { Region: 'us' } })
    await press('Cancel')
    const cancelRequests = proxy.requestsTo('DELETE', /connectors\/1\/oauth$/)
    expect(cancelRequests.map(({ query }) => query.get('attempt'))).toEqual(['attempt-1'])
  })

  it('sends no cancel request for an attempt that wrote no settings', async () => {
    const proxy = createFakeProxy({ authenticated: true })
    proxy.status = { authenticated: true, attempt: 'launched', verification: null }
    openWindows()
    await show(proxy)
    await reconnect(proxy)
    await press('Cancel')
    expect(proxy.requestsTo('DELETE', /./)).toEqual([])
  })
})
