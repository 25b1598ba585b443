import type { Browser } from './browser.js'

/** Milliseconds. Five quick looks, then ever slower; a hidden page looks only now and then. */
const FIRST = 2_000
const SLOWEST = 10_000
const HIDDEN = 30_000
const QUICK_LOOKS = 5

export type Poll = {
  /** Looks at once; while a look is under way, once more after it. */
  now: () => void
  /** Starts the back-off over, as after a sign that something happened. */
  restart: () => void
  stop: () => void
}

/** Calls `look` again and again, one at a time, until stopped. `look` may answer how many ms to wait at least. */
export function createPoll(browser: Browser, look: () => Promise<number | void>): Poll {
  const { window } = browser
  let looks = 0
  let timer: number | undefined
  let looking = false
  let again = false
  let stopped = false

  const delay = () => {
    if (window.document.visibilityState === 'hidden') return HIDDEN
    const grown = FIRST * 1.5 ** Math.max(0, looks - QUICK_LOOKS)
    return Math.min(SLOWEST, grown) * (0.8 + 0.4 * browser.random())
  }
  const schedule = (atLeast: number) => {
    window.clearTimeout(timer)
    if (!stopped) timer = window.setTimeout(run, Math.max(atLeast, delay()))
  }
  const run = async () => {
    if (looking || stopped) {
      again = true
      return
    }
    looking = true
    again = false
    window.clearTimeout(timer)
    looks += 1
    const atLeast = (await look()) ?? 0
    looking = false
    if (again) void run()
    else schedule(atLeast)
  }
  schedule(0)
  return {
    now: () => void run(),
    restart: () => {
      looks = 0
      schedule(0)
    },
    stop: () => {
      stopped = true
      window.clearTimeout(timer)
    },
  }
}
