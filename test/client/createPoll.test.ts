import { describe, expect, it } from 'vitest'
import { createPoll } from '../../src/client/oauth/createPoll.js'
import { createFakeBrowser } from './fakeBrowser.js'
import { deferred } from './signInStage.js'

const SECOND = 1_000

type Pace = 'normal' | 'quick' | 'off'

function stagePoll({ random = 0.5, wait = 0 } = {}) {
  const browser = createFakeBrowser({ random })
  const polls: number[] = []
  const stage: { pace: Pace; wait: number } = { pace: 'normal', wait }
  const poll = createPoll(
    browser,
    async () => {
      polls.push(browser.now())
      return stage.wait
    },
    () => stage.pace,
  )
  return Object.assign(stage, { browser, polls, poll })
}

const gaps = (times: readonly number[]) => times.map((time, index) => time - (times[index - 1] ?? 0))

describe('createPoll', () => {
  it('polls five times at two seconds, then with growing delays up to ten seconds', async () => {
    const { browser, polls } = stagePoll()
    await browser.advance(60 * SECOND)
    expect(gaps(polls)).toEqual([2_000, 2_000, 2_000, 2_000, 2_000, 3_000, 4_500, 6_750, 10_000, 10_000, 10_000])
  })

  it.each([
    [0, 1_600],
    [1, 2_400],
  ])(
    'varies each delay by up to a fifth, so that many pages do not poll at once (random %d)',
    async (random, first) => {
      const { browser, polls } = stagePoll({ random })
      await browser.advance(3 * SECOND)
      expect(polls[0]).toBeCloseTo(first)
    },
  )

  it('PO-43: polls every thirty seconds while the page is hidden', async () => {
    const { browser, polls } = stagePoll()
    browser.setVisibility('hidden')
    await browser.advance(122 * SECOND)
    expect(polls).toEqual([2_000, 32_000, 62_000, 92_000, 122_000])
  })

  it('restarts with the shortest delay after an immediate poll', async () => {
    const { browser, polls, poll } = stagePoll()
    await browser.advance(40 * SECOND)
    polls.length = 0
    void poll.now()
    await browser.advance(5 * SECOND)
    expect(polls).toEqual([40_000, 42_000, 44_000])
  })

  it('runs one poll at a time, and one more for calls made meanwhile', async () => {
    const browser = createFakeBrowser()
    const answers = [deferred<number>(), deferred<number>()]
    let polls = 0
    const poll = createPoll(
      browser,
      () => answers[polls++]?.promise ?? Promise.resolve(0),
      () => 'normal',
    )
    void poll.now()
    void poll.now()
    let done = false
    void poll.now().then(() => {
      done = true
    })
    expect(polls).toBe(1)
    answers[0]?.resolve(0)
    await browser.settled()
    expect([polls, done]).toEqual([2, false])
    answers[1]?.resolve(0)
    await browser.settled()
    expect([polls, done]).toEqual([2, true])
  })

  it('waits for the requested time, at most one hour', async () => {
    const stage = stagePoll({ wait: 10 ** 12 })
    await stage.browser.advance(2 * SECOND)
    stage.wait = 0
    await stage.poll.now()
    await stage.browser.advance(3_599 * SECOND)
    expect(stage.polls).toEqual([2_000])
    await stage.browser.advance(3 * SECOND)
    expect(stage.polls.length).toBeGreaterThan(1)
  })

  it('does not poll while the pace is off, except for an immediate poll', async () => {
    const stage = stagePoll()
    stage.pace = 'off'
    await stage.browser.advance(100 * SECOND)
    expect(stage.polls).toEqual([])
    await stage.poll.now()
    await stage.browser.advance(100 * SECOND)
    expect(stage.polls).toHaveLength(1)
  })

  it('does not poll again once stopped, even during a poll', async () => {
    const browser = createFakeBrowser()
    const answer = deferred<number>()
    let polls = 0
    const poll = createPoll(
      browser,
      () => {
        polls += 1
        return answer.promise
      },
      () => 'normal',
    )
    void poll.now()
    void poll.now()
    poll.stop()
    answer.resolve(0)
    await browser.advance(100 * SECOND)
    expect(polls).toBe(1)
    expect(browser.resources().timers).toBe(0)
  })
})
