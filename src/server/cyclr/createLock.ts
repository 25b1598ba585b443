import { ConnectorAuthError } from '../../core/errors.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'

/** More callers than this for one key are refused: each would wait longer than a browser does. */
const MAX_WAITING = 20
/** A caller that has waited longer is refused: its client is about to time out. */
const MAX_WAIT_MS = 30_000
/** Of the shared lock: longer than any holder works, so that only one that was killed or frozen loses it. */
const HOLD_MS = 120_000
const POLL_MS = 100

type LockOptions = Pick<ProxyConfig, 'store' | 'now'> & { maxWaiting?: number; maxWaitMs?: number }

export type Lock = {
  /**
   * Runs `work` once all earlier work for the key has settled, in this process and, where the store can, in every other one.
   * Throws `unavailable` without running it when too many callers wait, or the wait is too long. `work` has no time limit.
   */
  run: <T>(key: string, work: () => Promise<T>) => Promise<T>
  /** How many keys are held or waited for. */
  size: () => number
}

type Queue = { last: Promise<unknown>; length: number }

/** One at a time for each key. A key is forgotten with its last holder. */
export function createLock({ store, now, maxWaiting = MAX_WAITING, maxWaitMs = MAX_WAIT_MS }: LockOptions): Lock {
  const queues = new Map<string, Queue>()

  const shared = async <T>(key: string, until: number, work: () => Promise<T>): Promise<T> => {
    if (store.setIfAbsent === undefined || store.deleteIfEqual === undefined) return work()
    const holder = crypto.randomUUID()
    try {
      while (!(await store.setIfAbsent(key, holder, HOLD_MS))) {
        if (now() >= until) throw tooBusy('another instance writes to it')
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      }
      return await work()
    } finally {
      // Also after an error: a store that did not answer in time may still set the key. If this call fails, the key expires.
      void store.deleteIfEqual(key, holder).catch(() => undefined)
    }
  }

  return {
    run: async (key, work) => {
      const queue = queues.get(key) ?? { last: Promise.resolve(), length: 0 }
      if (queue.length > maxWaiting) throw tooBusy('too many wait for it')
      const until = now() + maxWaitMs
      const result = queue.last.then(() => {
        if (now() >= until) throw tooBusy('the writes before it took too long')
        return shared(`caw:lock:${key}`, until, work)
      })
      queue.last = result.catch(() => undefined)
      queue.length += 1
      queues.set(key, queue)
      try {
        return await result
      } finally {
        queue.length -= 1
        if (queue.length === 0) queues.delete(key)
      }
    },
    size: () => queues.size,
  }
}

function tooBusy(reason: string): ConnectorAuthError {
  return new ConnectorAuthError('unavailable', { cause: new Error(reason) })
}
