import { Keyv } from 'keyv'
import { LRUCache } from 'lru-cache'
import type { Store } from './ProxyOptions.js'

const MOST_ENTRIES = 10_000

/** The default store: this process only, and bounded. Keyv's own memory would keep what has expired for ever. */
export function createMemoryStore(): Store {
  const entries = new LRUCache<string, string>({ max: MOST_ENTRIES })
  const store = {
    get: (key: string) => entries.get(key),
    // The third parameters differ: Keyv hands over milliseconds, the cache takes options.
    set: (key: string, value: string, ttl?: number) => entries.set(key, value, ttl === undefined ? {} : { ttl }),
    delete: (key: string) => entries.delete(key),
    clear: () => entries.clear(),
  }
  return new Keyv({ store, throwOnErrors: true })
}
