import { LRUCache } from 'lru-cache'
import { ConnectorAuthError } from '../../core/errors.js'
import { safeError } from '../http/problem.js'
import { withTimeout } from '../http/withTimeout.js'
import type { Store } from './Store.js'

const STORE_TIMEOUT_MS = 2_000
const MAX_ENTRIES = 10_000

/**
 * The store that the proxy works with: the host's, or one in memory. What it throws, and an answer later than two seconds,
 * becomes `unavailable`.
 */
export function createStore(store: Store = createMemoryStore()): Store {
  const { setIfAbsent, deleteIfEqual, extendIfEqual } = store
  return {
    ...(setIfAbsent && { setIfAbsent: (...entry) => call(() => setIfAbsent.apply(store, entry)) }),
    ...(deleteIfEqual && { deleteIfEqual: (...entry) => call(() => deleteIfEqual.apply(store, entry)) }),
    ...(extendIfEqual && { extendIfEqual: (...entry) => call(() => extendIfEqual.apply(store, entry)) }),
    get: (key) => call(() => store.get(key)),
    set: async (key, value, ttl) => {
      // A Keyv without `throwOnErrors` resolves with `false` when it could not write.
      if ((await call(() => store.set(key, value, ttl))) === false) throw new ConnectorAuthError('unavailable')
    },
    delete: (key) => call(() => store.delete(key)),
  }
}

async function call<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await withTimeout(work, STORE_TIMEOUT_MS, () => new Error('the store took too long'))
  } catch (cause) {
    throw new ConnectorAuthError('unavailable', { cause: safeError(cause) })
  }
}

/** The default store: shared by nothing outside this process, and bounded. */
export function createMemoryStore(): Store {
  const entries = new LRUCache<string, { value: unknown }>({ max: MAX_ENTRIES })
  return {
    get: async (key) => entries.get(key)?.value,
    set: async (key, value, ttl) => {
      entries.set(key, { value }, ttl === undefined ? {} : { ttl })
    },
    delete: async (key) => entries.delete(key),
  }
}
