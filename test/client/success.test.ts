import { describe, expect, it } from 'vitest'
import { createChannelHub } from './fakeBrowser.js'
import { DONE, fails, OLD, stageSignIn } from './signInStage.js'

const SECOND = 1_000
const MINUTE = 60_000

describe('polling for the result', () => {
  it('PO-14: finds the success without any signal', async () => {
    const stage = stageSignIn({ hasChannels: false })
    await stage.start()
    await stage.browser.advance(5 * SECOND)
    stage.status = DONE
    await stage.browser.advance(2 * SECOND)
    expect(stage.done).toHaveLength(1)
  })

  it('row 15, PO-45: continues after network and service errors', async () => {
    const stage = stageSignIn()
    await stage.start()
    for (const code of ['network', 'upstream_error', 'bad_response', 'unavailable', 'misconfigured'] as const) {
      stage.status = fails(code)
      await stage.browser.advance(2 * SECOND)
    }
    expect(stage.now()).toMatchObject({ status: 'waiting', failedPolls: 5 })
    expect(stage.errors).toEqual([])
    stage.status = DONE
    await stage.browser.advance(10 * SECOND)
    expect(stage.done).toHaveLength(1)
  })

  it('row 15: waits for the Retry-After of a 429, in spite of signals', async () => {
    const stage = stageSignIn()
    await stage.start()
    stage.status = fails('rate_limited', 25)
    await stage.browser.advance(2 * SECOND)
    stage.status = OLD
    stage.browser.fire('focus')
    await stage.browser.advance(24 * SECOND)
    expect(stage.statusRequests).toHaveLength(1)
    await stage.browser.advance(2 * SECOND)
    expect(stage.statusRequests).toHaveLength(2)
  })

  it.each(['unauthenticated', 'forbidden', 'forbidden_origin'] as const)(
    'row 16: ends on %s, which is reported once',
    async (code) => {
      const stage = stageSignIn()
      await stage.start()
      stage.status = fails(code)
      await stage.browser.advance(MINUTE)
      expect(stage.statusRequests).toHaveLength(1)
      expect(stage.errors.map((error) => error.code)).toEqual([code])
      expect(stage.oauthStatus()).toBe('none')
      expect(stage.browser.resources()).toEqual({ timers: 0, listeners: 0, channels: 0 })
    },
  )

  it('row 17: ends when the connector no longer exists', async () => {
    const stage = stageSignIn()
    await stage.start()
    stage.status = fails('not_found')
    await stage.browser.advance(MINUTE)
    expect(stage.errors.map((error) => error.code)).toEqual(['not_found'])
    expect(stage.oauthStatus()).toBe('none')
  })

  it('polls for each window in turn, since any of them may succeed', async () => {
    const stage = stageSignIn({ hasChannels: false })
    await stage.start(true)
    const [first] = stage.browser.popups
    if (first) first.closed = true
    await stage.start(true)
    await stage.browser.advance(5 * SECOND)
    expect(new Set(stage.statusRequests.map(({ attempt }) => attempt))).toEqual(new Set(['attempt-1', 'attempt-2']))
  })
})

describe('success', () => {
  it('row 9: is reported once when the proxy confirms it, and releases everything', async () => {
    const stage = stageSignIn()
    await stage.start()
    stage.status = { authenticated: true, attempt: null, verification: null }
    await stage.browser.advance(2 * SECOND)
    expect(stage.done).toMatchObject([{ id: 'attempt-1' }])
    expect(stage.browser.popups[0]?.closed).toBe(true)
    expect(stage.browser.resources()).toEqual({ timers: 0, listeners: 0, channels: 0 })
    expect(stage.oauthStatus()).toBe('none')
  })

  it('row 10, PO-39: requires a return when the connector was authenticated before', async () => {
    const stage = stageSignIn()
    await stage.start(true)
    stage.status = OLD
    await stage.browser.advance(10 * SECOND)
    const [popup] = stage.browser.popups
    if (popup) popup.closed = true
    await stage.browser.advance(10 * SECOND)
    expect(stage.done).toEqual([])
    expect(stage.oauthStatus()).toBe('closed')
    stage.status = { authenticated: true, attempt: 'returned', verification: 'accepted' }
    await stage.browser.advance(10 * SECOND)
    expect(stage.done).toHaveLength(1)
  })

  it('D10: a return whose credential Cyclr does not show is not confirmed', async () => {
    const stage = stageSignIn()
    await stage.start(true)
    stage.status = { authenticated: true, attempt: 'returned', verification: 'unknown' }
    await stage.browser.advance(60 * SECOND)
    expect(stage.done).toEqual([])
    expect(stage.oauthStatus()).toBe('unconfirmed')
  })

  it('row 10, PO-22: requires the proxy to confirm the return', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start(true)
    stage.status = { authenticated: true, attempt: 'waiting', verification: null }
    channels.post(stage.signal('attempt-1'))
    await stage.browser.advance(30 * SECOND)
    expect(stage.done).toEqual([])
    expect(stage.oauthStatus()).toBe('unconfirmed')
  })

  it('row 13: is reported within half a second after the page regains focus', async () => {
    const stage = stageSignIn({ hasChannels: false })
    await stage.start()
    await stage.browser.advance(70 * SECOND)
    stage.status = DONE
    const [popup] = stage.browser.popups
    if (popup) popup.closed = true
    const regained = stage.browser.now()
    stage.browser.fire('focus')
    await stage.browser.advance(500)
    expect(stage.done).toHaveLength(1)
    expect((stage.done[0]?.at ?? Number.POSITIVE_INFINITY) - regained).toBeLessThanOrEqual(500)
  })

  it('row 29, PO-45: is accepted after the time-out', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    await stage.browser.advance(10 * MINUTE)
    expect(stage.oauthStatus()).toBe('timedOut')
    const before = stage.statusRequests.length
    await stage.browser.advance(10 * MINUTE)
    expect(stage.statusRequests).toHaveLength(before)
    stage.status = DONE
    channels.post(stage.signal('attempt-1'))
    await stage.browser.settled()
    expect(stage.done).toHaveLength(1)
  })

  it('rows 23, 29, PO-49: is accepted within a minute of Cancel, and not later', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    stage.signIn.cancel()
    await stage.browser.advance(50 * SECOND)
    stage.status = DONE
    channels.post(stage.signal('attempt-1'))
    await stage.browser.settled()
    expect(stage.done).toHaveLength(1)

    const late = stageSignIn({ channels })
    await late.start()
    late.signIn.cancel()
    await late.browser.advance(61 * SECOND)
    expect(late.browser.resources()).toMatchObject({ timers: 0, listeners: 0 })
    late.status = DONE
    channels.post(late.signal('attempt-1'))
    await late.browser.settled()
    expect(late.done).toEqual([])
  })

  it('row 23: errors after Cancel are not reported', async () => {
    const stage = stageSignIn()
    await stage.start()
    stage.signIn.cancel()
    stage.status = fails('unauthenticated')
    await stage.browser.advance(30 * SECOND)
    expect(stage.errors).toEqual([])
  })
})

describe('a window that reads as closed', () => {
  it('row 12: is ignored for three seconds', async () => {
    const stage = stageSignIn()
    await stage.start()
    const [popup] = stage.browser.popups
    if (popup) popup.closed = true
    await stage.browser.advance(2.9 * SECOND)
    expect(stage.oauthStatus()).toBe('waiting')
    if (popup) popup.closed = false
    await stage.browser.advance(10 * SECOND)
    expect(stage.oauthStatus()).toBe('waiting')
  })

  it('rows 13, 20, PO-09, PO-19: causes a poll before it is shown as closed, and is not an error', async () => {
    const stage = stageSignIn()
    await stage.start()
    await stage.browser.advance(60 * SECOND)
    const before = stage.statusRequests.length
    const [popup] = stage.browser.popups
    if (popup) popup.closed = true
    await stage.browser.advance(4 * SECOND)
    expect(stage.statusRequests.length).toBeGreaterThan(before)
    expect(stage.oauthStatus()).toBe('closed')
    expect(stage.errors).toEqual([])
    stage.status = DONE
    await stage.browser.advance(3 * SECOND)
    expect(stage.done).toHaveLength(1)
  })

  it('row 13: is not shown when that poll finds a success', async () => {
    const stage = stageSignIn()
    await stage.start()
    await stage.browser.advance(60 * SECOND)
    const [popup] = stage.browser.popups
    if (popup) popup.closed = true
    stage.status = DONE
    await stage.browser.advance(4 * SECOND)
    expect(stage.done).toHaveLength(1)
    expect(stage.seen.map(({ status }) => status)).not.toContain('closed')
  })
})
