import { describe, expect, it } from 'vitest'
import { createRateLimit } from '../../src/server/http/createRateLimit.js'
import type { Authorize, RateLimit } from '../../src/server.js'
import { codeOf, createHarness, type LogLine, NAVIGATION, OWN } from './harness.js'

/** Signed in as the user that the request names. */
const authorize: Authorize = ({ headers }) => ({
  accountId: headers.get('X-Account') ?? 'account-1',
  userId: headers.get('X-User') ?? 'user-1',
  can: ['read', 'connect', 'disconnect', 'check'],
})
const as = (user: string, account = 'account-1') => ({ ...OWN, 'X-User': user, 'X-Account': account })

function limited(rateLimit: RateLimit | false) {
  const { ask, ...harness } = createHarness({ options: { authorize, rateLimit } })
  const read = async (user = 'user-1', account?: string) =>
    (await ask('/connectors/7', { headers: as(user, account) })).status
  const write = async (user = 'user-1', account?: string) => {
    const init = { method: 'PUT', body: '{"values":{}}', headers: as(user, account) }
    return (await ask('/connectors/7/parameters', init)).status
  }
  return { ...harness, ask, read, write }
}

/** How often each status was answered. */
async function tally(times: number, work: () => Promise<number>): Promise<Record<number, number>> {
  const counts: Record<number, number> = {}
  for (let index = 0; index < times; index += 1) {
    const status = await work()
    counts[status] = (counts[status] ?? 0) + 1
  }
  return counts
}

describe('Rate limits', () => {
  it('PV-21: refuse a user over the budget with Retry-After, and no other user', async () => {
    const { ask, read, calls } = limited({})
    expect(await tally(800, read)).toEqual({ 200: 600, 429: 200 })
    const refused = await ask('/connectors/7', { headers: as('user-1') })
    const seconds = Number(refused.headers.get('Retry-After'))
    expect(seconds).toBeGreaterThanOrEqual(1)
    expect(seconds).toBeLessThanOrEqual(60)
    expect(await refused.json()).toMatchObject({ code: 'rate_limited', retryAfter: seconds })
    expect(await read('user-2')).toBe(200)
    expect(await read('user-1', 'account-2')).toBe(200)
    expect(calls).toHaveLength(602)
  })

  it('count reads and writes separately: a user who polls can still save', async () => {
    const { read, write } = limited({ perUser: { reads: 3, writes: 2 } })
    expect(await tally(5, read)).toEqual({ 200: 3, 429: 2 })
    expect(await tally(5, write)).toEqual({ 200: 2, 429: 3 })
  })

  it('of an account are shared by its users', async () => {
    const { write } = limited({ perUser: { writes: 2 }, perAccount: { writes: 3 } })
    expect(await tally(2, () => write('user-1'))).toEqual({ 200: 2 })
    expect(await tally(2, () => write('user-2'))).toEqual({ 200: 1, 429: 1 })
    expect(await write('user-3')).toBe(429)
    expect(await write('user-3', 'account-2')).toBe(200)
  })

  it('of an account are not used up by a user who is over their own', async () => {
    const { write } = limited({ perUser: { writes: 1 }, perAccount: { writes: 3 } })
    await tally(10, () => write('user-1'))
    expect([await write('user-2'), await write('user-3'), await write('user-4')]).toEqual([200, 200, 429])
  })

  it('allow sixty writes a minute by default', async () => {
    const { write } = limited({})
    expect(await tally(61, write)).toEqual({ 200: 60, 429: 1 })
  })

  it('are checked after authorize and before the body is read', async () => {
    const { ask } = createHarness({ options: { authorize: () => null, rateLimit: { perUser: { reads: 1 } } } })
    expect(await tally(3, async () => (await ask('/connectors/7')).status)).toEqual({ 401: 3 })
    const { write, ask: send } = limited({ perUser: { writes: 1 } })
    await write()
    const answer = await send('/connectors/7/parameters', {
      method: 'PUT',
      body: 'x'.repeat(40_000),
      headers: as('user-1'),
    })
    expect(answer.status).toBe(429)
  })

  it('do not apply to the return of a sign-in window', async () => {
    const { start, ask, read } = limited({ perUser: { reads: 1, writes: 1 } })
    const { path } = await start()
    await tally(3, read)
    expect((await ask(path, { headers: NAVIGATION })).status).toBe(302)
  })

  it('can be disabled', async () => {
    expect(await tally(100, limited(false).write)).toEqual({ 200: 100 })
  })

  it('distinguish users and accounts whose joined names are equal', async () => {
    const { write } = limited({ perUser: { writes: 1 } })
    expect(await write('b:c', 'a')).toBe(200)
    expect(await write('c', 'a:b')).toBe(200)
    expect(await write('b%3Ac', 'a')).toBe(200)
    expect(await write('b:c', 'a')).toBe(429)
  })

  it.each([
    [{ rateLimit: 100 }, '"rateLimit"'],
    [{ rateLimit: { perUser: { reads: 0 } } }, '"rateLimit.perUser"'],
    [{ rateLimit: { perAccount: { writes: 1.5 } } }, '"rateLimit.perAccount"'],
    [{ rateLimit: { redis: 'redis://localhost' } }, '"rateLimit.redis"'],
    [{ onAudit: 'yes' }, '"onAudit"'],
    [{ onConnected: {} }, '"onConnected"'],
    [{ onDisconnected: 1 }, '"onDisconnected"'],
    [{ beforeDisconnect: {} }, '"beforeDisconnect"'],
  ])('are refused when they are not valid: %j', (options, name) => {
    expect(() => createHarness({ options: Object(options) })).toThrow(name)
  })
})

/** An ioredis client that fails, and counts its calls. */
function broken(rlflxIncr: () => Promise<unknown>) {
  const state = { asked: 0 }
  const client = {
    status: 'ready',
    defineCommand: () => undefined,
    rlflxIncr: () => {
      state.asked += 1
      return rlflxIncr()
    },
  }
  return { client, state }
}

describe('Rate limits over a Redis that does not answer', () => {
  const GRANT = { accountId: 'a', userId: 'u' }

  function limitOver(redis: object) {
    const lines: LogLine[] = []
    const at = (level: LogLine['level']) => (fields: object, message: string) =>
      void lines.push({ level, fields, message })
    let now = 0
    const limit = createRateLimit(
      { redis, perUser: { writes: 2 } },
      { info: at('info'), warn: at('warn'), error: at('error') },
      () => now,
    )
    const write = () => limit(GRANT, { writes: 1 }).then(() => 'passed', codeOfError)
    return { write, lines, later: (ms: number) => (now += ms) }
  }

  it.each([
    ['fails', () => Promise.reject(new Error('redis://user:redis-canary@host'))],
    ['hangs', () => new Promise<unknown>(() => undefined)],
  ])('(it %s) are counted in memory: users are neither refused nor unlimited', async (_, how) => {
    const { client, state } = broken(how)
    const { write, lines } = limitOver(client)
    const before = performance.now()
    expect([await write(), await write(), await write()]).toEqual(['passed', 'passed', 'rate_limited'])
    expect(performance.now() - before).toBeLessThan(5_000)
    expect(lines).toMatchObject([{ level: 'warn', message: expect.stringContaining('Redis does not answer') }])
    expect(JSON.stringify(lines)).not.toContain('redis-canary')
    // During the pause no request waits for Redis.
    expect(state.asked).toBe(1)
  })

  it('call it again after a pause, and warn once for each outage', async () => {
    let isUp = false
    const { client, state } = broken(async () => {
      if (!isUp) throw new Error('down')
      return [1, 60_000]
    })
    const { write, lines, later } = limitOver(client)
    for (let index = 0; index < 3; index += 1) {
      await write()
      later(5_001)
    }
    expect(lines).toHaveLength(1)
    isUp = true
    const asked = state.asked
    expect(await write()).toBe('passed')
    expect(state.asked).toBeGreaterThan(asked)
    isUp = false
    await write()
    expect(lines).toHaveLength(2)
  })
})

function codeOfError(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : error
}

describe('A refusal for too many requests', () => {
  it('has the shape of every other error', async () => {
    const { ask, read } = limited({ perUser: { reads: 1 } })
    await read()
    expect(await codeOf(await ask('/connectors/7', { headers: as('user-1') }))).toBe('rate_limited')
  })
})
