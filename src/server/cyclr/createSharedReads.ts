import { LRUCache } from 'lru-cache'
import type { ReadOptions } from './ConnectorService.js'
import { unlessAborted } from './createDeadline.js'

/** Milliseconds. */
const SHARED_FOR = 1_000
const MOST_KEYS = 1_000

type Read<T> = { answer: Promise<T>; waiting: number; over: boolean; outdated: boolean; controller: AbortController }

export type SharedReads<T> = {
  /** What `read` answers, once for all who ask for the key within a second. Ends early when all of them left. */
  get: (key: string, read: (signal: AbortSignal) => Promise<T>, options?: ReadOptions) => Promise<T>
  /** The key was written: nothing that was read before is served from now on, even if its answer is still to come. */
  forget: (key: string) => void
  /** How many answers are kept, and how many are under way. */
  size: () => { kept: number; underWay: number }
}

/** Equal reads of one second as a single one, within this process. */
export function createSharedReads<T>(sharedFor = SHARED_FOR): SharedReads<T> {
  // Answers hold secrets: they are dropped when their second is over and not when the next one comes.
  const kept = new LRUCache<string, Read<T>>({ max: MOST_KEYS, ttl: sharedFor, ttlAutopurge: true })
  const underWay = new Map<string, Set<Read<T>>>()

  const drop = (key: string, read: Read<T>) => {
    if (kept.peek(key) === read) kept.delete(key)
  }

  const start = (key: string, work: (signal: AbortSignal) => Promise<T>): Read<T> => {
    const controller = new AbortController()
    const read: Read<T> = { answer: work(controller.signal), waiting: 0, over: false, outdated: false, controller }
    const others = underWay.get(key) ?? new Set()
    underWay.set(key, others.add(read))
    const end = () => {
      read.over = true
      others.delete(read)
      if (others.size === 0 && underWay.get(key) === others) underWay.delete(key)
    }
    read.answer.then(end, () => {
      end()
      drop(key, read)
    })
    kept.set(key, read)
    return read
  }

  const join = async (key: string, read: Read<T>, signal: AbortSignal | undefined): Promise<T> => {
    read.waiting += 1
    try {
      return await unlessAborted(read.answer, signal)
    } finally {
      read.waiting -= 1
      if (read.waiting === 0 && !read.over) {
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
      for (const read of underWay.get(key) ?? []) read.outdated = true
    },
    size: () => ({ kept: kept.size, underWay: underWay.size }),
  }
}
