import { ConnectorAuthError } from '../../core/errors.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'

/** More callers than this for one key are refused: each would wait longer than a browser does. */
const MAX_WAITING = 20
/** A caller that has waited longer is refused: its client is about to time out. */
const MAX_WAIT_MS = 30_000
/** Of the shared lock. A holder that was killed or frozen blocks others for as long. */
const LEASE_MS = 15_000
/** A renewal may fail twice: one takes two seconds at most. */
const RENEWALS_PER_LEASE = 3
/** For a store that cannot renew: longer than any holder works. */
const HOLD_MS = 120_000
const POLL_MS = 100

type LockOptions = Pick<ProxyConfig, 'store' | 'now'> & { maxWaiting?: number; maxWaitMs?: number; leaseMs?: number }

type Lease = {
  /**
   * Milliseconds since the epoch: until then no other instance holds the lock. Later while it is renewed, so ask again
   * before each write: a process that was frozen finds it in the past.
   */
  until: () => number
}

export type Lock = {
  /**
   * Runs `work` once all earlier work for the key has settled, in this process and, where the store can, in every other one.
   * Throws `unavailable` without running it when too many callers wait, or the wait is too long. `work` has no time limit,
   * and has to stop when its lease is over.
   */
  run: <T>(key: string, work: (lease: Lease) => Promise<T>) => Promise<T>
  /** How many keys are held or waited for. */
  size: () => number
}

type Queue = { last: Promise<unknown>; length: number }

/** One at a time for each key. A key is forgotten with its last holder. */
export function createLock({
  store,
  now,
  maxWaiting = MAX_WAITING,
  maxWaitMs = MAX_WAIT_MS,
  leaseMs = LEASE_MS,
}: LockOptions): Lock {
  const queues = new Map<string, Queue>()

  const shared = async <T>(key: string, until: number, work: (lease: Lease) => Promise<T>): Promise<T> => {
    const { setIfAbsent, deleteIfEqual, extendIfEqual } = store
    if (setIfAbsent === undefined || deleteIfEqual === undefined) return work({ until: () => Number.POSITIVE_INFINITY })
    const holder = crypto.randomUUID()
    const holdMs = extendIfEqual ? leaseMs : HOLD_MS
    let renewal: ReturnType<typeof setInterval> | undefined
    // Counted from before each call: the store's clock starts later, so it never ends before this one.
    let began = now()
    try {
      while (!(await setIfAbsent(key, holder, holdMs))) {
        if (now() >= until) throw tooBusy('another instance writes to it')
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
        began = now()
      }
      let leaseUntil = began + holdMs
      const renew = async (): Promise<void> => {
        const from = now()
        const isOurs = await extendIfEqual?.(key, holder, holdMs)
        leaseUntil = isOurs ? from + holdMs : 0
      }
      // While the store does not answer, the lease runs on: the next renewal may come in time.
      if (extendIfEqual) renewal = setInterval(() => void renew().catch(() => undefined), holdMs / RENEWALS_PER_LEASE)
      return await work({ until: () => leaseUntil })
    } finally {
      clearInterval(renewal)
      // Also after an error: a store that did not answer in time may still set the key. If this call fails, the key expires.
      void deleteIfEqual(key, holder).catch(() => undefined)
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
