import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createSeal } from '../../src/server/oauth/seal.js'
import { createMemoryStore } from '../../src/server/options/createStore.js'

const claims = z.object({ attempt: z.string() })
const NOW = Date.UTC(2026, 10, 24)

describe('A sealed token', () => {
  const { seal, open } = createSeal('secret', () => NOW)

  it('opens to its claims, in any instance with the same secret', async () => {
    const token = await seal('ticket', { attempt: 'a' }, 60)
    expect(await createSeal('secret', () => NOW).open('ticket', token, claims)).toEqual({ attempt: 'a' })
  })

  it('does not show its claims', async () => {
    const token = await seal('ticket', { attempt: 'plain-canary' }, 60)
    expect(
      token
        .split('.')
        .map((part) => Buffer.from(part, 'base64url').toString())
        .join(),
    ).not.toContain('canary')
  })

  it('opens for its own purpose only', async () => {
    expect(await open('proof', await seal('ticket', { attempt: 'a' }, 60), claims)).toBe('unusable')
    expect(await open('ticket', await seal('proof', { attempt: 'a' }, 60), claims)).toBe('unusable')
  })

  it('does not open with another secret', async () => {
    const token = await createSeal('other', () => NOW).seal('ticket', { attempt: 'a' }, 60)
    expect(await open('ticket', token, claims)).toBe('unusable')
  })

  it('expires by the clock of the proxy', async () => {
    const token = await seal('ticket', { attempt: 'a' }, 60)
    const at = (seconds: number) => createSeal('secret', () => NOW + seconds * 1000).open('ticket', token, claims)
    expect(await at(59)).toEqual({ attempt: 'a' })
    expect(await at(60)).toBe('expired')
    expect(await at(61)).toBe('expired')
  })

  it('is unusable when its claims have another shape', async () => {
    expect(await open('ticket', await seal('ticket', { other: 1 }, 60), claims)).toBe('unusable')
  })

  it.each(['', 'a', 'a.b.c.d.e', 'eyJhbGciOiJub25lIn0.e30.', '.'.repeat(4), 'x'.repeat(10_000)])(
    'is unusable as %j',
    async (token) => {
      expect(await open('ticket', token, claims)).toBe('unusable')
    },
  )

  it.each([0, 2, 3, 4])('is unusable when its part %i is changed', async (part) => {
    const parts = (await seal('ticket', { attempt: 'a' }, 60)).split('.')
    const text = parts[part] ?? ''
    parts[part] = (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
    expect(await open('ticket', parts.join('.'), claims)).toBe('unusable')
  })
})

describe('The default store', () => {
  it('sets, deletes and expires entries', async () => {
    const store = createMemoryStore()
    await store.set('a', { n: 1 })
    await store.set('b', true, 5)
    expect(await store.get('a')).toEqual({ n: 1 })
    await new Promise((resolve) => setTimeout(resolve, 15))
    expect(await store.get('b')).toBeUndefined()
    await store.delete('a')
    expect(await store.get('a')).toBeUndefined()
  })

  it('is bounded: it keeps the last 10 000 entries', async () => {
    const store = createMemoryStore()
    for (let index = 0; index <= 10_000; index += 1) await store.set(`k${index}`, index)
    expect(await store.get('k0')).toBeUndefined()
    expect(await store.get('k1')).toBe(1)
    expect(await store.get('k10000')).toBe(10_000)
  })
})
