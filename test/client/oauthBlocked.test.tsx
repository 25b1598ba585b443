import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { WizardEvent } from '../../src/index.js'
import { createFakeProxy } from './fakeProxy.js'
import { advance, button, fakeTimers, openWindows, press, show, title } from './wizardStage.js'

const BLOCKED = 'Your browser blocked the window'
const WAITING = 'Finish signing in to Ledgerloom'
const CONNECTED = 'Ledgerloom is connected'

fakeTimers()

const link = () => screen.getByRole('link', { name: 'Open the window' })

describe('a blocked window', () => {
  it('row 2: is reported without a request, with a link and this tab as alternatives', async () => {
    const proxy = createFakeProxy()
    openWindows(true)
    const events: WizardEvent['name'][] = []
    await show(proxy, { onEvent: ({ name }) => events.push(name) })
    await press('Continue to Ledgerloom')
    expect(title()).toBe(BLOCKED)
    expect(proxy.requestsTo('POST', /./)).toEqual([])
    expect(events).toContain('popup_blocked')
    expect(link()).toHaveAttribute('target', '_blank')
    expect(link()).toHaveAttribute('rel', 'noopener')
    expect(button('Continue in this tab')).toBeInTheDocument()
  })

  it.each(['pointerDown', 'focus', 'keyDown'] as const)('row 2: sets the href of the link on %s', async (touch) => {
    const proxy = createFakeProxy()
    openWindows(true)
    await show(proxy)
    await press('Continue to Ledgerloom')
    fireEvent[touch](link())
    await advance()
    expect(link()).toHaveAttribute('href', `${location.origin}/launch?ticket=attempt-1`)
    fireEvent.focus(link())
    await advance()
    expect(proxy.requestsTo('POST', /oauth$/)).toHaveLength(1)
  })

  it.each([
    ['a click', 'click', 0],
    ['a middle click', 'auxclick', 1],
  ])('row 2: does not prevent the default of %s, and polls for the result', async (_, type, which) => {
    const proxy = createFakeProxy()
    openWindows(true)
    const events: WizardEvent['name'][] = []
    await show(proxy, { onEvent: ({ name }) => events.push(name) })
    await press('Continue to Ledgerloom')
    fireEvent.pointerDown(link())
    await advance()
    const event = new MouseEvent(type, { bubbles: true, cancelable: true, button: which })
    // jsdom cannot follow links.
    fireEvent(link(), event)
    expect(event.defaultPrevented).toBe(false)
    await advance()
    expect(title()).toBe(WAITING)
    expect(events.filter((name) => name === 'oauth_started')).toHaveLength(1)
    proxy.allow()
    await advance(3_000)
    expect(title()).toBe(CONNECTED)
  })

  it('row 2: opens a window for the same attempt when the link is clicked before it has its href', async () => {
    const proxy = createFakeProxy()
    openWindows(true)
    await show(proxy)
    await press('Continue to Ledgerloom')
    vi.restoreAllMocks()
    const windows = openWindows()
    fireEvent.pointerDown(link())
    expect(fireEvent.click(link())).toBe(false)
    await advance()
    expect(title()).toBe(WAITING)
    expect(windows[0]?.navigations).toEqual([`${location.origin}/launch?ticket=attempt-1`])
    expect(proxy.requestsTo('POST', /oauth$/)).toHaveLength(1)
  })

  it('row 2: does not follow an expired link', async () => {
    const proxy = createFakeProxy()
    openWindows(true)
    await show(proxy)
    await press('Continue to Ledgerloom')
    fireEvent.focus(link())
    await advance(5 * 60_000)
    expect(fireEvent.click(link())).toBe(false)
  })

  it('continues in this tab after the second blocked window', async () => {
    openWindows(true)
    await show(createFakeProxy())
    await press('Continue to Ledgerloom')
    fireEvent.click(link())
    await advance()
    expect(title()).toBe('Sign in using this tab')
    expect(screen.getByText(/This browser can’t open a second window/)).toBeInTheDocument()
    await press('Cancel')
    expect(title()).toBe('Sign in to Ledgerloom')
  })

  it('never redirects this tab with oauthMode popup', async () => {
    openWindows(true)
    await show(createFakeProxy(), { oauthMode: 'popup' })
    await press('Continue to Ledgerloom')
    fireEvent.click(link())
    await advance()
    expect(title()).toBe(BLOCKED)
    expect(screen.queryByRole('button', { name: 'Continue in this tab' })).toBeNull()
  })

  it('row 27, PO-17: in a frame offers no redirect, keeps the opener, and logs the required sandbox attribute', async () => {
    vi.stubGlobal('top', {})
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    openWindows(true)
    await show(createFakeProxy())
    await press('Continue to Ledgerloom')
    expect(title()).toBe(BLOCKED)
    expect(screen.getByText(/the page around this form doesn’t allow pop-ups/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Continue in this tab' })).toBeNull()
    expect(link()).toHaveAttribute('rel', 'opener')
    expect(warned).toHaveBeenCalledTimes(1)
    expect(warned).toHaveBeenCalledWith(
      expect.stringContaining(
        'sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox"',
      ),
    )
  })
})
