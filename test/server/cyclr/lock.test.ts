import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createLock } from '../../../src/server/cyclr/createLock.js'
import { createMemoryStore } from '../../../src/server/options/createStore.js'

const lockFor = (over: Partial<Parameters<typeof createLock>[0]> = {}) =>
  createLock({ store: createMemoryStore(), now: Date.now, ...over })

/** Two instances share a store like this one. */
function sharedStore() {
  const entries = new Map<string, string>()
  return {
    ...createMemoryStore(),
    entries,
    setIfAbsent: async (key: string, value: string) => !entries.has(key) && Boolean(entries.set(key, value)),
    deleteIfEqual: async (key: string, value: string) => entries.get(key) === value && entries.delete(key),
  }
}

/** The same, with values that expire and can be extended. */
function leasingStore() {
  const entries = new Map<string, { value: string; end: number }>()
  const valueOf = (key: string) => {
    const entry = entries.get(key)
    return entry && entry.end > Date.now() ? entry.value : undefined
  }
  const set = (key: string, value: string, ttl: number) => entries.set(key, { value, end: Date.now() + ttl })
  return {
    ...createMemoryStore(),
    entries,
    setIfAbsent: async (key: string, value: string, ttl: number) =>
      valueOf(key) === undefined && Boolean(set(key, value, ttl)),
    deleteIfEqual: async (key: string, value: string) => valueOf(key) === value && entries.delete(key),
    extendIfEqual: async (key: string, value: string, ttl: number) =>
      valueOf(key) === value && Boolean(set(key, value, ttl)),
  }
}

describe('The lock', () => {
  it('runs the work for one key in order, one after the other', async () => {
    const lock = lockFor()
    const order: string[] = []
    const work = (name: string, pause: number) => async () => {
      order.push(`${name} in`)
      await sleep(pause)
      order.push(`${name} out`)
    }
    await Promise.all([lock.run('a', work('1', 30)), lock.run('a', work('2', 1)), lock.run('a', work('3', 1))])
    expect(order).toEqual(['1 in', '1 out', '2 in', '2 out', '3 in', '3 out'])
  })

  it('does not wait for work of another key', async () => {
    const lock = lockFor()
    const held = new AbortController()
    const holding = lock.run('a', () => once(held.signal, 'abort'))
    expect(await lock.run('b', async () => 'there')).toBe('there')
    held.abort()
    await holding
  })

  it('CC-04: continues after work that fails', async () => {
    const lock = lockFor()
    const failing = lock.run('a', async () => {
      throw new Error('broken')
    })
    const next = lock.run('a', async () => 'next')
    await expect(failing).rejects.toThrow('broken')
    expect(await next).toBe('next')
  })

  it('D5: refuses more than twenty that wait, and runs those one after the other', async () => {
    const lock = lockFor()
    let running = 0
    let most = 0
    const work = async () => {
      running += 1
      most = Math.max(most, running)
      await sleep(1)
      running -= 1
    }
    const all = await Promise.allSettled(Array.from({ length: 60 }, () => lock.run('a', work)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(21)
    expect(all.at(-1)).toMatchObject({ reason: { code: 'unavailable', retryable: true } })
    expect(most).toBe(1)
    expect(lock.size()).toBe(0)
  })

  it('D5: never runs two at once, however long the first one takes', async () => {
    let now = 0
    const lock = lockFor({ now: () => now })
    const held = new AbortController()
    const holding = lock.run('a', () => once(held.signal, 'abort'))
    await sleep(1)
    const next = Promise.allSettled([lock.run('a', async () => 'next')])
    now = 10 * 60_000
    held.abort()
    await holding
    expect(await next).toMatchObject([{ reason: { code: 'unavailable' } }])
    expect(await lock.run('a', async () => 'later')).toBe('later')
  })

  it('D5: holds across instances that share a store', async () => {
    const store = sharedStore()
    const [one, two] = [lockFor({ store }), lockFor({ store })]
    const order: string[] = []
    const held = new AbortController()
    const first = one.run('a', async () => {
      order.push('first in')
      await once(held.signal, 'abort')
      order.push('first out')
    })
    const second = two.run('a', async () => void order.push('second'))
    await two.run('b', async () => void order.push('other key'))
    held.abort()
    await Promise.all([first, second])
    expect(order).toEqual(['first in', 'other key', 'first out', 'second'])
    expect(store.entries.size).toBe(0)
  })

  it('D5: gives up waiting for an instance that was killed, and begins once its lock has expired', async () => {
    let now = 0
    const store = sharedStore()
    store.entries.set('caw:lock:a', 'killed')
    const lock = lockFor({ store, now: () => (now += 10_000) })
    await expect(lock.run('a', async () => 'no')).rejects.toMatchObject({ code: 'unavailable' })
    store.entries.clear()
    expect(await lock.run('a', async () => 'yes')).toBe('yes')
  })

  it('D5: releases what a store sets after it has failed to answer', async () => {
    const store = sharedStore()
    const setIfAbsent = async (key: string, value: string) => {
      store.entries.set(key, value)
      throw new Error('no answer in time')
    }
    await expect(lockFor({ store: { ...store, setIfAbsent } }).run('a', async () => 'no')).rejects.toThrow('no answer')
    expect(await lockFor({ store }).run('a', async () => 'yes')).toBe('yes')
  })

  it('D5: does not release the lock of another instance after its own has expired', async () => {
    const store = sharedStore()
    await lockFor({ store }).run('a', async () => void store.entries.set('caw:lock:a', 'somebody else'))
    expect(store.entries.get('caw:lock:a')).toBe('somebody else')
  })

  it('is renewed while the work goes on, however long that takes', async () => {
    const store = leasingStore()
    const [one, two] = [lockFor({ store, leaseMs: 900 }), lockFor({ store, leaseMs: 900 })]
    const order: string[] = []
    const first = one.run('a', async ({ until }) => {
      await sleep(2_000)
      order.push(until() > Date.now() ? 'first, still held' : 'first, lost')
    })
    await sleep(10)
    await Promise.all([first, two.run('a', async () => void order.push('second'))])
    expect(order).toEqual(['first, still held', 'second'])
  })

  it('is not renewed any more once the work is done', async () => {
    const store = leasingStore()
    let renewals = 0
    const extendIfEqual: typeof store.extendIfEqual = (...entry) => {
      renewals += 1
      return store.extendIfEqual(...entry)
    }
    const lock = lockFor({ store: { ...store, extendIfEqual }, leaseMs: 90 })
    await lock.run('a', async () => {
      await expect.poll(() => renewals).toBeGreaterThan(0)
    })
    const before = renewals
    await sleep(200)
    expect(renewals).toBe(before)
  })

  it('begins for one that has waited when it got the lock', async () => {
    let now = 0
    const setIfAbsent = async () => {
      if (now === 20_000) return true
      now += 10_000
      return false
    }
    await lockFor({ store: { ...leasingStore(), setIfAbsent }, now: () => now }).run('a', async ({ until }) => {
      expect(until()).toBe(35_000)
    })
  })

  it('of an instance that was killed expires with its lease', async () => {
    const store = leasingStore()
    await store.setIfAbsent('caw:lock:a', 'killed', 300)
    expect(await lockFor({ store }).run('a', async () => 'there')).toBe('there')
  })

  it('is over for its holder as soon as a renewal is refused', async () => {
    const store = leasingStore()
    await lockFor({ store, leaseMs: 600 }).run('a', async ({ until }) => {
      expect(until()).toBeGreaterThan(Date.now())
      store.entries.clear()
      await expect.poll(until).toBe(0)
    })
  })

  it('is over for its holder when it cannot be renewed: not later than for the store', async () => {
    const store = { ...leasingStore(), extendIfEqual: () => Promise.reject(new Error('no answer in time')) }
    await lockFor({ store, leaseMs: 300 }).run('a', async ({ until }) => {
      expect(until()).toBeLessThanOrEqual(store.entries.get('caw:lock:a')?.end ?? 0)
      await sleep(310)
      expect(until()).toBeLessThanOrEqual(Date.now())
    })
  })

  it('in a store without renewals is held for two minutes', async () => {
    await lockFor({ store: sharedStore(), now: () => 0 }).run('a', async ({ until }) => {
      expect(until()).toBe(120_000)
    })
  })

  it('CC-05: keeps no key of ten thousand settled ones', async () => {
    const lock = lockFor()
    const all = Array.from({ length: 10_000 }, (_, key) => lock.run(String(key), async () => key))
    expect(lock.size()).toBe(10_000)
    await Promise.all(all)
    expect(lock.size()).toBe(0)
  })

  it('CC-05: keeps no key after many concurrent runs, some of which failed', async () => {
    const lock = lockFor()
    const crowd = Array.from({ length: 100 }, (_, at) =>
      lock.run('a', async () => {
        if (at % 3 === 0) throw new Error('broken')
      }),
    )
    await Promise.allSettled(crowd)
    expect(lock.size()).toBe(0)
  })
})
