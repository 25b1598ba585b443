/** Milliseconds after which a holder is taken for stuck and the next one goes ahead. */
const STUCK = 60_000

export type Lock = {
  run: <T>(key: string, work: () => Promise<T>) => Promise<T>
  /** How many keys are held or waited for. */
  size: () => number
}

/** One at a time for each key, within this process. Keys that nobody wants are forgotten. */
export function createLock(stuckAfter = STUCK): Lock {
  const tails = new Map<string, Promise<unknown>>()
  return {
    run: async (key, work) => {
      const before = tails.get(key) ?? Promise.resolve()
      const mine = before.then(work, work)
      const tail = patient(mine, stuckAfter)
      tails.set(key, tail)
      try {
        return await mine
      } finally {
        if (tails.get(key) === tail) tails.delete(key)
      }
    },
    size: () => tails.size,
  }
}

/** Settles with the work, or without it when it takes too long. Never rejects: the next one only needs its turn. */
async function patient(work: Promise<unknown>, limit: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit)
  })
  await Promise.race([work.then(noop, noop), tooLong])
  clearTimeout(timer)
}

function noop(): void {}
