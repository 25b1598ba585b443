import type { Browser } from '../browser.js'

const FIRST_DELAY_MS = 2_000
const LONGEST_DELAY_MS = 10_000
const QUICK_DELAY_MS = 1_000
/** While the page is hidden. */
const HIDDEN_DELAY_MS = 30_000
/** Polls at the first pace, before the back-off. */
const FIRST_POLLS = 5
/** A longer `Retry-After` is a mistake, and a timer of more than 2³¹ ms fires at once. */
const LONGEST_WAIT_MS = 3_600_000

export type Poll = {
  /** Polls at once and restarts the back-off; during a poll, once more after it. Resolves after that poll. */
  now: () => Promise<void>
  stop: () => void
}

/**
 * Calls `request` repeatedly, one at a time, until stopped. `request` resolves with the least number of milliseconds to
 * the next one, which `now` respects too.
 */
export function createPoll(
  { window, now, random }: Browser,
  request: () => Promise<number>,
  pace: () => 'normal' | 'quick' | 'off',
): Poll {
  let polls = 0
  let notBefore = 0
  let timer: number | undefined
  let pending: Promise<void> | null = null
  let again = false
  let stopped = false

  const delay = () => {
    if (window.document.visibilityState === 'hidden') return HIDDEN_DELAY_MS
    const normal = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 1.5 ** Math.max(0, polls - FIRST_POLLS))
    return (pace() === 'quick' ? QUICK_DELAY_MS : normal) * (0.8 + 0.4 * random())
  }
  const schedule = () => {
    window.clearTimeout(timer)
    if (stopped || pace() === 'off') return
    polls += 1
    timer = window.setTimeout(() => pace() !== 'off' && void run(), Math.max(notBefore - now(), delay()))
  }
  const run = (): Promise<void> => {
    if (pending) {
      again = true
      return pending
    }
    if (stopped) return Promise.resolve()
    if (now() < notBefore) {
      schedule()
      return Promise.resolve()
    }
    window.clearTimeout(timer)
    pending = request().then((leastDelay) => {
      notBefore = now() + Math.min(leastDelay, LONGEST_WAIT_MS)
      pending = null
      if (again && !stopped) {
        again = false
        return run()
      }
      return schedule()
    })
    return pending
  }
  schedule()
  return {
    now: () => {
      polls = 0
      return run()
    },
    stop: () => {
      stopped = true
      window.clearTimeout(timer)
    },
  }
}
