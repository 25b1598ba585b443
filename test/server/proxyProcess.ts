import { createServer } from 'node:http'
import KeyvRedis from '@keyv/redis'
import { createClient } from '@redis/client'
import { Keyv } from 'keyv'
import { createConnectorProxy } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { createRedisStore } from '../../src/server-redis.js'

// A small server of a partner. `startProxy` runs it as a process and passes its options in an environment variable.
const { apiOrigin, serviceOrigin, clientId, clientSecret, accountId, publicUrl, redisUrl, leases, writes } = JSON.parse(
  process.env['CAW_TEST'] ?? '{}',
)

const redis = redisUrl
  ? new KeyvRedis(
      { url: redisUrl, disableOfflineQueue: true, socket: { connectTimeout: 1_000 } },
      { throwOnErrors: true },
    )
  : null
const keyv = redis && new Keyv(redis, { throwOnErrors: true })
keyv?.on('error', () => undefined)
// Keyv connects on its first call, and the rate limits use the client before that. Waits up to a second.
await Promise.race([redis?.getClient(), new Promise((resolve) => setTimeout(resolve, 1_000))])
const client = createClient({ url: redisUrl, disableOfflineQueue: true }).on('error', () => undefined)
const store = leases ? createRedisStore(await client.connect()) : keyv

const proxy = createConnectorProxy({
  cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
  publicUrl,
  host: { name: 'Acme' },
  authorize: () => ({ accountId, userId: 'user-1', can: ['read', 'connect', 'disconnect', 'check'] }),
  onConnected: ({ id }) => console.log(`connected ${id}`),
  rateLimit: { perUser: { writes }, ...(redis && { redis: redis.client }) },
  ...(store && { store }),
})

const handle = toNodeHandler(proxy)
const server = createServer((req, res) => void handle(req, res))
server.listen(0, '127.0.0.1', () => console.log(`listening ${JSON.stringify(server.address())}`))
process.on('unhandledRejection', (error) => console.log('escaped', error))
