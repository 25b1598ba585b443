/**
 * A key-value store, such as a `Keyv`. It holds marks of used launch links, the state of attempts, long page addresses
 * (encrypted), connect links and, while reconnecting, earlier settings; never a secret. Several instances of the proxy share one. `ttl` is
 * in milliseconds; values are JSON.
 *
 * A Keyv on Redis needs these flags. Without them it waits without limit while Redis is down, and resolves although nothing
 * was written:
 *
 * @example
 * import KeyvRedis from '@keyv/redis'
 * import type { Store } from 'connector-auth-wizard/server'
 * import { Keyv } from 'keyv'
 *
 * const url = process.env['REDIS_URL'] ?? ''
 * const socket = { connectTimeout: 1_000 } // milliseconds
 * const redis = new KeyvRedis({ url, disableOfflineQueue: true, socket }, { throwOnErrors: true })
 * const keyv = new Keyv(redis, { throwOnErrors: true })
 * keyv.on('error', (error) => console.warn(error))
 *
 * export const store: Store = keyv
 */
export type Store = {
  /** Resolves to the value, or to `undefined` or `null` without one. */
  get: (key: string) => Promise<unknown>
  /** Sets a key, for `ttl` milliseconds. */
  set: (key: string, value: unknown, ttl?: number) => Promise<unknown>
  /** Deletes a key, if it is there. */
  delete: (key: string) => Promise<unknown>
  /**
   * Sets a key that has no value, in one step, for `ttl` milliseconds; resolves to whether it did. With this and `deleteIfEqual`, a launch link
   * works once and the writes to one connector run one after the other across all instances.
   * `connector-auth-wizard/server/redis` has all three.
   */
  setIfAbsent?: (key: string, value: string, ttl: number) => Promise<boolean>
  /** Deletes a key if it has this value, in one step. */
  deleteIfEqual?: (key: string, value: string) => Promise<unknown>
  /**
   * Sets the time to live of a key to `ttl` milliseconds if it has this value, in one step; resolves to whether it did. With it, an
   * instance that was killed or frozen blocks writes to a connector for 15 seconds at most, without it for two minutes.
   */
  extendIfEqual?: (key: string, value: string, ttl: number) => Promise<boolean>
}
