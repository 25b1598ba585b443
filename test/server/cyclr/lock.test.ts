import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createLock } from '../../../src/server/cyclr/createLock.js'

describe('The lock', () => {
  it('runs the work for one key in order, one after the other', async () => {
    const lock = createLock()
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
    const lock = createLock()
    const held = new AbortController()
    const holding = lock.run('a', () => once(held.signal, 'abort'))
    expect(await lock.run('b', async () => 'there')).toBe('there')
    held.abort()
    await holding
  })

  it('CC-04: continues after work that fails', async () => {
    const lock = createLock()
    const failing = lock.run('a', async () => {
      throw new Error('broken')
    })
    const next = lock.run('a', async () => 'next')
    await expect(failing).rejects.toThrow('broken')
    expect(await next).toBe('next')
  })

  it('CC-04: continues after the time limit when work never settles', async () => {
    const lock = createLock(30)
    void lock.run('a', () => new Promise(() => undefined))
    expect(await lock.run('a', async () => 'next')).toBe('next')
  })

  it('CC-05: keeps no key of ten thousand settled ones', async () => {
    const lock = createLock()
    const all = Array.from({ length: 10_000 }, (_, key) => lock.run(String(key), async () => key))
    expect(lock.size()).toBe(10_000)
    await Promise.all(all)
    expect(lock.size()).toBe(0)
  })

  it('CC-05: keeps no key after many concurrent runs, some of which failed', async () => {
    const lock = createLock()
    const crowd = Array.from({ length: 100 }, (_, at) =>
      lock.run('a', async () => {
        if (at % 3 === 0) throw new Error('broken')
      }),
    )
    await Promise.allSettled(crowd)
    expect(lock.size()).toBe(0)
  })
})
