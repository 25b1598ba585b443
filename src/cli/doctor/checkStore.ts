import { randomUUID } from 'node:crypto'
import { createRedisStore } from '../../server-redis.js'
import { messageOf, UsageError } from '../UsageError.js'
import { assumed, type Check, failed, ok, warning } from './Check.js'

const TTL_MS = 30_000
const SHORT_MS = 5_000

/** Whether Redis does what the store needs, each in one step: set once, compare and delete, compare and extend. */
export async function checkStore(redisUrl: string | undefined): Promise<readonly Check[]> {
  if (redisUrl === undefined) {
    const fix = 'Set REDIS_URL if the proxy runs as more than one instance. One alone needs none.'
    return [assumed('store', 'The store is in memory, which is right for one instance.', fix)]
  }
  const { createClient } = await import('@redis/client').catch(() => {
    throw new UsageError([
      'REDIS_URL is set, and the package "@redis/client" is not installed. Install it: npm install @redis/client',
    ])
  })
  const socket = { connectTimeout: SHORT_MS, socketTimeout: SHORT_MS, reconnectStrategy: false } as const
  const client = createClient({ url: redisUrl, disableOfflineQueue: true, socket })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const fix = 'Correct REDIS_URL (host, port, password, redis:// or rediss://), or start Redis.'
    return [failed('store', `Redis cannot be reached: ${codeOf(error)}.`, fix)]
  }
  try {
    return [await semantics(client), await eviction(client)]
  } finally {
    if (client.isOpen) client.destroy()
  }
}

type Client = { sendCommand: (args: string[]) => Promise<unknown> }

async function semantics(client: Client): Promise<Check> {
  const store = createRedisStore(client)
  const key = `caw:doctor:${randomUUID()}`
  const timeLeft = async () => Number(await client.sendCommand(['PTTL', key]))
  try {
    const steps: readonly (readonly [string, boolean])[] = [
      ['sets a key that is free', await store.setIfAbsent(key, 'one', SHORT_MS)],
      ['leaves a key that is taken', !(await store.setIfAbsent(key, 'two', SHORT_MS))],
      ['returns what was set', (await store.get(key)) === 'one'],
      ['does not extend the key of another', !(await store.extendIfEqual(key, 'two', TTL_MS))],
      ['extends its own key', (await store.extendIfEqual(key, 'one', TTL_MS)) && (await timeLeft()) > SHORT_MS],
      ['does not delete the key of another', (await store.deleteIfEqual(key, 'two'), (await store.get(key)) === 'one')],
      ['deletes its own key', (await store.deleteIfEqual(key, 'one'), (await store.get(key)) === undefined)],
    ]
    const broken = steps.find(([, holds]) => !holds)
    if (broken === undefined) return ok('store', 'Redis sets, compares, extends and deletes in one step each.')
    const fix = 'Use a Redis of version 2.6.12 or later, without a proxy that spreads the keys of one instance.'
    return failed('store', `Redis does not do what the store needs: it never ${broken[0]}.`, fix)
  } catch (error) {
    const fix = 'Allow the user of REDIS_URL the commands GET, SET, DEL, EVAL, PEXPIRE and PTTL on keys "caw:*".'
    return failed('store', `Redis refused a command: ${codeOf(error)}.`, fix)
  } finally {
    await store.delete(key).catch(() => undefined)
  }
}

/** Where memory is short, a policy for all keys also removes marks of used links and locks. */
async function eviction(client: Client): Promise<Check> {
  const answer = await client.sendCommand(['CONFIG', 'GET', 'maxmemory-policy']).catch(() => null)
  const policy: unknown = Array.isArray(answer) ? answer[1] : null
  if (typeof policy !== 'string') {
    const fix = 'Have your provider set maxmemory-policy to noeviction.'
    return assumed('store-eviction', 'Redis does not say what it does when its memory is full.', fix)
  }
  if (policy === 'noeviction') return ok('store-eviction', 'Redis removes no key before its time.')
  const fix =
    'Set maxmemory-policy to noeviction, or use a separate Redis for the proxy: a mark that is removed lets a launch link work again.'
  return warning('store-eviction', 'Redis may remove keys before their time when its memory is full.', fix)
}

/** The first word of Redis, such as `NOAUTH`, or the code of the connection. */
function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null
  return typeof code === 'string' ? code : (/^[A-Z]+\b/.exec(messageOf(error))?.[0] ?? 'no answer')
}
