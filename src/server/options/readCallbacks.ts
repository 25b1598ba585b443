import { createRateLimit, type Limit } from '../http/createRateLimit.js'
import { optionError } from '../http/problem.js'
import type { Budget, Logger, RateLimit } from './ProxyOptions.js'
import { fail } from './readOrigin.js'

export function readCallback<T>(name: string, callback: T | undefined): T | null {
  if (callback === undefined || typeof callback === 'function') return callback ?? null
  return fail(name, 'It is not a function. Pass one, or leave it out')
}

export function readRateLimit(rateLimit: RateLimit | false | undefined, logger: Logger): Limit {
  if (rateLimit === false) return async () => undefined
  if (rateLimit !== undefined && (typeof rateLimit !== 'object' || rateLimit === null)) {
    fail('rateLimit', 'It is neither an object nor false. Pass one of these, or leave it out')
  }
  checkBudget('rateLimit.perUser', rateLimit?.perUser)
  checkBudget('rateLimit.perAccount', rateLimit?.perAccount)
  const redis: unknown = rateLimit?.redis
  if (redis !== undefined && (typeof redis !== 'object' || redis === null)) {
    fail('rateLimit.redis', 'It is not a client. Pass a client of the package redis or ioredis, not its address')
  }
  return createRateLimit(rateLimit ?? {}, logger)
}

function checkBudget(name: string, budget: Budget | undefined): void {
  if (budget === undefined) return
  if (typeof budget !== 'object' || budget === null) fail(name, 'It is not an object. Pass { reads, writes }')
  const { reads = 1, writes = 1 } = budget
  const arePositive = [reads, writes].every((limit) => Number.isInteger(limit) && limit > 0)
  if (!arePositive) fail(name, 'Limits must be positive integers. Pass the number of requests per minute')
}

/** What the function throws is logged with the name of its option. */
export function named<A extends readonly unknown[], R>(option: string, call: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    try {
      return call(...args)
    } catch (error) {
      throw optionError(option, error)
    }
  }
}
