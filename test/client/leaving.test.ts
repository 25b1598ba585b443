import { describe, expect, it } from 'vitest'
import type { OAuthAnswer, Status } from '../../src/core/contract.js'
import { ConnectorAuthError } from '../../src/core/errors.js'
import { createChannelHub, createFakeBrowser } from './fakeBrowser.js'
import { answerFor, DONE, later, stageSignIn } from './signInStage.js'

const SECOND = 1_000
const MINUTE = 60_000

describe('a page that goes away', () => {
  it('row 24, PO-40: closes a window that is still blank, and asks nothing more', async () => {
    const stage = stageSignIn()
    const answer = later<OAuthAnswer>()
    const started = stage.signIn.openWindow('Opening', false, () => answer.promise)
    stage.signIn.unmount()
    expect(stage.browser.popups[0]?.closed).toBe(true)
    const changes = stage.seen.length
    answer.resolve(answerFor('a'))
    await started
    expect(stage.browser.popups[0]?.went).toEqual([])
    expect(stage.seen).toHaveLength(changes)
    expect(stage.browser.held()).toEqual({ timers: 0, listeners: 0, channels: 0 })
  })

  it('row 24, PO-41: leaves a window on its way alone, and holds nothing', async () => {
    const stage = stageSignIn()
    await stage.start()
    stage.signIn.unmount()
    expect(stage.browser.popups[0]?.closed).toBe(false)
    expect(stage.browser.held()).toEqual({ timers: 0, listeners: 0, channels: 0 })
    stage.status = DONE
    await stage.browser.pass(MINUTE)
    expect(stage.done).toEqual([])
  })

  it('row 24: an answer under way when it goes changes nothing', async () => {
    const stage = stageSignIn()
    await stage.start()
    const answer = later<Status>()
    stage.status = () => answer.promise
    stage.browser.fire('focus')
    stage.signIn.unmount()
    answer.resolve(DONE)
    await stage.browser.pass(MINUTE)
    expect(stage.done).toEqual([])
    expect(stage.browser.held()).toEqual({ timers: 0, listeners: 0, channels: 0 })
  })

  it('row 25, PO-42: goes on where it was when it is back, as React does it in StrictMode', async () => {
    const stage = stageSignIn()
    await stage.start()
    const held = stage.browser.held()
    stage.signIn.unmount()
    stage.signIn.mount()
    expect(stage.browser.held()).toEqual(held)
    stage.status = DONE
    await stage.browser.pass(3 * SECOND)
    expect(stage.done).toHaveLength(1)
  })

  it('row 23: an answer that comes after Cancel is given back, and its window is closed', async () => {
    const stage = stageSignIn()
    const answer = later<OAuthAnswer>()
    const started = stage.signIn.openWindow('Opening', false, () => answer.promise)
    stage.signIn.cancel()
    answer.resolve(answerFor('a'))
    expect(await started).toBe(true)
    expect(stage.browser.popups[0]).toMatchObject({ closed: true, went: [] })
    expect(stage.abandoned).toEqual(['a'])
    expect(stage.oauthStatus()).toBe('none')
  })

  it('row 23: a fault that comes after Cancel is not told', async () => {
    const stage = stageSignIn()
    const answer = later<OAuthAnswer>()
    const started = stage.signIn.openWindow('Opening', false, () => answer.promise)
    stage.signIn.cancel()
    answer.reject(new ConnectorAuthError('network'))
    expect(await started).toBe(true)
  })
})

describe('several at once', () => {
  it('row 25, PO-47: finds what was finished in another tab', async () => {
    const channels = createChannelHub()
    const here = stageSignIn({ channels, ids: 'here' })
    const there = stageSignIn({ channels, ids: 'there' })
    await here.start()
    await there.start()
    channels.say(there.signal('there-1'))
    await here.browser.settled()
    expect(here.asked).toEqual([])
    here.status = { authenticated: true, attempt: 'launched', verification: null }
    here.browser.fire('focus')
    await here.browser.settled()
    expect(here.done).toHaveLength(1)
  })

  it('PO-46: two on one page do not hear each other', async () => {
    const channels = createChannelHub()
    const browser = createFakeBrowser({ channels })
    const one = stageSignIn({ browser, ids: 'one' })
    const two = stageSignIn({ browser, ids: 'two' })
    await one.start()
    await two.start()
    one.status = DONE
    two.status = DONE
    channels.say(one.signal('one-1'))
    await browser.settled()
    expect([one.done.length, two.done.length]).toEqual([1, 0])
    expect(two.oauthStatus()).toBe('waiting')
    expect(browser.popups.map(({ closed }) => closed)).toEqual([true, false])
  })
})
