import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { WizardEvent } from '../../src/index.js'
import { createFakeProxy } from './fakeProxy.js'
import { button, holdTime, openWindows, pass, press, show, title } from './wizardStage.js'

const BLOCKED = 'Your browser blocked the window'
const WAITING = 'Finish signing in to Ledgerloom'
const CONNECTED = 'Ledgerloom is connected'

holdTime()

const link = () => screen.getByRole('link', { name: 'Open the window' })

describe('a browser that opens no window', () => {
  it('row 2: says so, asks for nothing, and offers a link and this tab', async () => {
    const proxy = createFakeProxy()
    openWindows(true)
    const events: WizardEvent['name'][] = []
    await show(proxy, { onEvent: ({ name }) => events.push(name) })
    await press('Continue to Ledgerloom')
    expect(title()).toBe(BLOCKED)
    expect(proxy.asked('POST', /./)).toEqual([])
    expect(events).toContain('popup_blocked')
    expect(link()).toHaveAttribute('target', '_blank')
    expect(link()).toHaveAttribute('rel', 'noopener')
    expect(button('Continue in this tab')).toBeInTheDocument()
  })

  it.each(['pointerDown', 'focus', 'keyDown'] as const)('row 2: gives the link its address on %s', async (touch) => {
    const proxy = createFakeProxy()
    openWindows(true)
    await show(proxy)
    await press('Continue to Ledgerloom')
    fireEvent[touch](link())
    await pass()
    expect(link()).toHaveAttribute('href', 'http://localhost/launch?ticket=attempt-1')
    fireEvent.focus(link())
    await pass()
    expect(proxy.asked('POST', /oauth$/)).toHaveLength(1)
  })

  it.each([
    ['a click', 'click', 0],
    ['a middle click', 'auxclick', 1],
  ])('row 2: leaves %s to the browser, and waits for what comes of it', async (_, type, which) => {
    const proxy = createFakeProxy()
    openWindows(true)
    const events: WizardEvent['name'][] = []
    await show(proxy, { onEvent: ({ name }) => events.push(name) })
    await press('Continue to Ledgerloom')
    fireEvent.pointerDown(link())
    await pass()
    const event = new MouseEvent(type, { bubbles: true, cancelable: true, button: which })
    // Before the page's own end of it: jsdom cannot follow links.
    fireEvent(link(), event)
    expect(event.defaultPrevented).toBe(false)
    await pass()
    expect(title()).toBe(WAITING)
    expect(events.filter((name) => name === 'oauth_started')).toHaveLength(1)
    proxy.allow()
    await pass(3_000)
    expect(title()).toBe(CONNECTED)
  })

  it('row 2: tries a window again when it is clicked before its address came, with the same attempt', async () => {
    const proxy = createFakeProxy()
    openWindows(true)
    await show(proxy)
    await press('Continue to Ledgerloom')
    vi.restoreAllMocks()
    const windows = openWindows()
    fireEvent.pointerDown(link())
    expect(fireEvent.click(link())).toBe(false)
    await pass()
    expect(title()).toBe(WAITING)
    expect(windows[0]?.went).toEqual(['http://localhost/launch?ticket=attempt-1'])
    expect(proxy.asked('POST', /oauth$/)).toHaveLength(1)
  })

  it('row 2: follows no address that is too old', async () => {
    const proxy = createFakeProxy()
    openWindows(true)
    await show(proxy)
    await press('Continue to Ledgerloom')
    fireEvent.focus(link())
    await pass(5 * 60_000)
    expect(fireEvent.click(link())).toBe(false)
  })

  it('goes on in this tab after the second time', async () => {
    openWindows(true)
    await show(createFakeProxy())
    await press('Continue to Ledgerloom')
    fireEvent.click(link())
    await pass()
    expect(title()).toBe('Sign in using this tab')
    expect(screen.getByText(/This browser can’t open a second window/)).toBeInTheDocument()
    await press('Cancel')
    expect(title()).toBe('Sign in to Ledgerloom')
  })

  it('never leaves the tab when the host forbids it', async () => {
    openWindows(true)
    await show(createFakeProxy(), { oauthMode: 'popup' })
    await press('Continue to Ledgerloom')
    fireEvent.click(link())
    await pass()
    expect(title()).toBe(BLOCKED)
    expect(screen.queryByRole('button', { name: 'Continue in this tab' })).toBeNull()
  })

  it('row 27, PO-17: in a frame offers no tab, keeps the opener, and tells the developer what to do', async () => {
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
