import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createLock } from '../../../src/server/cyclr/createLock.js'

describe('The mutex', () => {
  it('lets one go after the other, in order, for each key', async () => {
    const mutex = createLock()
    const order: string[] = []
    const work = (name: string, pause: number) => async () => {
      order.push(`${name} in`)
      await sleep(pause)
      order.push(`${name} out`)
    }
    await Promise.all([mutex.run('a', work('1', 30)), mutex.run('a', work('2', 1)), mutex.run('a', work('3', 1))])
    expect(order).toEqual(['1 in', '1 out', '2 in', '2 out', '3 in', '3 out'])
  })

  it('keeps nobody waiting for another key', async () => {
    const mutex = createLock()
    const held = new AbortController()
    const holding = mutex.run('a', () => once(held.signal, 'abort'))
    expect(await mutex.run('b', async () => 'there')).toBe('there')
    held.abort()
    await holding
  })

  it('CC-04: goes on after a holder that fails', async () => {
    const mutex = createLock()
    const failing = mutex.run('a', async () => {
      throw new Error('broken')
    })
    const next = mutex.run('a', async () => 'next')
    await expect(failing).rejects.toThrow('broken')
    expect(await next).toBe('next')
  })

  it('CC-04: goes on after a holder that never ends', async () => {
    const mutex = createLock(30)
    void mutex.run('a', () => new Promise(() => undefined))
    expect(await mutex.run('a', async () => 'next')).toBe('next')
  })

  it('CC-05: is empty after ten thousand connectors', async () => {
    const mutex = createLock()
    const all = Array.from({ length: 10_000 }, (_, key) => mutex.run(String(key), async () => key))
    expect(mutex.size()).toBe(10_000)
    await Promise.all(all)
    expect(mutex.size()).toBe(0)
  })

  it('CC-05: is empty after a crowd at one connector, failures and all', async () => {
    const mutex = createLock()
    const crowd = Array.from({ length: 100 }, (_, at) =>
      mutex.run('a', async () => {
        if (at % 3 === 0) throw new Error('broken')
      }),
    )
    await Promise.allSettled(crowd)
    expect(mutex.size()).toBe(0)
  })
})
