import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js'
import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import type { Budget, Logger, RateLimit } from '../options/ProxyOptions.js'
import { safeError } from './problem.js'
import { withTimeout } from './withTimeout.js'

/** A request of this user's is about to be worked on. Throws `rate_limited` with when to come back. */
export type Limit = (grant: Pick<Grant, 'accountId' | 'userId'>, method: string) => Promise<void>

type Kind = keyof Required<Budget>
type Scope = 'user' | 'account'
type Consume = (key: string) => Promise<unknown>

/** Seconds that a budget is for. */
const WINDOW = 60
/** A user who waits for a sign-in asks every two seconds; the rest is lists and several windows. */
const PER_USER: Required<Budget> = { reads: 600, writes: 60 }
const PER_ACCOUNT: Required<Budget> = { reads: 6_000, writes: 600 }
/** Milliseconds that Redis may take, and for which it is left alone once it did not answer. */
const REDIS_PATIENCE = 300
const REDIS_PAUSE = 5_000

/**
 * Budgets by the minute, first the user's and then the account's. With Redis they are shared by all instances; while it
 * does not answer, each instance counts for itself: a limit is no reason to turn users away, and none to let all through.
 */
export function createRateLimit(
  { perUser, perAccount, redis }: RateLimit,
  logger: Logger,
  now: () => number = Date.now,
): Limit {
  const points = { user: { ...PER_USER, ...perUser }, account: { ...PER_ACCOUNT, ...perAccount } }
  let restUntil = 0
  let isDown = false

  const limiter = (scope: Scope, kind: Kind): Consume => {
    const options = { points: points[scope][kind], duration: WINDOW, keyPrefix: `caw:limit:${scope}:${kind}` }
    const memory = new RateLimiterMemory(options)
    if (redis === undefined) return (key) => memory.consume(key)
    // ioredis takes commands of one's own; node-redis does not.
    const useRedisPackage = !('defineCommand' in redis)
    const shared = new RateLimiterRedis({
      ...options,
      storeClient: redis,
      useRedisPackage,
      rejectIfRedisNotReady: true,
    })
    return async (key) => {
      if (now() < restUntil) return memory.consume(key)
      try {
        const answer = await withTimeout(
          () => shared.consume(key),
          REDIS_PATIENCE,
          () => new Error('too late'),
        )
        isDown = false
        return answer
      } catch (error) {
        // What is no error is the limiter's no.
        if (!(error instanceof Error)) throw error
        restUntil = now() + REDIS_PAUSE
        const reason = safeError(error).message
        if (!isDown) logger.warn({ reason }, 'Redis does not answer: each instance counts rate limits for itself')
        isDown = true
        return memory.consume(key)
      }
    }
  }
  const limiters = {
    user: { reads: limiter('user', 'reads'), writes: limiter('user', 'writes') },
    account: { reads: limiter('account', 'reads'), writes: limiter('account', 'writes') },
  }

  return async ({ accountId, userId }, method) => {
    const kind = method === 'GET' ? 'reads' : 'writes'
    try {
      // The user's first: one who is over it takes nothing from the others' budget.
      await limiters.user[kind](`${accountId}:${encodeURIComponent(userId)}`)
      await limiters.account[kind](accountId)
    } catch (answer) {
      throw new ConnectorAuthError('rate_limited', { retryAfter: secondsIn(answer) })
    }
  }
}

/** From the limiter's answer, in whole seconds. */
function secondsIn(answer: unknown): number {
  const wait = typeof answer === 'object' && answer !== null ? Number(Reflect.get(answer, 'msBeforeNext')) : Number.NaN
  return Number.isFinite(wait) ? Math.min(Math.max(Math.ceil(wait / 1000), 1), WINDOW) : WINDOW
}
