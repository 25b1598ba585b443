import { describe, expect, it } from 'vitest'
import type { OAuthAnswer, Status } from '../../src/core/contract.js'
import { ConnectorAuthError } from '../../src/core/errors.js'
import { createChannelHub, createFakeBrowser } from './fakeBrowser.js'
import { answerFor, DONE, deferred, stageSignIn } from './signInStage.js'

const SECOND = 1_000
const MINUTE = 60_000

describe('unmount and cancel', () => {
  it('row 24, PO-40: unmounting closes a blank window and sends no more requests', async () => {
    const stage = stageSignIn()
    const answer = deferred<OAuthAnswer>()
    const started = stage.signIn.openWindow('Opening', false, () => answer.promise)
    stage.signIn.unmount()
    expect(stage.browser.popups[0]?.closed).toBe(true)
    const changes = stage.seen.length
    answer.resolve(answerFor('a'))
    await started
    expect(stage.browser.popups[0]?.navigations).toEqual([])
    expect(stage.seen).toHaveLength(changes)
    expect(stage.browser.resources()).toEqual({ timers: 0, listeners: 0, channels: 0 })
  })

  it('row 24, PO-41: unmounting keeps a navigated window open and releases everything', async () => {
    const stage = stageSignIn()
    await stage.start()
    stage.signIn.unmount()
    expect(stage.browser.popups[0]?.closed).toBe(false)
    expect(stage.browser.resources()).toEqual({ timers: 0, listeners: 0, channels: 0 })
    stage.status = DONE
    await stage.browser.advance(MINUTE)
    expect(stage.done).toEqual([])
  })

  it('row 24: a status response that arrives after unmounting is ignored', async () => {
    const stage = stageSignIn()
    await stage.start()
    const answer = deferred<Status>()
    stage.status = () => answer.promise
    stage.browser.fire('focus')
    stage.signIn.unmount()
    answer.resolve(DONE)
    await stage.browser.advance(MINUTE)
    expect(stage.done).toEqual([])
    expect(stage.browser.resources()).toEqual({ timers: 0, listeners: 0, channels: 0 })
  })

  it('row 25, PO-42: mounting again continues the attempt, as in React StrictMode', async () => {
    const stage = stageSignIn()
    await stage.start()
    const held = stage.browser.resources()
    stage.signIn.unmount()
    stage.signIn.mount()
    expect(stage.browser.resources()).toEqual(held)
    stage.status = DONE
    await stage.browser.advance(3 * SECOND)
    expect(stage.done).toHaveLength(1)
  })

  it('row 23: a link that arrives after Cancel is abandoned, and its window is closed', async () => {
    const stage = stageSignIn()
    const answer = deferred<OAuthAnswer>()
    const started = stage.signIn.openWindow('Opening', false, () => answer.promise)
    stage.signIn.cancel()
    answer.resolve(answerFor('a'))
    expect(await started).toBe(true)
    expect(stage.browser.popups[0]).toMatchObject({ closed: true, navigations: [] })
    expect(stage.abandoned).toEqual(['a'])
    expect(stage.oauthStatus()).toBe('none')
  })

  it('row 23: an error that arrives after Cancel is not reported', async () => {
    const stage = stageSignIn()
    const answer = deferred<OAuthAnswer>()
    const started = stage.signIn.openWindow('Opening', false, () => answer.promise)
    stage.signIn.cancel()
    answer.reject(new ConnectorAuthError('network'))
    expect(await started).toBe(true)
  })
})

describe('several sign-ins', () => {
  it('row 25, PO-47: detects a sign-in that was completed in another tab', async () => {
    const channels = createChannelHub()
    const here = stageSignIn({ channels, ids: 'here' })
    const there = stageSignIn({ channels, ids: 'there' })
    await here.start()
    await there.start()
    channels.post(there.signal('there-1'))
    await here.browser.settled()
    expect(here.statusRequests).toEqual([])
    here.status = { authenticated: true, attempt: 'launched', verification: null }
    here.browser.fire('focus')
    await here.browser.settled()
    expect(here.done).toHaveLength(1)
  })

  it('PO-46: two on one page ignore each other’s signals', async () => {
    const channels = createChannelHub()
    const browser = createFakeBrowser({ channels })
    const one = stageSignIn({ browser, ids: 'one' })
    const two = stageSignIn({ browser, ids: 'two' })
    await one.start()
    await two.start()
    one.status = DONE
    two.status = DONE
    channels.post(one.signal('one-1'))
    await browser.settled()
    expect([one.done.length, two.done.length]).toEqual([1, 0])
    expect(two.oauthStatus()).toBe('waiting')
    expect(browser.popups.map(({ closed }) => closed)).toEqual([true, false])
  })
})
