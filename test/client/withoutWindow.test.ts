import { describe, expect, it } from 'vitest'
import type { OAuthAnswer } from '../../src/core/contract.js'
import { ConnectorAuthError } from '../../src/core/errors.js'
import { answerFor, DONE, deferred, OLD, PROXY_ORIGIN, stageSignIn } from './signInStage.js'

const SECOND = 1_000

const blocked = async () => {
  const stage = stageSignIn({ hasChannels: false })
  stage.browser.refuse = () => null
  await stage.start()
  return stage
}

describe('the link shown when the window is blocked', () => {
  it('row 2: is requested once for repeated interactions', async () => {
    const stage = await blocked()
    const [first, second] = await Promise.all([
      stage.signIn.prepareLink(false, stage.begin),
      stage.signIn.prepareLink(false, stage.begin),
    ])
    expect(second).toBe(first)
    expect(stage.beginCalls).toBe(1)
    expect(stage.oauthStatus()).toBe('blocked')
  })

  it('row 2: is replaced after half a minute, and the old one is not followed', async () => {
    const stage = await blocked()
    const { attempt: old } = await stage.signIn.prepareLink(false, stage.begin)
    await stage.browser.advance(30 * SECOND)
    expect(stage.signIn.followLink(old, false)).toBe(false)
    const { attempt: fresh } = await stage.signIn.prepareLink(false, stage.begin)
    expect(fresh).not.toBe(old)
    expect(stage.signIn.followLink(old, false)).toBe(false)
    expect(stage.signIn.followLink(fresh, false)).toBe(true)
    expect(stage.oauthStatus()).toBe('waiting')
    expect(stage.started).toEqual([fresh])
    expect(stage.signIn.followLink(fresh, false)).toBe(false)
  })

  it('row 2: is polled for when it was opened from the context menu, without an event', async () => {
    const stage = await blocked()
    await stage.signIn.prepareLink(false, stage.begin)
    stage.status = DONE
    await stage.browser.advance(3 * SECOND)
    expect(stage.done).toHaveLength(1)
  })

  it('row 2: accepts a signal in a frame from the window that the link opened', async () => {
    const stage = stageSignIn({ framed: true, hasChannels: false })
    stage.browser.refuse = () => null
    await stage.start()
    const { attempt } = await stage.signIn.prepareLink(false, stage.begin)
    stage.signIn.followLink(attempt, false)
    stage.browser.fire('message', { origin: PROXY_ORIGIN, source: {}, data: stage.signal(attempt) })
    await stage.browser.settled()
    expect(stage.oauthStatus()).toBe('returned')
  })

  it('row 2: is used for a window that opens later', async () => {
    const stage = await blocked()
    const { launchUrl } = await stage.signIn.prepareLink(false, stage.begin)
    stage.browser.refuse = null
    await stage.start()
    expect(stage.browser.popups[0]?.navigations).toEqual([launchUrl])
    expect(stage.beginCalls).toBe(1)
  })

  it('row 23: is abandoned when the user cancels before it arrives', async () => {
    const stage = await blocked()
    const answer = deferred<OAuthAnswer>()
    const prepared = stage.signIn.prepareLink(false, () => answer.promise)
    stage.signIn.cancel()
    answer.resolve(answerFor('late'))
    await prepared
    await stage.browser.settled()
    expect(stage.abandoned).toEqual(['late'])
    expect(stage.browser.resources()).toMatchObject({ timers: 0, listeners: 0 })
  })
})

describe('redirect', () => {
  it('PO-48: assigns the launch URL once it has arrived', async () => {
    const stage = stageSignIn()
    const answer = deferred<OAuthAnswer>()
    const leaving = stage.signIn.redirect(() => answer.promise)
    expect(stage.oauthStatus()).toBe('redirecting')
    answer.resolve(answerFor('a'))
    await leaving
    expect(stage.browser.redirects).toEqual([answerFor('a').launchUrl])
    expect(stage.browser.popups).toEqual([])
  })

  it('row 3: does not leave the page when the request fails, and can be started again', async () => {
    const stage = stageSignIn()
    await expect(
      stage.signIn.redirect(() => Promise.reject(new ConnectorAuthError('invalid_request'))),
    ).rejects.toMatchObject({ code: 'invalid_request' })
    expect(stage.oauthStatus()).toBe('none')
    expect(stage.browser.redirects).toEqual([])
  })

  it('row 23: does not leave the page when the user cancels meanwhile', async () => {
    const stage = stageSignIn()
    const answer = deferred<OAuthAnswer>()
    const leaving = stage.signIn.redirect(() => answer.promise)
    stage.signIn.cancel()
    answer.resolve(answerFor('a'))
    await leaving
    expect(stage.browser.redirects).toEqual([])
    expect(stage.abandoned).toEqual(['a'])
  })

  it('PO-44: is reset when Back restores the page from the back/forward cache', async () => {
    const stage = stageSignIn()
    await stage.signIn.redirect(stage.begin)
    stage.browser.fire('pageshow', { persisted: false })
    expect(stage.oauthStatus()).toBe('redirecting')
    stage.browser.fire('pageshow', { persisted: true })
    expect(stage.oauthStatus()).toBe('none')
    expect(stage.browser.resources()).toEqual({ timers: 0, listeners: 0, channels: 0 })
  })

  it('PO-48: resumes after the return, and succeeds only when the proxy confirms it', async () => {
    const stage = stageSignIn()
    stage.status = OLD
    stage.signIn.resume('mine', 'proof')
    await stage.browser.settled()
    expect(stage.statusRequests).toMatchObject([{ attempt: 'mine', proof: 'proof' }])
    expect(stage.done).toEqual([])
    stage.status = DONE
    await stage.browser.advance(2 * SECOND)
    expect(stage.done).toMatchObject([{ id: 'mine' }])
  })
})
