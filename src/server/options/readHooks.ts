import { createRateLimit, type Limit } from '../http/createRateLimit.js'
import type { Budget, Logger, RateLimit } from './ProxyOptions.js'
import { fail } from './readOrigin.js'

export function readCallback<T>(name: string, callback: T | undefined): T | null {
  if (callback === undefined || typeof callback === 'function') return callback ?? null
  return fail(name, 'It is not a function. Pass one, or leave it out')
}

export function readRateLimit(rateLimit: RateLimit | false | undefined, logger: Logger): Limit {
  if (rateLimit === false) return async () => undefined
  if (rateLimit !== undefined && (typeof rateLimit !== 'object' || rateLimit === null)) {
    fail('rateLimit', 'It is neither budgets nor false. Pass one of these, or leave it out')
  }
  checkBudget('rateLimit.perUser', rateLimit?.perUser)
  checkBudget('rateLimit.perAccount', rateLimit?.perAccount)
  const redis: unknown = rateLimit?.redis
  if (redis !== undefined && (typeof redis !== 'object' || redis === null)) {
    fail('rateLimit.redis', 'It is no client. Pass one of the package redis or ioredis, not its address')
  }
  return createRateLimit(rateLimit ?? {}, logger)
}

function checkBudget(name: string, budget: Budget | undefined): void {
  if (budget === undefined) return
  const { reads = 1, writes = 1 } = budget
  const whole = [reads, writes].every((points) => Number.isInteger(points) && points > 0)
  if (!whole) fail(name, 'Nobody could do anything. Pass whole numbers above 0, for a minute')
}
