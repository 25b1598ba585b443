import { describe, expect, it } from 'vitest'
import type { OAuthAnswer } from '../../src/core/contract.js'
import { ConnectorAuthError } from '../../src/core/errors.js'
import { createChannelHub, createFakeBrowser } from './fakeBrowser.js'
import { answerFor, DONE, deferred, fails, OLD, stageSignIn } from './signInStage.js'

const SECOND = 1_000

type Place = { screenX?: number; screenY?: number; availLeft?: number; availTop?: number; outerHeight?: number }

describe('openWindow', () => {
  it('row 1, PO-01: opens the window synchronously in the click, before any request', () => {
    const stage = stageSignIn()
    const answer = deferred<OAuthAnswer>()
    void stage.signIn.openWindow('Opening Asana', false, () => {
      stage.browser.log.push('ask')
      return answer.promise
    })
    expect(stage.browser.log).toEqual(['open', 'ask'])
    expect(stage.browser.popups[0]?.text()).toBe('Opening Asana')
    expect(stage.oauthStatus()).toBe('opening')
  })

  it('row 1, PO-08: clears the opener of the window at top level', async () => {
    const stage = stageSignIn()
    await stage.start()
    expect(stage.browser.popups[0]?.opener).toBeNull()
  })

  it('row 1: keeps the opener inside a frame, where postMessage needs it', async () => {
    const stage = stageSignIn({ framed: true })
    await stage.start()
    expect(stage.browser.popups[0]?.opener).toBe('the host')
  })

  it('row 1: fits the window to the screen and centers it on the host window', async () => {
    const stage = stageSignIn()
    await stage.start()
    expect(stage.browser.popups[0]?.features).toBe('popup,width=600,height=700,left=300,top=100')
  })

  /** A screen of 1920 × 1080 with a window of 1000 × 800, unless another size is given. */
  it.each([
    ['to the left of the primary one', { screenX: -1700, availLeft: -1920 }, { left: -1500, top: 70 }],
    ['to the left, in a browser that does not tell its place', { screenX: -1700 }, { left: -1500, top: 70 }],
    [
      'to the left, of which the browser reports the primary one',
      { screenX: -1700, availLeft: 0 },
      { left: -1500, top: 70 },
    ],
    ['above the primary one', { screenY: -1000, availTop: -1080 }, { left: 300, top: -980 }],
    [
      'above and to the left',
      { screenX: -900, screenY: -700, availLeft: -1920, availTop: -1080 },
      { left: -700, top: -760 },
    ],
    ['to the right of the primary one', { screenX: 2000, availLeft: 1920 }, { left: 2200, top: 70 }],
    ['with a page at its left edge, half outside', { screenX: -2200, availLeft: -1920 }, { left: -1920, top: 70 }],
    ['with a page at its right edge, half outside', { screenX: -700, availLeft: -1920 }, { left: -600, top: 70 }],
    ['with a bar at its top', { screenY: 0, availTop: 40, outerHeight: 400 }, { left: 300, top: 40 }],
  ])('A8: opens over the page on a screen %s', async (_, { availLeft, availTop, ...placed }: Place, expected) => {
    const stage = stageSignIn()
    const screen = { availWidth: 1920, availHeight: 1080, availLeft, availTop }
    Object.assign(
      stage.browser.window,
      { screenX: 100, screenY: 50, outerWidth: 1000, outerHeight: 800, screen },
      placed,
    )
    await stage.start()
    const { left, top } = expected
    expect(stage.browser.popups[0]?.features).toBe(`popup,width=600,height=760,left=${left},top=${top}`)
  })

  it.each([
    ['null', () => null],
    ['undefined', () => undefined],
    ['an error', fails('network')],
    ['a closed window', () => ({ closed: true })],
    ['an object that is not a window', () => ({})],
  ])('row 2, PO-04: treats %s from window.open as blocked, and sends no request', async (_, refuse) => {
    const stage = stageSignIn()
    stage.browser.refuse = refuse
    expect(await stage.start()).toBe(false)
    expect(stage.oauthStatus()).toBe('blocked')
    expect(stage.beginCalls).toBe(0)
    expect(stage.browser.resources()).toEqual({ timers: 0, listeners: 0, channels: 0 })
  })

  it('row 3, PO-05: closes the window when the launch request fails, and can be started again', async () => {
    const stage = stageSignIn()
    const failed = stage.signIn.openWindow('Opening', false, () =>
      Promise.reject(new ConnectorAuthError('upstream_error')),
    )
    await expect(failed).rejects.toMatchObject({ code: 'upstream_error' })
    expect(stage.browser.popups[0]?.closed).toBe(true)
    expect(stage.oauthStatus()).toBe('none')
    await stage.start()
    expect(stage.oauthStatus()).toBe('waiting')
  })

  it('row 5: adds its listeners before the window is navigated', async () => {
    const stage = stageSignIn()
    const listening: number[] = []
    const answer = deferred<OAuthAnswer>()
    const started = stage.signIn.openWindow('Opening', false, () => answer.promise)
    const popup = stage.browser.popups[0]
    if (popup)
      Object.assign(popup, { location: { replace: () => listening.push(stage.browser.resources().listeners) } })
    answer.resolve(answerFor('a'))
    await started
    expect(listening[0]).toBeGreaterThan(0)
  })

  it('row 6, PO-07: abandons the attempt when the user closed the window while it was blank', async () => {
    const stage = stageSignIn()
    const answer = deferred<OAuthAnswer>()
    const started = stage.signIn.openWindow('Opening', false, () => answer.promise)
    const popup = stage.browser.popups[0]
    if (popup) popup.closed = true
    answer.resolve(answerFor('a'))
    expect(await started).toBe(true)
    expect(stage.oauthStatus()).toBe('none')
    expect(popup?.navigations).toEqual([])
    expect(stage.abandoned).toEqual(['a'])
    expect(stage.started).toEqual([])
  })

  it('row 21, PO-28: focuses a window that is still open, and sends no request', async () => {
    const stage = stageSignIn()
    await stage.start()
    expect(stage.signIn.focus()).toBe(true)
    expect(stage.browser.popups[0]?.focused).toBe(1)
    expect(stage.beginCalls).toBe(1)
  })

  it('row 22, PO-29: opens a window with another name when the handle is lost, and the first window still counts', async () => {
    const names = [0.1, 0.2]
    const channels = createChannelHub()
    const browser = { ...createFakeBrowser({ channels }), random: () => names.shift() ?? 0.5 }
    const stage = stageSignIn({ browser })
    await stage.start()
    const [first] = browser.popups
    if (first) first.closed = true
    expect(stage.signIn.focus()).toBe(false)
    await stage.start()
    expect(new Set(browser.popups.map(({ name }) => name)).size).toBe(2)
    stage.status = DONE
    channels.post(stage.signal('attempt-1'))
    await browser.settled()
    expect(stage.done).toMatchObject([{ id: 'attempt-1' }])
  })

  it('row 19: opens a new window when the link of the first one has expired', async () => {
    const stage = stageSignIn()
    await stage.start()
    stage.status = { authenticated: false, attempt: 'expired', verification: null }
    await stage.browser.advance(3 * SECOND)
    expect(stage.oauthStatus()).toBe('expired')
    expect(stage.signIn.focus()).toBe(false)
    stage.status = OLD
    await stage.start(true)
    expect(stage.browser.popups.map(({ closed }) => closed)).toEqual([true, false])
    expect(stage.oauthStatus()).toBe('waiting')
  })
})
