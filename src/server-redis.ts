import type { Store } from './server/options/Store.js'

/** A connected client of the package `redis` (or `@redis/client`), or of `ioredis`. */
export type RedisClient =
  | { sendCommand(args: string[]): Promise<unknown> }
  | { call(command: string, ...args: string[]): Promise<unknown> }

// Each in one step, so that no other instance comes between.
const DELETE_IF_EQUAL = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0"
const EXTEND_IF_EQUAL =
  "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0"

/**
 * A store in Redis, for a proxy that runs as several instances: a launch link works once, the writes to one connector run
 * one after the other, and attempts are known to all of them. While Redis does not answer, saves and sign-ins are answered
 * with 503; what is only read goes on. Let the client fail at once while it is not connected, instead of queueing: with
 * `disableOfflineQueue` (`redis`) or `enableOfflineQueue: false` (`ioredis`).
 *
 * @param client Redis 2.6.12 or later. Its connection and its errors stay yours: listen to `error`.
 * @example
 * import { createClient } from '@redis/client'
 * import { createRedisStore } from 'connector-auth-wizard/server/redis'
 *
 * const client = createClient({ url: process.env['REDIS_URL'] ?? '', disableOfflineQueue: true })
 * client.on('error', (error) => console.warn(error))
 * await client.connect()
 *
 * // Options of `createConnectorProxy`.
 * export const shared = { store: createRedisStore(client), rateLimit: { redis: client } }
 */
export function createRedisStore(client: RedisClient): Required<Store> {
  const send = (command: string, ...args: string[]): Promise<unknown> =>
    // An ioredis client has a `sendCommand` too, of another kind.
    'call' in client ? client.call(command, ...args) : client.sendCommand([command, ...args])
  return {
    get: async (key) => {
      const text = await send('GET', key)
      return typeof text === 'string' ? parse(text) : undefined
    },
    set: (key, value, ttl) =>
      send('SET', key, JSON.stringify(value), ...(ttl === undefined ? [] : ['PX', String(ttl)])),
    delete: (key) => send('DEL', key),
    setIfAbsent: async (key, value, ttl) =>
      (await send('SET', key, JSON.stringify(value), 'PX', String(ttl), 'NX')) !== null,
    deleteIfEqual: (key, value) => send('EVAL', DELETE_IF_EQUAL, '1', key, JSON.stringify(value)),
    extendIfEqual: async (key, value, ttl) =>
      (await send('EVAL', EXTEND_IF_EQUAL, '1', key, JSON.stringify(value), String(ttl))) === 1,
  }
}

/** A value that something else wrote under our key is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
