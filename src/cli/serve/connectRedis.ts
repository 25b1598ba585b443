import type { ConnectorProxyOptions, Logger } from '../../server/options/ProxyOptions.js'
import { createRedisStore } from '../../server-redis.js'
import { messageOf, UsageError } from '../UsageError.js'

export type Redis = {
  /** What the instances of the proxy share. */
  options: Pick<ConnectorProxyOptions, 'store' | 'rateLimit'>
  /** Rejects while Redis does not answer. */
  ping: () => Promise<unknown>
  close: () => void
}

const CONNECT_TIMEOUT_MS = 2_000

/**
 * Connects to Redis, and again whenever the connection is lost. Does not wait for the first connection: until there is one,
 * `/readyz` says so. Throws a `UsageError` when the package is not installed.
 */
export async function connectRedis(url: string, logger: Logger): Promise<Redis> {
  const { createClient } = await import('@redis/client').catch(() => {
    throw new UsageError([
      'REDIS_URL is set, and the package "@redis/client" is not installed. Without it instances share nothing. ' +
        'Install it beside this one: npm install @redis/client',
    ])
  })
  const client = createClient({ url, disableOfflineQueue: true, socket: { connectTimeout: CONNECT_TIMEOUT_MS } })
  // Each attempt fails in the same way.
  let isReported = false
  client.on('error', (error: unknown) => {
    if (!isReported) logger.warn({ reason: messageOf(error) }, 'Redis cannot be reached')
    isReported = true
  })
  client.on('ready', () => {
    isReported = false
    logger.info({}, 'Connected to Redis')
  })
  client.connect().catch(() => undefined)
  return {
    options: { store: createRedisStore(client), rateLimit: { redis: client } },
    ping: () => client.ping(),
    close: () => {
      if (client.isOpen) client.destroy()
    },
  }
}
