import type { Browser } from './browser.js'

/** Milliseconds. Five looks at the first pace, then ever slower; a hidden page looks only now and then. */
const FIRST = 2_000
const SLOWEST = 10_000
const QUICK = 1_000
const HIDDEN = 30_000
const FIRST_LOOKS = 5
/** An hour. A longer `Retry-After` is a mistake, and a timer of more than 2³¹ ms fires at once. */
const LONGEST = 3_600_000

export type Poll = {
  /** Looks at once, and starts the back-off over; while a look is under way, once more after it. Ends with that look. */
  now: () => Promise<void>
  stop: () => void
}

/**
 * Calls `look` again and again, one at a time, until stopped. `look` answers how many ms to wait at least, which holds
 * for hints too; `pace` says how often.
 */
export function createPoll(
  { window, now, random }: Browser,
  look: () => Promise<number>,
  pace: () => 'usual' | 'quick' | 'off',
): Poll {
  let waits = 0
  let notBefore = 0
  let timer: number | undefined
  let looking: Promise<void> | null = null
  let again = false
  let stopped = false

  const delay = () => {
    if (window.document.visibilityState === 'hidden') return HIDDEN
    const usual = Math.min(SLOWEST, FIRST * 1.5 ** Math.max(0, waits - FIRST_LOOKS))
    return (pace() === 'quick' ? QUICK : usual) * (0.8 + 0.4 * random())
  }
  const schedule = () => {
    window.clearTimeout(timer)
    if (stopped || pace() === 'off') return
    waits += 1
    timer = window.setTimeout(() => pace() !== 'off' && void run(), Math.max(notBefore - now(), delay()))
  }
  const run = (): Promise<void> => {
    if (looking) {
      again = true
      return looking
    }
    if (stopped) return Promise.resolve()
    if (now() < notBefore) {
      schedule()
      return Promise.resolve()
    }
    window.clearTimeout(timer)
    looking = look().then((atLeast) => {
      notBefore = now() + Math.min(atLeast, LONGEST)
      looking = null
      if (again && !stopped) {
        again = false
        return run()
      }
      return schedule()
    })
    return looking
  }
  schedule()
  return {
    now: () => {
      waits = 0
      return run()
    },
    stop: () => {
      stopped = true
      window.clearTimeout(timer)
    },
  }
}
