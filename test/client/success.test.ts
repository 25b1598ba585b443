import { describe, expect, it } from 'vitest'
import { createChannelHub } from './fakeBrowser.js'
import { DONE, fails, OLD, stageSignIn } from './signInStage.js'

const SECOND = 1_000
const MINUTE = 60_000

describe('the poll', () => {
  it('PO-14: finds the end without any hint', async () => {
    const stage = stageSignIn({ hasChannels: false })
    await stage.start()
    await stage.browser.pass(5 * SECOND)
    stage.status = DONE
    await stage.browser.pass(2 * SECOND)
    expect(stage.done).toHaveLength(1)
  })

  it('row 15, PO-45: goes on through the network and the service failing', async () => {
    const stage = stageSignIn()
    await stage.start()
    for (const code of ['network', 'upstream_error', 'bad_response', 'unavailable', 'misconfigured'] as const) {
      stage.status = fails(code)
      await stage.browser.pass(2 * SECOND)
    }
    expect(stage.now()).toMatchObject({ status: 'waiting', failedPolls: 5 })
    expect(stage.errors).toEqual([])
    stage.status = DONE
    await stage.browser.pass(10 * SECOND)
    expect(stage.done).toHaveLength(1)
  })

  it('row 15: waits as long as a 429 says, whatever hints at news meanwhile', async () => {
    const stage = stageSignIn()
    await stage.start()
    stage.status = fails('rate_limited', 25)
    await stage.browser.pass(2 * SECOND)
    stage.status = OLD
    stage.browser.fire('focus')
    await stage.browser.pass(24 * SECOND)
    expect(stage.asked).toHaveLength(1)
    await stage.browser.pass(2 * SECOND)
    expect(stage.asked).toHaveLength(2)
  })

  it.each(['unauthenticated', 'forbidden', 'forbidden_origin'] as const)(
    'row 16: ends at %s, told once',
    async (code) => {
      const stage = stageSignIn()
      await stage.start()
      stage.status = fails(code)
      await stage.browser.pass(MINUTE)
      expect(stage.asked).toHaveLength(1)
      expect(stage.errors.map((error) => error.code)).toEqual([code])
      expect(stage.oauthStatus()).toBe('none')
      expect(stage.browser.held()).toEqual({ timers: 0, listeners: 0, channels: 0 })
    },
  )

  it('row 17: ends when the connector is gone', async () => {
    const stage = stageSignIn()
    await stage.start()
    stage.status = fails('not_found')
    await stage.browser.pass(MINUTE)
    expect(stage.errors.map((error) => error.code)).toEqual(['not_found'])
    expect(stage.oauthStatus()).toBe('none')
  })

  it('asks about each window in turn, since each may be the one', async () => {
    const stage = stageSignIn({ hasChannels: false })
    await stage.start(true)
    const [first] = stage.browser.popups
    if (first) first.closed = true
    await stage.start(true)
    await stage.browser.pass(5 * SECOND)
    expect(new Set(stage.asked.map(({ attempt }) => attempt))).toEqual(new Set(['attempt-1', 'attempt-2']))
  })
})

describe('success', () => {
  it('row 9: is the proxy saying so, once, with everything let go', async () => {
    const stage = stageSignIn()
    await stage.start()
    stage.status = { authenticated: true, attempt: null, verification: null }
    await stage.browser.pass(2 * SECOND)
    expect(stage.done).toMatchObject([{ id: 'attempt-1', verification: 'accepted' }])
    expect(stage.browser.popups[0]?.closed).toBe(true)
    expect(stage.browser.held()).toEqual({ timers: 0, listeners: 0, channels: 0 })
    expect(stage.oauthStatus()).toBe('none')
  })

  it('row 10, PO-39: is nothing that was so before, until the window came back', async () => {
    const stage = stageSignIn()
    await stage.start(true)
    stage.status = OLD
    await stage.browser.pass(10 * SECOND)
    const [popup] = stage.browser.popups
    if (popup) popup.closed = true
    await stage.browser.pass(10 * SECOND)
    expect(stage.done).toEqual([])
    expect(stage.oauthStatus()).toBe('closed')
    stage.status = { authenticated: true, attempt: 'returned', verification: 'unknown' }
    await stage.browser.pass(10 * SECOND)
    expect(stage.done).toMatchObject([{ verification: 'unknown' }])
  })

  it('row 10, PO-22: is not a return that the proxy does not stand behind', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start(true)
    stage.status = { authenticated: true, attempt: 'waiting', verification: null }
    channels.say(stage.signal('attempt-1'))
    await stage.browser.pass(30 * SECOND)
    expect(stage.done).toEqual([])
    expect(stage.oauthStatus()).toBe('unconfirmed')
  })

  it('row 13: shows within half a second of the focus that comes back', async () => {
    const stage = stageSignIn({ hasChannels: false })
    await stage.start()
    await stage.browser.pass(70 * SECOND)
    stage.status = DONE
    const [popup] = stage.browser.popups
    if (popup) popup.closed = true
    const regained = stage.browser.now()
    stage.browser.fire('focus')
    await stage.browser.pass(500)
    expect(stage.done).toHaveLength(1)
    expect((stage.done[0]?.at ?? Number.POSITIVE_INFINITY) - regained).toBeLessThanOrEqual(500)
  })

  it('row 29, PO-45: still counts after ten minutes', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    await stage.browser.pass(10 * MINUTE)
    expect(stage.oauthStatus()).toBe('timedOut')
    const before = stage.asked.length
    await stage.browser.pass(10 * MINUTE)
    expect(stage.asked).toHaveLength(before)
    stage.status = DONE
    channels.say(stage.signal('attempt-1'))
    await stage.browser.settled()
    expect(stage.done).toHaveLength(1)
  })

  it('rows 23, 29, PO-49: still counts within a minute of Cancel, and not after it', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    stage.signIn.cancel()
    await stage.browser.pass(50 * SECOND)
    stage.status = DONE
    channels.say(stage.signal('attempt-1'))
    await stage.browser.settled()
    expect(stage.done).toHaveLength(1)

    const late = stageSignIn({ channels })
    await late.start()
    late.signIn.cancel()
    await late.browser.pass(61 * SECOND)
    expect(late.browser.held()).toMatchObject({ timers: 0, listeners: 0 })
    late.status = DONE
    channels.say(late.signal('attempt-1'))
    await late.browser.settled()
    expect(late.done).toEqual([])
  })

  it('row 23: what fails in the background is not told', async () => {
    const stage = stageSignIn()
    await stage.start()
    stage.signIn.cancel()
    stage.status = fails('unauthenticated')
    await stage.browser.pass(30 * SECOND)
    expect(stage.errors).toEqual([])
  })
})

describe('a window that reads as closed', () => {
  it('row 12: means nothing for three seconds', async () => {
    const stage = stageSignIn()
    await stage.start()
    const [popup] = stage.browser.popups
    if (popup) popup.closed = true
    await stage.browser.pass(2.9 * SECOND)
    expect(stage.oauthStatus()).toBe('waiting')
    if (popup) popup.closed = false
    await stage.browser.pass(10 * SECOND)
    expect(stage.oauthStatus()).toBe('waiting')
  })

  it('rows 13, 20, PO-09, PO-19: is asked about first, then said in words that claim nothing', async () => {
    const stage = stageSignIn()
    await stage.start()
    await stage.browser.pass(60 * SECOND)
    const before = stage.asked.length
    const [popup] = stage.browser.popups
    if (popup) popup.closed = true
    await stage.browser.pass(4 * SECOND)
    expect(stage.asked.length).toBeGreaterThan(before)
    expect(stage.oauthStatus()).toBe('closed')
    expect(stage.errors).toEqual([])
    stage.status = DONE
    await stage.browser.pass(3 * SECOND)
    expect(stage.done).toHaveLength(1)
  })

  it('row 13: says nothing when the question finds that it is done', async () => {
    const stage = stageSignIn()
    await stage.start()
    await stage.browser.pass(60 * SECOND)
    const [popup] = stage.browser.popups
    if (popup) popup.closed = true
    stage.status = DONE
    await stage.browser.pass(4 * SECOND)
    expect(stage.done).toHaveLength(1)
    expect(stage.seen.map(({ status }) => status)).not.toContain('closed')
  })
})
