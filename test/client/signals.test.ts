import { describe, expect, it } from 'vitest'
import type { Status } from '../../src/core/contract.js'
import { createChannelHub } from './fakeBrowser.js'
import { DONE, deferred, OLD, PROXY_ORIGIN, stageSignIn } from './signInStage.js'

const SECOND = 1_000

const postFromWindow = async (stage: ReturnType<typeof stageSignIn>, message: object) => {
  stage.browser.fire('message', {
    origin: PROXY_ORIGIN,
    source: stage.browser.popups[0],
    data: stage.signal('attempt-1'),
    ...message,
  })
  await stage.browser.settled()
}

describe('signals', () => {
  it.each(['focus', 'online', 'pageshow'])('row 14: polls immediately on %s', async (name) => {
    const stage = stageSignIn()
    await stage.start()
    stage.browser.fire(name)
    await stage.browser.settled()
    expect(stage.statusRequests).toHaveLength(1)
    expect(stage.signals).toEqual(['attention'])
  })

  it('row 14, PO-43: polls immediately when the page becomes visible, not when it is hidden', async () => {
    const stage = stageSignIn()
    await stage.start()
    stage.browser.setVisibility('hidden')
    await stage.browser.settled()
    expect(stage.statusRequests).toHaveLength(0)
    stage.browser.setVisibility('visible')
    await stage.browser.settled()
    expect(stage.statusRequests).toHaveLength(1)
  })

  it('row 7: a signal of the return page causes a poll with its proof', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    channels.post(stage.signal('attempt-1'))
    await stage.browser.settled()
    expect(stage.statusRequests).toEqual([{ attempt: 'attempt-1', proof: 'proof', at: 0 }])
    expect(stage.oauthStatus()).toBe('returned')
    expect(stage.signals).toEqual(['channel'])
    expect(stage.returned).toEqual(['attempt-1'])
    expect(stage.done).toEqual([])
  })

  it('rows 7, 11: polls five times at one second after a return, then the attempt is unconfirmed', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    channels.post(stage.signal('attempt-1'))
    await stage.browser.advance(4.5 * SECOND)
    expect(stage.statusRequests.map(({ at }) => at)).toEqual([0, 1_000, 2_000, 3_000, 4_000])
    expect(stage.oauthStatus()).toBe('returned')
    await stage.browser.advance(SECOND)
    expect(stage.oauthStatus()).toBe('unconfirmed')
    stage.status = DONE
    await stage.browser.advance(10 * SECOND)
    expect(stage.done).toHaveLength(1)
  })

  it.each([
    ['another attempt', 'attempt-2'],
    ['a number', 1],
    ['no attempt', null],
    ['an object', { toString: () => 'attempt-1' }],
    ['ten thousand characters', 'a'.repeat(10_000)],
  ])('row 8, PO-21: does not poll after a signal of %s', async (_, attempt) => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    channels.post(stage.signal(attempt))
    channels.post(attempt)
    channels.post({ ...stage.signal('attempt-1'), version: 2 })
    channels.post({ ...stage.signal('attempt-1'), type: 'other' })
    await stage.browser.settled()
    expect(stage.statusRequests).toEqual([])
    expect(stage.oauthStatus()).toBe('waiting')
  })

  it('PO-23: a thousand forged signals cause one poll, and a thousand focus events one more', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    const answer = deferred<Status>()
    stage.status = () => answer.promise
    for (let count = 0; count < 1_000; count += 1) channels.post(stage.signal('attempt-1', `forged ${count}`))
    await stage.browser.settled()
    expect(stage.statusRequests).toHaveLength(1)
    for (let count = 0; count < 1_000; count += 1) stage.browser.fire('focus')
    stage.status = OLD
    answer.resolve({ authenticated: false, attempt: 'launched', verification: null })
    await stage.browser.settled()
    expect(stage.statusRequests).toHaveLength(2)
  })

  it('row 8, PO-21: a forged proof does not suppress the genuine one when the proxy keeps no state', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start(true)
    stage.status = () => (stage.statusRequests.at(-1)?.proof === 'true' ? DONE : OLD)
    channels.post(stage.signal('attempt-1', 'forged'))
    await stage.browser.settled()
    channels.post(stage.signal('attempt-1', 'true'))
    await stage.browser.settled()
    expect(stage.statusRequests).toHaveLength(1)
    await stage.browser.advance(2 * SECOND)
    expect(stage.statusRequests).toHaveLength(2)
    expect(stage.done).toHaveLength(1)
    expect(stage.returned).toEqual(['attempt-1'])
  })

  it('PO-26: a return that is signalled twice is one success', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels, framed: true })
    await stage.start()
    stage.status = DONE
    channels.post(stage.signal('attempt-1'))
    stage.browser.fire('message', {
      origin: PROXY_ORIGIN,
      source: stage.browser.popups[0],
      data: stage.signal('attempt-1'),
    })
    channels.post(stage.signal('attempt-1'))
    await stage.browser.advance(20 * SECOND)
    expect(stage.done).toHaveLength(1)
    expect(stage.returned).toEqual(['attempt-1'])
  })

  describe('in a frame, postMessage of the window', () => {
    it('row 7, PO-15: is accepted', async () => {
      const stage = stageSignIn({ framed: true, hasChannels: false })
      await stage.start()
      await postFromWindow(stage, {})
      expect(stage.oauthStatus()).toBe('returned')
    })

    it.each([
      'https://app.example.evil.test',
      'http://app.example',
      'https://app.example:8443',
      'https://sub.app.example',
      'null',
      '',
    ])('row 8, PO-20: is ignored from origin %j', async (origin) => {
      const stage = stageSignIn({ framed: true, hasChannels: false })
      await stage.start()
      await postFromWindow(stage, { origin })
      expect(stage.oauthStatus()).toBe('waiting')
      expect(stage.statusRequests).toEqual([])
    })

    it('row 8: is ignored from a window that it did not open', async () => {
      const stage = stageSignIn({ framed: true, hasChannels: false })
      await stage.start()
      await postFromWindow(stage, { source: {} })
      expect(stage.statusRequests).toEqual([])
    })

    it('row 22: is accepted from the first window after a second one was opened', async () => {
      const stage = stageSignIn({ framed: true, hasChannels: false })
      await stage.start()
      const [first] = stage.browser.popups
      if (first) first.closed = true
      await stage.start()
      await postFromWindow(stage, { source: first })
      expect(stage.statusRequests.at(-1)).toMatchObject({ attempt: 'attempt-1', proof: 'proof' })
    })
  })

  it('ignores postMessage at top level, where windows have no opener', async () => {
    const stage = stageSignIn({ hasChannels: false })
    await stage.start()
    stage.browser.fire('message', {
      origin: PROXY_ORIGIN,
      source: stage.browser.popups[0],
      data: stage.signal('attempt-1'),
    })
    await stage.browser.settled()
    expect(stage.statusRequests).toEqual([])
  })

  it('PO-44: receives signals again after the page was restored by Back', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    stage.browser.fire('pageshow', { persisted: true })
    await stage.browser.settled()
    expect(stage.statusRequests).toHaveLength(1)
    expect(channels.count()).toBe(1)
    channels.post(stage.signal('attempt-1'))
    await stage.browser.settled()
    expect(stage.oauthStatus()).toBe('returned')
  })
})
