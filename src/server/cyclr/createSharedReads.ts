import { LRUCache } from 'lru-cache'
import type { ReadOptions } from './ConnectorService.js'
import { unlessAborted } from './withDeadline.js'

const SHARED_FOR_MS = 1_000
const MAX_KEYS = 1_000

type Read<T> = {
  answer: Promise<T>
  /** How many callers wait for it. */
  callers: number
  settled: boolean
  /** The key was written since it began. */
  outdated: boolean
  controller: AbortController
}

export type SharedReads<T> = {
  /** The result of `read`, shared by all callers of a key within a second. Aborted when all of them have left. */
  get: (key: string, read: (signal: AbortSignal) => Promise<T>, options?: ReadOptions) => Promise<T>
  /** After a write: no result of a read that began before is returned from now on, even if it is still to come. */
  forget: (key: string) => void
  /** How many results are kept, and how many keys are being read. */
  size: () => { kept: number; pending: number }
}

/** Joins equal reads of one second, within this process. */
export function createSharedReads<T>(sharedForMs = SHARED_FOR_MS): SharedReads<T> {
  // Results hold secrets: they are removed when their time is over, not when the next one is added.
  const kept = new LRUCache<string, Read<T>>({ max: MAX_KEYS, ttl: sharedForMs, ttlAutopurge: true })
  const pending = new Map<string, Set<Read<T>>>()

  const drop = (key: string, read: Read<T>) => {
    if (kept.peek(key) === read) kept.delete(key)
  }

  const start = (key: string, work: (signal: AbortSignal) => Promise<T>): Read<T> => {
    const controller = new AbortController()
    const read: Read<T> = { answer: work(controller.signal), callers: 0, settled: false, outdated: false, controller }
    const others = pending.get(key) ?? new Set()
    pending.set(key, others.add(read))
    const end = () => {
      read.settled = true
      others.delete(read)
      if (others.size === 0 && pending.get(key) === others) pending.delete(key)
    }
    read.answer.then(end, () => {
      end()
      drop(key, read)
    })
    kept.set(key, read)
    return read
  }

  const join = async (key: string, read: Read<T>, signal: AbortSignal | undefined): Promise<T> => {
    read.callers += 1
    try {
      return await unlessAborted(read.answer, signal)
    } finally {
      read.callers -= 1
      if (read.callers === 0 && !read.settled) {
        drop(key, read)
        read.controller.abort()
      }
    }
  }

  return {
    get: async (key, work, { signal, fresh = false } = {}) => {
      let read = (fresh ? undefined : kept.get(key)) ?? start(key, work)
      for (;;) {
        const answer = await join(key, read, signal)
        if (!read.outdated) return answer
        read = kept.get(key) ?? start(key, work)
      }
    },
    forget: (key) => {
      kept.delete(key)
      for (const read of pending.get(key) ?? []) read.outdated = true
    },
    size: () => ({ kept: kept.size, pending: pending.size }),
  }
}
