import { createClient } from '@redis/client'
import { createRedisStore } from 'connector-auth-wizard/server/redis'

const client = createClient({ url: process.env['REDIS_URL'] ?? '', disableOfflineQueue: true })
client.on('error', (error) => console.warn(error))
await client.connect()

/** Options of `createConnectorProxy`, beside those above. */
export const shared = { store: createRedisStore(client), rateLimit: { redis: client } }
