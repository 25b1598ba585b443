import { describe, expect, it } from 'vitest'
import { createPoll } from '../../src/client/oauth/createPoll.js'
import { createFakeBrowser } from './fakeBrowser.js'
import { later } from './signInStage.js'

const SECOND = 1_000

type Pace = 'normal' | 'quick' | 'off'

function stagePoll({ random = 0.5, wait = 0 } = {}) {
  const browser = createFakeBrowser({ random })
  const looks: number[] = []
  const stage: { pace: Pace; wait: number } = { pace: 'normal', wait }
  const poll = createPoll(
    browser,
    async () => {
      looks.push(browser.now())
      return stage.wait
    },
    () => stage.pace,
  )
  return Object.assign(stage, { browser, looks, poll })
}

const gaps = (times: readonly number[]) => times.map((time, index) => time - (times[index - 1] ?? 0))

describe('the poll', () => {
  it('looks five times two seconds apart, then ever slower, up to ten', async () => {
    const { browser, looks } = stagePoll()
    await browser.pass(60 * SECOND)
    expect(gaps(looks)).toEqual([2_000, 2_000, 2_000, 2_000, 2_000, 3_000, 4_500, 6_750, 10_000, 10_000, 10_000])
  })

  it.each([
    [0, 1_600],
    [1, 2_400],
  ])('keeps a fifth to either side, so that many pages do not ask at once (%d)', async (random, first) => {
    const { browser, looks } = stagePoll({ random })
    await browser.pass(3 * SECOND)
    expect(looks[0]).toBeCloseTo(first)
  })

  it('PO-43: looks once in thirty seconds while nobody sees the page', async () => {
    const { browser, looks } = stagePoll()
    browser.visible('hidden')
    await browser.pass(122 * SECOND)
    expect(looks).toEqual([2_000, 32_000, 62_000, 92_000, 122_000])
  })

  it('starts over from the first pace when there is a reason to look', async () => {
    const { browser, looks, poll } = stagePoll()
    await browser.pass(40 * SECOND)
    looks.length = 0
    void poll.now()
    await browser.pass(5 * SECOND)
    expect(looks).toEqual([40_000, 42_000, 44_000])
  })

  it('has one look under way at most, and one more for whatever came meanwhile', async () => {
    const browser = createFakeBrowser()
    const answers = [later<number>(), later<number>()]
    let looks = 0
    const poll = createPoll(
      browser,
      () => answers[looks++]?.promise ?? Promise.resolve(0),
      () => 'normal',
    )
    void poll.now()
    void poll.now()
    let over = false
    void poll.now().then(() => {
      over = true
    })
    expect(looks).toBe(1)
    answers[0]?.resolve(0)
    await browser.settled()
    expect([looks, over]).toEqual([2, false])
    answers[1]?.resolve(0)
    await browser.settled()
    expect([looks, over]).toEqual([2, true])
  })

  it('waits as long as it is told, and never for more than an hour', async () => {
    const stage = stagePoll({ wait: 10 ** 12 })
    await stage.browser.pass(2 * SECOND)
    stage.wait = 0
    await stage.poll.now()
    await stage.browser.pass(3_599 * SECOND)
    expect(stage.looks).toEqual([2_000])
    await stage.browser.pass(3 * SECOND)
    expect(stage.looks.length).toBeGreaterThan(1)
  })

  it('stands still while the pace is off, but for a reason to look', async () => {
    const stage = stagePoll()
    stage.pace = 'off'
    await stage.browser.pass(100 * SECOND)
    expect(stage.looks).toEqual([])
    await stage.poll.now()
    await stage.browser.pass(100 * SECOND)
    expect(stage.looks).toHaveLength(1)
  })

  it('is over once stopped, even with a look under way', async () => {
    const browser = createFakeBrowser()
    const answer = later<number>()
    let looks = 0
    const poll = createPoll(
      browser,
      () => {
        looks += 1
        return answer.promise
      },
      () => 'normal',
    )
    void poll.now()
    void poll.now()
    poll.stop()
    answer.resolve(0)
    await browser.pass(100 * SECOND)
    expect(looks).toBe(1)
    expect(browser.held().timers).toBe(0)
  })
})
