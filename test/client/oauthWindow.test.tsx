import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { SuccessDetails } from '../../src/index.js'
import { createFakeProxy, PARAMETER, problem } from './fakeProxy.js'
import { button, holdTime, openWindows, pass, press, show, title, wizardOn } from './wizardStage.js'

const WAITING = 'Finish signing in to Ledgerloom'
const CONNECTED = 'Ledgerloom is connected'

holdTime()

describe('the sign-in in a window', () => {
  // First: what was loaded lazily once does not show that it waits again.
  it('goes from step to step without a gap, and takes the focus along', async () => {
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
    await pass()
    watch.disconnect()
    expect(gaps).toEqual([])
    expect(screen.getByRole('heading', { name: WAITING })).toHaveFocus()
  })

  it('PO-42, UX-17: loads once and starts once in StrictMode, and tells of one success', async () => {
    const proxy = createFakeProxy()
    const windows = openWindows()
    const successes: SuccessDetails[] = []
    await show(proxy, { onSuccess: (details) => successes.push(details) })
    await press('Continue to Ledgerloom')
    expect(title()).toBe(WAITING)
    proxy.allow()
    await pass(3_000)
    expect(title()).toBe(CONNECTED)
    expect(windows.map(({ closed }) => closed)).toEqual([true])
    expect(proxy.asked('POST', /oauth$/)).toHaveLength(1)
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

  it('PO-27: three clicks in a row open one window and ask once', async () => {
    const proxy = createFakeProxy()
    const windows = openWindows()
    await show(proxy)
    const start = button('Continue to Ledgerloom')
    fireEvent.click(start)
    fireEvent.click(start)
    fireEvent.click(start)
    await pass()
    expect(windows).toHaveLength(1)
    expect(proxy.asked('POST', /oauth$/)).toHaveLength(1)
  })

  it('row 9: tells the callback of the latest render', async () => {
    const proxy = createFakeProxy()
    openWindows()
    const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()]
    const { rerender } = await show(proxy, { onSuccess: first })
    await press('Continue to Ledgerloom')
    rerender(wizardOn(proxy, { onSuccess: second }))
    proxy.allow()
    await pass(3_000)
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1])
  })

  it('row 15: says after three failed looks that it goes on trying, and takes it back', async () => {
    const proxy = createFakeProxy()
    openWindows()
    await show(proxy)
    await press('Continue to Ledgerloom')
    proxy.status = problem(502, 'upstream_error')
    await pass(7_500)
    expect(screen.getByText('Connection problem. Trying again by itself.', { selector: 'span' })).toBeInTheDocument()
    expect(title()).toBe(WAITING)
    proxy.status = { authenticated: false, attempt: 'launched', verification: null }
    await pass(10_000)
    expect(screen.queryByText('Connection problem. Trying again by itself.', { selector: 'span' })).toBeNull()
  })

  it.each([
    [401, 'unauthenticated', 'Your session has ended'],
    [403, 'forbidden', 'You don’t have access to this connection'],
    [404, 'not_found', 'This connection no longer exists'],
  ])('rows 16, 17: a %d while it waits is said, and told once', async (status, code, words) => {
    const proxy = createFakeProxy()
    openWindows()
    const onError = vi.fn<(details: { code: string }) => void>()
    await show(proxy, { onError })
    await press('Continue to Ledgerloom')
    proxy.status = problem(status, code)
    await pass(60_000)
    expect(title()).toBe(words)
    expect(onError.mock.calls.map(([details]) => details.code)).toEqual([code])
  })

  it('row 19: says that a link ran out, and opens a fresh one', async () => {
    const proxy = createFakeProxy()
    const windows = openWindows()
    await show(proxy)
    await press('Continue to Ledgerloom')
    proxy.status = { authenticated: false, attempt: 'expired', verification: null }
    await pass(3_000)
    expect(title()).toBe('The sign-in link ran out')
    proxy.status = { authenticated: false, attempt: 'launched', verification: null }
    await press('Start again')
    expect(title()).toBe(WAITING)
    expect(windows.map(({ closed }) => closed)).toEqual([true, false])
  })

  it('rows 18, 29: says after ten minutes that nothing was heard, and takes late news all the same', async () => {
    const proxy = createFakeProxy()
    openWindows()
    await show(proxy)
    await press('Continue to Ledgerloom')
    await pass(10 * 60_000)
    expect(title()).toBe('We haven’t heard back yet')
    expect(screen.queryByText(/Your settings are saved/)).toBeNull()
    proxy.allow()
    fireEvent.focus(window)
    await pass(500)
    expect(title()).toBe(CONNECTED)
  })

  it('row 18: says of settings that they are saved, where there were any', async () => {
    openWindows()
    await show(createFakeProxy({ parameters: [{ ...PARAMETER, required: false, isSet: false, value: null }] }))
    await press('Continue')
    await press('Continue to Ledgerloom')
    await pass(10 * 60_000)
    expect(screen.getByText(/Your settings are saved/)).toBeInTheDocument()
  })

  it('PO-50: goes by no clock that the user can set', async () => {
    const proxy = createFakeProxy()
    openWindows()
    await show(proxy)
    vi.setSystemTime(Date.now() - 24 * 60 * 60_000)
    await press('Continue to Ledgerloom')
    vi.setSystemTime(Date.now() + 48 * 60 * 60_000)
    await pass(5_000)
    expect(title()).toBe(WAITING)
    expect(proxy.asked('GET', /status$/)).toHaveLength(2)
    proxy.allow()
    await pass(3_000)
    expect(title()).toBe(CONNECTED)
  })

  it('row 23, PO-49: takes a success after Cancel', async () => {
    const proxy = createFakeProxy()
    openWindows()
    await show(proxy)
    await press('Continue to Ledgerloom')
    await press('Cancel')
    expect(title()).toBe('Sign in to Ledgerloom')
    proxy.allow()
    await pass(20_000)
    expect(title()).toBe(CONNECTED)
  })

  it('PO-46: two wizards on one page, both in an attempt, do not mix', async () => {
    const [one, two] = [createFakeProxy(), createFakeProxy({ accountConnectorId: '2', name: 'Deskfern' })]
    openWindows()
    await show(one)
    await show(two, { accountConnectorId: '2' })
    await press('Continue to Ledgerloom')
    await press('Continue to Deskfern')
    one.allow()
    await pass(3_000)
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
  it('row 10, PO-39: says that the new sign-in is not confirmed, and is done when the window came back', async () => {
    const proxy = createFakeProxy({ authenticated: true })
    proxy.status = { authenticated: true, attempt: 'launched', verification: null }
    openWindows()
    const onSuccess = vi.fn<(details: SuccessDetails) => void>()
    await show(proxy, { onSuccess })
    await reconnect(proxy)
    await pass(20_000)
    expect(screen.getByText(/The new sign-in is not confirmed yet/)).toBeInTheDocument()
    expect(onSuccess).not.toHaveBeenCalled()
    proxy.allow()
    await pass(10_000)
    expect(title()).toBe(CONNECTED)
    expect(onSuccess.mock.calls).toMatchObject([[{ isReconnect: true, verification: 'accepted' }]])
  })

  it('says no more than it knows when Cyclr does not show whether the credential is new', async () => {
    const proxy = createFakeProxy({ authenticated: true })
    openWindows()
    const onSuccess = vi.fn<(details: SuccessDetails) => void>()
    await show(proxy, { onSuccess })
    await reconnect(proxy)
    proxy.status = { authenticated: true, attempt: 'returned', verification: 'unknown' }
    await pass(3_000)
    expect(title()).toBe('Ledgerloom is set up')
    expect(onSuccess.mock.calls).toMatchObject([[{ verification: 'unknown' }]])
  })

  it('tells the proxy of a cancelled attempt that wrote settings, so that the earlier ones come back', async () => {
    const proxy = createFakeProxy({ authenticated: true, parameters: [PARAMETER] })
    proxy.status = { authenticated: true, attempt: 'launched', verification: null }
    openWindows()
    await show(proxy)
    await reconnect(proxy)
    expect(proxy.asked('POST', /oauth$/)[0]?.body).toMatchObject({ values: { Region: 'us' } })
    await press('Cancel')
    const told = proxy.asked('DELETE', /connectors\/1\/oauth$/)
    expect(told.map(({ query }) => query.get('attempt'))).toEqual(['attempt-1'])
  })

  it('has nothing to tell of one that wrote none', async () => {
    const proxy = createFakeProxy({ authenticated: true })
    proxy.status = { authenticated: true, attempt: 'launched', verification: null }
    openWindows()
    await show(proxy)
    await reconnect(proxy)
    await press('Cancel')
    expect(proxy.asked('DELETE', /./)).toEqual([])
  })
})
