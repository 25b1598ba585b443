import { describe, expect, it } from 'vitest'
import type { OAuthAnswer } from '../../src/core/contract.js'
import { ConnectorAuthError } from '../../src/core/errors.js'
import { answerFor, DONE, later, OLD, PROXY_ORIGIN, stageSignIn } from './signInStage.js'

const SECOND = 1_000

const blocked = async () => {
  const stage = stageSignIn({ hasChannels: false })
  stage.browser.refuse = () => null
  await stage.start()
  return stage
}

describe('a real link, where no window opens', () => {
  it('row 2: gets one address, however often it is touched', async () => {
    const stage = await blocked()
    const [first, second] = await Promise.all([
      stage.signIn.prepareLink(false, stage.begin),
      stage.signIn.prepareLink(false, stage.begin),
    ])
    expect(second).toBe(first)
    expect(stage.begun).toBe(1)
    expect(stage.oauthStatus()).toBe('blocked')
  })

  it('row 2: gets a fresh one after half a minute, and follows no old one', async () => {
    const stage = await blocked()
    const { attempt: old } = await stage.signIn.prepareLink(false, stage.begin)
    await stage.browser.pass(30 * SECOND)
    expect(stage.signIn.followLink(old, false)).toBe(false)
    const { attempt: fresh } = await stage.signIn.prepareLink(false, stage.begin)
    expect(fresh).not.toBe(old)
    expect(stage.signIn.followLink(old, false)).toBe(false)
    expect(stage.signIn.followLink(fresh, false)).toBe(true)
    expect(stage.oauthStatus()).toBe('waiting')
    expect(stage.started).toEqual([fresh])
    expect(stage.signIn.followLink(fresh, false)).toBe(false)
  })

  it('row 2: finds the end of a link that was opened by its menu, which nobody told us of', async () => {
    const stage = await blocked()
    await stage.signIn.prepareLink(false, stage.begin)
    stage.status = DONE
    await stage.browser.pass(3 * SECOND)
    expect(stage.done).toHaveLength(1)
  })

  it('row 2: hears a window in a frame that the browser made from a link', async () => {
    const stage = stageSignIn({ framed: true, hasChannels: false })
    stage.browser.refuse = () => null
    await stage.start()
    const { attempt } = await stage.signIn.prepareLink(false, stage.begin)
    stage.signIn.followLink(attempt, false)
    stage.browser.fire('message', { origin: PROXY_ORIGIN, source: {}, data: stage.signal(attempt) })
    await stage.browser.settled()
    expect(stage.oauthStatus()).toBe('returned')
  })

  it('row 2: uses the address for a window when one opens after all', async () => {
    const stage = await blocked()
    const { launchUrl } = await stage.signIn.prepareLink(false, stage.begin)
    stage.browser.refuse = null
    await stage.start()
    expect(stage.browser.popups[0]?.went).toEqual([launchUrl])
    expect(stage.begun).toBe(1)
  })

  it('row 23: gives the address back when the user gives up before it comes', async () => {
    const stage = await blocked()
    const answer = later<OAuthAnswer>()
    const prepared = stage.signIn.prepareLink(false, () => answer.promise)
    stage.signIn.cancel()
    answer.resolve(answerFor('late'))
    await prepared
    await stage.browser.settled()
    expect(stage.abandoned).toEqual(['late'])
    expect(stage.browser.held()).toMatchObject({ timers: 0, listeners: 0 })
  })
})

describe('in this tab', () => {
  it('PO-48: leaves for the address, once there is one', async () => {
    const stage = stageSignIn()
    const answer = later<OAuthAnswer>()
    const leaving = stage.signIn.redirect(() => answer.promise)
    expect(stage.oauthStatus()).toBe('redirecting')
    answer.resolve(answerFor('a'))
    await leaving
    expect(stage.browser.left).toEqual([answerFor('a').launchUrl])
    expect(stage.browser.popups).toEqual([])
  })

  it('row 3: stays when there is none, and may be tried again', async () => {
    const stage = stageSignIn()
    await expect(
      stage.signIn.redirect(() => Promise.reject(new ConnectorAuthError('invalid_request'))),
    ).rejects.toMatchObject({ code: 'invalid_request' })
    expect(stage.oauthStatus()).toBe('none')
    expect(stage.browser.left).toEqual([])
  })

  it('row 23: stays when the user cancels meanwhile', async () => {
    const stage = stageSignIn()
    const answer = later<OAuthAnswer>()
    const leaving = stage.signIn.redirect(() => answer.promise)
    stage.signIn.cancel()
    answer.resolve(answerFor('a'))
    await leaving
    expect(stage.browser.left).toEqual([])
    expect(stage.abandoned).toEqual(['a'])
  })

  it('PO-44: is ready again when Back brings the page out of the browser’s cache', async () => {
    const stage = stageSignIn()
    await stage.signIn.redirect(stage.begin)
    stage.browser.fire('pageshow', { persisted: false })
    expect(stage.oauthStatus()).toBe('redirecting')
    stage.browser.fire('pageshow', { persisted: true })
    expect(stage.oauthStatus()).toBe('none')
    expect(stage.browser.held()).toEqual({ timers: 0, listeners: 0, channels: 0 })
  })

  it('PO-48: takes up what came back, and believes the proxy only', async () => {
    const stage = stageSignIn()
    stage.status = OLD
    stage.signIn.resume('mine', 'proof')
    await stage.browser.settled()
    expect(stage.asked).toMatchObject([{ attempt: 'mine', proof: 'proof' }])
    expect(stage.done).toEqual([])
    stage.status = DONE
    await stage.browser.pass(2 * SECOND)
    expect(stage.done).toMatchObject([{ id: 'mine', verification: 'accepted' }])
  })
})
