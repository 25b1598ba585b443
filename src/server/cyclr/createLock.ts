/** A holder that takes longer no longer blocks the next one. */
const MAX_HOLD_MS = 60_000

export type Lock = {
  /** Runs `work` once all earlier work for the key has settled. */
  run: <T>(key: string, work: () => Promise<T>) => Promise<T>
  /** How many keys are held or waited for. */
  size: () => number
}

/** One at a time for each key, within this process. A key is forgotten with its last holder. */
export function createLock(maxHoldMs = MAX_HOLD_MS): Lock {
  const tails = new Map<string, Promise<unknown>>()
  return {
    run: async (key, work) => {
      const before = tails.get(key) ?? Promise.resolve()
      const result = before.then(work)
      const tail = settledWithin(maxHoldMs, result)
      tails.set(key, tail)
      try {
        return await result
      } finally {
        if (tails.get(key) === tail) tails.delete(key)
      }
    },
    size: () => tails.size,
  }
}

/** Resolves when the work settles or the time is over. Never rejects: the next holder does not depend on the result. */
async function settledWithin(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work.then(noop, noop), timeout])
  clearTimeout(timer)
}

function noop(): void {}
