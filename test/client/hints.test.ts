import { describe, expect, it } from 'vitest'
import type { Status } from '../../src/core/contract.js'
import { createChannelHub } from './fakeBrowser.js'
import { DONE, later, OLD, PROXY_ORIGIN, stageSignIn } from './signInStage.js'

const SECOND = 1_000

const say = async (stage: ReturnType<typeof stageSignIn>, message: object) => {
  stage.browser.fire('message', {
    origin: PROXY_ORIGIN,
    source: stage.browser.popups[0],
    data: stage.signal('attempt-1'),
    ...message,
  })
  await stage.browser.settled()
}

describe('hints', () => {
  it.each(['focus', 'online', 'pageshow'])('row 14: looks at once on %s', async (name) => {
    const stage = stageSignIn()
    await stage.start()
    stage.browser.fire(name)
    await stage.browser.settled()
    expect(stage.asked).toHaveLength(1)
  })

  it('row 14, PO-43: looks at once when the page is seen again, and not when it is hidden', async () => {
    const stage = stageSignIn()
    await stage.start()
    stage.browser.visible('hidden')
    await stage.browser.settled()
    expect(stage.asked).toHaveLength(0)
    stage.browser.visible('visible')
    await stage.browser.settled()
    expect(stage.asked).toHaveLength(1)
  })

  it('row 7: takes the word of the landing page for a reason to look, with its proof', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    channels.say(stage.signal('attempt-1'))
    await stage.browser.settled()
    expect(stage.asked).toEqual([{ attempt: 'attempt-1', proof: 'proof', at: 0 }])
    expect(stage.oauthStatus()).toBe('returned')
    expect(stage.returned).toEqual(['attempt-1'])
    expect(stage.done).toEqual([])
  })

  it('rows 7, 11: looks five times a second apart after it, then says that it is not confirmed', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    channels.say(stage.signal('attempt-1'))
    await stage.browser.pass(4.5 * SECOND)
    expect(stage.asked.map(({ at }) => at)).toEqual([0, 1_000, 2_000, 3_000, 4_000])
    expect(stage.oauthStatus()).toBe('returned')
    await stage.browser.pass(SECOND)
    expect(stage.oauthStatus()).toBe('unconfirmed')
    stage.status = DONE
    await stage.browser.pass(10 * SECOND)
    expect(stage.done).toHaveLength(1)
  })

  it.each([
    ['another attempt', 'attempt-2'],
    ['a number', 1],
    ['nothing', null],
    ['an object', { toString: () => 'attempt-1' }],
    ['ten thousand characters', 'a'.repeat(10_000)],
  ])('row 8, PO-21: does not look for the word of %s', async (_, attempt) => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    channels.say(stage.signal(attempt))
    channels.say(attempt)
    channels.say({ ...stage.signal('attempt-1'), version: 2 })
    channels.say({ ...stage.signal('attempt-1'), type: 'other' })
    await stage.browser.settled()
    expect(stage.asked).toEqual([])
    expect(stage.oauthStatus()).toBe('waiting')
  })

  it('PO-23: a thousand forged words cost one look, and a thousand moments of attention two', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    const answer = later<Status>()
    stage.status = () => answer.promise
    for (let count = 0; count < 1_000; count += 1) channels.say(stage.signal('attempt-1', `forged ${count}`))
    await stage.browser.settled()
    expect(stage.asked).toHaveLength(1)
    for (let count = 0; count < 1_000; count += 1) stage.browser.fire('focus')
    stage.status = OLD
    answer.resolve({ authenticated: false, attempt: 'launched', verification: null })
    await stage.browser.settled()
    expect(stage.asked).toHaveLength(2)
  })

  it('row 8, PO-21: a forged proof does not keep the true one out of a proxy that remembers nothing', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start(true)
    stage.status = () => (stage.asked.at(-1)?.proof === 'true' ? DONE : OLD)
    channels.say(stage.signal('attempt-1', 'forged'))
    await stage.browser.settled()
    channels.say(stage.signal('attempt-1', 'true'))
    await stage.browser.settled()
    expect(stage.asked).toHaveLength(1)
    await stage.browser.pass(2 * SECOND)
    expect(stage.asked).toHaveLength(2)
    expect(stage.done).toHaveLength(1)
    expect(stage.returned).toEqual(['attempt-1'])
  })

  it('PO-26: a landing that is heard twice is one success', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels, framed: true })
    await stage.start()
    stage.status = DONE
    channels.say(stage.signal('attempt-1'))
    stage.browser.fire('message', {
      origin: PROXY_ORIGIN,
      source: stage.browser.popups[0],
      data: stage.signal('attempt-1'),
    })
    channels.say(stage.signal('attempt-1'))
    await stage.browser.pass(20 * SECOND)
    expect(stage.done).toHaveLength(1)
    expect(stage.returned).toEqual(['attempt-1'])
  })

  describe('in a frame, from the window itself', () => {
    it('row 7, PO-15: hears it', async () => {
      const stage = stageSignIn({ framed: true, hasChannels: false })
      await stage.start()
      await say(stage, {})
      expect(stage.oauthStatus()).toBe('returned')
    })

    it.each([
      'https://app.example.evil.test',
      'http://app.example',
      'https://app.example:8443',
      'https://sub.app.example',
      'null',
      '',
    ])('row 8, PO-20: does not hear the origin %j', async (origin) => {
      const stage = stageSignIn({ framed: true, hasChannels: false })
      await stage.start()
      await say(stage, { origin })
      expect(stage.oauthStatus()).toBe('waiting')
      expect(stage.asked).toEqual([])
    })

    it('row 8: does not hear a window that it did not open', async () => {
      const stage = stageSignIn({ framed: true, hasChannels: false })
      await stage.start()
      await say(stage, { source: {} })
      expect(stage.asked).toEqual([])
    })

    it('row 22: hears the first window after a second one was opened', async () => {
      const stage = stageSignIn({ framed: true, hasChannels: false })
      await stage.start()
      const [first] = stage.browser.popups
      if (first) first.closed = true
      await stage.start()
      await say(stage, { source: first })
      expect(stage.asked.at(-1)).toMatchObject({ attempt: 'attempt-1', proof: 'proof' })
    })
  })

  it('at top level, where its windows were cut off, hears no message at all', async () => {
    const stage = stageSignIn({ hasChannels: false })
    await stage.start()
    stage.browser.fire('message', {
      origin: PROXY_ORIGIN,
      source: stage.browser.popups[0],
      data: stage.signal('attempt-1'),
    })
    await stage.browser.settled()
    expect(stage.asked).toEqual([])
  })

  it('PO-44: hears again after the browser kept the page for Back', async () => {
    const channels = createChannelHub()
    const stage = stageSignIn({ channels })
    await stage.start()
    stage.browser.fire('pageshow', { persisted: true })
    await stage.browser.settled()
    expect(stage.asked).toHaveLength(1)
    expect(channels.count()).toBe(1)
    channels.say(stage.signal('attempt-1'))
    await stage.browser.settled()
    expect(stage.oauthStatus()).toBe('returned')
  })
})
