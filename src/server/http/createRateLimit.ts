import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js'
import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import type { Budget, Logger, RateLimit } from '../options/ProxyOptions.js'
import { safeError } from './problem.js'
import { withTimeout } from './withTimeout.js'

/** Points that a request takes from the budgets of its user and of the account. */
export type Cost = { reads: number } | { writes: number }

/** Takes the cost of a request from the budgets. Throws `rate_limited`, with `retryAfter`, when one of them is used up. */
export type Limit = (grant: Pick<Grant, 'accountId' | 'userId'>, cost: Cost) => Promise<void>

type Kind = keyof Budget
type Points = Readonly<Record<Kind, number>>
type Scope = 'user' | 'account'
type Consume = (key: string, points: number) => Promise<unknown>

const WINDOW_SECONDS = 60
/** The poll of an open sign-in takes 30 reads a minute; the rest is for lists and several windows. */
const PER_USER: Points = { reads: 600, writes: 60 }
const PER_ACCOUNT: Points = { reads: 6_000, writes: 600 }
const REDIS_TIMEOUT_MS = 300
/** After a time-out or an error, Redis is not called for this long. */
const REDIS_PAUSE_MS = 5_000

/**
 * Budgets per minute, of each user and of each account. With Redis all instances share them. While Redis does not answer,
 * each instance counts in its own memory: users are neither refused nor unlimited.
 */
export function createRateLimit(
  { perUser, perAccount, redis }: RateLimit,
  logger: Logger,
  now: () => number = Date.now,
): Limit {
  const points = { user: completed(perUser, PER_USER), account: completed(perAccount, PER_ACCOUNT) }
  let pausedUntil = 0
  let isDown = false

  const limiter = (scope: Scope, kind: Kind): Consume => {
    const options = { points: points[scope][kind], duration: WINDOW_SECONDS, keyPrefix: `caw:limit:${scope}:${kind}` }
    const memory = new RateLimiterMemory(options)
    if (redis === undefined) return (key, cost) => memory.consume(key, cost)
    // Only ioredis clients have `defineCommand`.
    const useRedisPackage = !('defineCommand' in redis)
    const shared = new RateLimiterRedis({
      ...options,
      storeClient: redis,
      useRedisPackage,
      rejectIfRedisNotReady: true,
    })
    return async (key, cost) => {
      if (now() < pausedUntil) return memory.consume(key, cost)
      try {
        const answer = await withTimeout(
          () => shared.consume(key, cost),
          REDIS_TIMEOUT_MS,
          () => new Error('too late'),
        )
        isDown = false
        return answer
      } catch (error) {
        // A rejection that is not an Error means the limit was exceeded.
        if (!(error instanceof Error)) throw error
        pausedUntil = now() + REDIS_PAUSE_MS
        const reason = safeError(error).message
        if (!isDown) logger.warn({ reason }, 'Redis does not answer: each instance counts rate limits for itself')
        isDown = true
        return memory.consume(key, cost)
      }
    }
  }
  const limiters = {
    user: { reads: limiter('user', 'reads'), writes: limiter('user', 'writes') },
    account: { reads: limiter('account', 'reads'), writes: limiter('account', 'writes') },
  }

  return async ({ accountId, userId }, cost) => {
    const [kind, points] = 'reads' in cost ? (['reads', cost.reads] as const) : (['writes', cost.writes] as const)
    try {
      // The user's budget first: a user who exceeds it takes nothing from the other users of the account.
      await limiters.user[kind](`${accountId}:${encodeURIComponent(userId)}`, points)
      await limiters.account[kind](accountId, points)
    } catch (rejection) {
      throw new ConnectorAuthError('rate_limited', { retryAfter: secondsIn(rejection) })
    }
  }
}

function completed(budget: Budget | undefined, defaults: Points): Points {
  return { reads: budget?.reads ?? defaults.reads, writes: budget?.writes ?? defaults.writes }
}

/** Whole seconds until the budget is full again, from a rejection of the limiter. */
function secondsIn(rejection: unknown): number {
  const hasTime = typeof rejection === 'object' && rejection !== null
  const milliseconds = hasTime ? Number(Reflect.get(rejection, 'msBeforeNext')) : Number.NaN
  if (!Number.isFinite(milliseconds)) return WINDOW_SECONDS
  return Math.min(Math.max(Math.ceil(milliseconds / 1000), 1), WINDOW_SECONDS)
}
