import { fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { SuccessDetails } from '../../src/index.js'
import { aMethod } from '../core/make.js'
import { createFakeProxy, errorResponse, METHOD, PARAMETER } from './fakeProxy.js'
import { advance, button, fakeTimers, openWindows, press, show, title, wizardOn } from './wizardStage.js'

const START = 'Sign in to Ledgerloom'
const WAITING = 'Finish signing in to Ledgerloom'
const CONNECTED = 'Ledgerloom is connected'
const CONTINUE = 'Continue to Ledgerloom'

fakeTimers()
beforeEach(() => sessionStorage.clear())

const stored = () => Object.entries(sessionStorage).map(([, id]) => id)
const statusRequests = (proxy: ReturnType<typeof createFakeProxy>) => proxy.requestsTo('GET', /status$/)

const asksForStatus = (input: RequestInfo | URL) =>
  (input instanceof Request ? input.url : String(input)).includes('/status')

/** What a reload leaves: the page is gone without an unmount, and its storage is still there. */
async function reload(view: Awaited<ReturnType<typeof show>>): Promise<void> {
  const before = Object.entries(sessionStorage)
  view.unmount()
  for (const [key, value] of before) sessionStorage.setItem(key, String(value))
  await advance()
}

/** Starts a sign-in and reloads the page while its window is open. */
async function reloadDuringSignIn(proxy: ReturnType<typeof createFakeProxy>) {
  openWindows()
  const view = await show(proxy)
  if (proxy.connector.authenticated) await press('Reconnect')
  await press(CONTINUE)
  expect(title()).toBe(WAITING)
  await reload(view)
  const onSuccess = vi.fn<(details: SuccessDetails) => void>()
  return { onSuccess }
}

describe('a page that is reloaded while the sign-in window is open', () => {
  it('shows the waiting screen again, and success by itself', async () => {
    const proxy = createFakeProxy()
    const { onSuccess } = await reloadDuringSignIn(proxy)
    await show(proxy, { onSuccess })
    expect(title()).toBe(WAITING)
    expect(button('Reopen window')).toBeVisible()
    proxy.allow()
    await advance(3_000)
    expect(title()).toBe(CONNECTED)
    expect(onSuccess.mock.calls).toMatchObject([[{ attempt: 'attempt-1', isReconnect: false }]])
    expect(proxy.requestsTo('POST', /./)).toHaveLength(1)
    expect(stored()).toEqual([])
  })

  it('offers no second sign-in while it asks whether the first one is still under way', async () => {
    const proxy = createFakeProxy()
    const { onSuccess } = await reloadDuringSignIn(proxy)
    const { fetch } = proxy
    let answer: (() => void) | undefined
    const isAnswered = new Promise<void>((resolve) => {
      answer = resolve
    })
    const slow: typeof fetch = async (input, init) => {
      if (asksForStatus(input)) await isAnswered
      return fetch(input, init)
    }
    await show({ ...proxy, fetch: slow }, { onSuccess })
    expect(statusRequests(proxy)).toEqual([])
    expect(screen.queryByRole('button', { name: CONTINUE })).toBeNull()
    answer?.()
    await advance()
    expect(title()).toBe(WAITING)
  })

  it('shows the start of the sign-in when that takes longer than a second', async () => {
    const proxy = createFakeProxy()
    await reloadDuringSignIn(proxy)
    const { fetch } = proxy
    const never: typeof fetch = (input, init) =>
      asksForStatus(input) ? new Promise(() => undefined) : fetch(input, init)
    await show({ ...proxy, fetch: never })
    await advance(1_200)
    // The skeleton leaves by a timer that starts in a render.
    await advance(200)
    expect(title()).toBe(START)
  })

  it('stores the id of the attempt, and nothing else', async () => {
    const proxy = createFakeProxy()
    await reloadDuringSignIn(proxy)
    expect(stored()).toEqual(['attempt-1'])
    expect(localStorage).toHaveLength(0)
  })

  it('shows success that came during the reload', async () => {
    const proxy = createFakeProxy()
    const { onSuccess } = await reloadDuringSignIn(proxy)
    proxy.allow()
    await show(proxy, { onSuccess })
    expect(title()).toBe(CONNECTED)
    expect(onSuccess.mock.calls).toMatchObject([[{ attempt: 'attempt-1', verification: 'accepted' }]])
  })

  it('can be reloaded again', async () => {
    const proxy = createFakeProxy()
    await reloadDuringSignIn(proxy)
    await reload(await show(proxy))
    await show(proxy)
    expect(title()).toBe(WAITING)
  })

  it('skips the settings, which were saved before', async () => {
    const proxy = createFakeProxy({ parameters: [{ ...PARAMETER, required: false }] })
    openWindows()
    const view = await show(proxy)
    await press('Continue')
    await press(CONTINUE)
    await reload(view)
    await show(proxy)
    expect(title()).toBe(WAITING)
  })

  describe('while reconnecting', () => {
    it('succeeds only when that attempt has returned', async () => {
      const proxy = createFakeProxy({ authenticated: true })
      proxy.status = { authenticated: true, attempt: 'launched', verification: null }
      const { onSuccess } = await reloadDuringSignIn(proxy)
      await show(proxy, { onSuccess })
      expect(title()).toBe(WAITING)
      expect(screen.getByText(/is still connected/)).toBeVisible()
      await advance(30_000)
      expect(onSuccess).not.toHaveBeenCalled()
      proxy.allow()
      await advance(10_000)
      expect(onSuccess.mock.calls).toMatchObject([[{ attempt: 'attempt-1', isReconnect: true }]])
    })

    it('Cancel leads back to the connected connector', async () => {
      const proxy = createFakeProxy({ authenticated: true })
      proxy.status = { authenticated: true, attempt: 'launched', verification: null }
      await reloadDuringSignIn(proxy)
      await show(proxy)
      await press('Cancel')
      await press('Cancel')
      expect(title()).toBe(CONNECTED)
      expect(stored()).toEqual([])
    })
  })

  describe('with several methods', () => {
    it('shows the waiting screen where only one of them opens a window', async () => {
      const proxy = createFakeProxy({ methods: [aMethod('apiKey'), METHOD] })
      sessionStorage.setItem('connector-auth-wizard /api/connector-auth 1', 'attempt-9')
      await show(proxy)
      expect(title()).toBe(WAITING)
    })

    it.each([false, true])(
      'shows success in place of the methods otherwise, connected before: %s',
      async (authenticated) => {
        const second = { ...METHOD, id: 'oauth-2' }
        const proxy = createFakeProxy({ authenticated, methods: [METHOD, second] })
        proxy.status = { authenticated, attempt: 'launched', verification: null }
        sessionStorage.setItem('connector-auth-wizard /api/connector-auth 1', 'attempt-9')
        const onSuccess = vi.fn<(details: SuccessDetails) => void>()
        await show(proxy, { onSuccess })
        expect(title()).toBe(authenticated ? CONNECTED : 'How do you want to connect?')
        await advance(5_000)
        expect(onSuccess).not.toHaveBeenCalled()
        proxy.allow()
        await advance(10_000)
        expect(title()).toBe(CONNECTED)
        expect(onSuccess.mock.calls).toMatchObject([[{ attempt: 'attempt-9', isReconnect: authenticated }]])
      },
    )
  })
})

describe('the stored id', () => {
  const KEY = 'connector-auth-wizard /api/connector-auth 1'

  it.each([
    ['is cancelled', async () => press('Cancel')],
    [
      'starts over',
      async (proxy: ReturnType<typeof createFakeProxy>) => {
        await advance(10 * 60_000)
        expect(stored()).toEqual(['attempt-1'])
        await press('Start over')
        expect(proxy.requestsTo('POST', /oauth$/)).toHaveLength(1)
      },
    ],
    [
      'expires',
      async (proxy: ReturnType<typeof createFakeProxy>) => {
        proxy.status = { authenticated: false, attempt: 'expired', verification: null }
        await advance(5_000)
      },
    ],
    [
      'succeeds',
      async (proxy: ReturnType<typeof createFakeProxy>) => {
        proxy.allow()
        await advance(5_000)
      },
    ],
    [
      'is refused',
      async (proxy: ReturnType<typeof createFakeProxy>) => {
        proxy.status = errorResponse(403, 'forbidden')
        await advance(5_000)
      },
    ],
  ])('is removed when the attempt %s', async (_, end) => {
    const proxy = createFakeProxy()
    openWindows()
    await show(proxy)
    await press(CONTINUE)
    expect(stored()).toEqual(['attempt-1'])
    await end(proxy)
    expect(stored()).toEqual([])
  })

  it('is not removed with another wizard for the same connector', async () => {
    const proxy = createFakeProxy()
    openWindows()
    const other = await show(proxy)
    await show(proxy)
    fireEvent.click(screen.getAllByRole('button', { name: CONTINUE })[1] ?? document.body)
    await advance()
    other.unmount()
    expect(stored()).toEqual(['attempt-1'])
  })

  it('is removed when the host removes the wizard, whose part in the sign-in ends', async () => {
    const proxy = createFakeProxy()
    openWindows()
    const { unmount } = await show(proxy)
    await press(CONTINUE)
    unmount()
    expect(stored()).toEqual([])
  })

  it('stays when the session of the host ends, for the page after its login', async () => {
    const proxy = createFakeProxy()
    openWindows()
    const view = await show(proxy)
    await press(CONTINUE)
    proxy.status = errorResponse(401, 'unauthenticated')
    await advance(5_000)
    expect(title()).toBe('Your session has ended')
    await reload(view)
    proxy.status = { authenticated: false, attempt: 'launched', verification: null }
    await show(proxy)
    expect(title()).toBe(WAITING)
  })

  it.each(['expired', null] as const)('of an attempt that the proxy calls %s shows the start', async (attempt) => {
    sessionStorage.setItem(KEY, 'old')
    const proxy = createFakeProxy()
    proxy.status = { authenticated: false, attempt, verification: null }
    await show(proxy)
    expect(title()).toBe(START)
    expect(stored()).toEqual([])
    await advance(60_000)
    expect(statusRequests(proxy)).toHaveLength(1)
  })

  it('is followed although the first status request fails', async () => {
    sessionStorage.setItem(KEY, 'mine')
    const proxy = createFakeProxy()
    proxy.status = errorResponse(503, 'unavailable')
    await show(proxy)
    expect(title()).toBe(WAITING)
    proxy.allow()
    await advance(5_000)
    expect(title()).toBe(CONNECTED)
  })

  it('does not replace what the user has started meanwhile', async () => {
    sessionStorage.setItem(KEY, 'old')
    const proxy = createFakeProxy()
    openWindows()
    let answer: (() => void) | undefined
    const held = new Promise<void>((resolve) => (answer = resolve))
    await show(proxy, {
      fetch: async (input, init) => {
        if (new URL(input instanceof Request ? input.url : input, location.href).searchParams.get('attempt') === 'old')
          await held
        return proxy.fetch(input, init)
      },
    })
    // Until then nothing can be started.
    await advance(1_200)
    await advance(200)
    await press(CONTINUE)
    answer?.()
    await advance()
    expect(stored()).toEqual(['attempt-1'])
    proxy.allow()
    const onlyNew = () =>
      statusRequests(proxy)
        .slice(1)
        .every(({ query }) => query.get('attempt') === 'attempt-1')
    await advance(5_000)
    expect(onlyNew()).toBe(true)
  })

  it('belongs to one connector and one proxy', async () => {
    sessionStorage.setItem(KEY, 'mine')
    const other = createFakeProxy({ accountConnectorId: '2' })
    await show(other, { accountConnectorId: '2' })
    const elsewhere = createFakeProxy()
    render(wizardOn(elsewhere, { proxyUrl: '/elsewhere' }))
    await advance(5_000)
    expect([...statusRequests(other), ...statusRequests(elsewhere)]).toEqual([])
    expect(stored()).toEqual(['mine'])
  })

  it.each([
    [
      'is denied',
      () =>
        vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
          throw new DOMException('denied', 'SecurityError')
        }),
    ],
    ['is absent', () => vi.stubGlobal('sessionStorage', undefined)],
    [
      'is full',
      () =>
        vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
          throw new DOMException('full', 'QuotaExceededError')
        }),
    ],
  ])('is not needed: storage that %s breaks nothing', async (_, deny) => {
    deny()
    const proxy = createFakeProxy()
    openWindows()
    await show(proxy)
    await press(CONTINUE)
    expect(title()).toBe(WAITING)
    proxy.allow()
    await advance(3_000)
    expect(title()).toBe(CONNECTED)
  })

  it('is not used after a return in this tab', async () => {
    sessionStorage.setItem(KEY, 'old')
    window.history.replaceState(
      null,
      '',
      '/?caw_run=connect&caw_method=oauth&caw_attempt=mine&caw_connector=1&caw_proof=p',
    )
    const proxy = createFakeProxy()
    await show(proxy)
    await advance(5_000)
    expect(statusRequests(proxy).every(({ query }) => query.get('attempt') === 'mine')).toBe(true)
    expect(stored()).toEqual([])
  })
})

describe('of several wizards that find the same id', () => {
  it('one follows the attempt: two on one page', async () => {
    sessionStorage.setItem('connector-auth-wizard /api/connector-auth 1', 'mine')
    const proxy = createFakeProxy()
    const onSuccess = vi.fn<(details: SuccessDetails) => void>()
    render(
      <>
        {wizardOn(proxy, { onSuccess })}
        {wizardOn(proxy, { onSuccess })}
      </>,
    )
    await advance()
    await vi.waitFor(() =>
      expect(
        screen
          .getAllByRole('heading', { level: 3 })
          .map(({ textContent }) => textContent)
          .toSorted(),
      ).toEqual([WAITING, START]),
    )
    await expect.poll(() => stored()).toEqual(['mine'])
    proxy.allow()
    await advance(5_000)
    expect(onSuccess).toHaveBeenCalledTimes(1)
    for (const heading of screen.getAllByRole('heading', { level: 3 })) expect(heading).toHaveTextContent(CONNECTED)
  })

  it('the one that started it goes on: a duplicate of its tab', async () => {
    const proxy = createFakeProxy()
    openWindows()
    await show(proxy)
    await press(CONTINUE)
    const copy = render(wizardOn(proxy, {}))
    await advance()
    await expect.poll(() => copy.container.querySelector('h3')).toHaveTextContent(START)
    fireEvent.click(screen.getAllByRole('button', { name: 'Reopen window' })[0] ?? document.body)
    expect(screen.getAllByRole('heading', { level: 3 })[0]).toHaveTextContent(WAITING)
  })
})
