import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/server/options/Store.js'
import { codeOf, createHarness, NAVIGATION, returnPathOf } from './harness.js'

/** A store that a test can break, and its entries. */
function createBreakable() {
  const kept = new Map<string, unknown>()
  const state = { how: null as 'fails' | 'hangs' | 'lies' | null }
  const act = async <T>(work: () => T): Promise<T> => {
    if (state.how === 'fails') throw new Error('redis://user:store-canary@host')
    if (state.how === 'hangs') return new Promise(() => undefined)
    return work()
  }
  const store: Store = {
    get: (key) => act(() => kept.get(key)),
    // Keyv resolves with `false` when a write failed and `throwOnErrors` is not set.
    set: (key, value) => act(() => (state.how === 'lies' ? false : (kept.set(key, value), true))),
    delete: (key) => act(() => kept.delete(key)),
  }
  return { store, kept, state }
}

describe('The store', () => {
  it.each(['fails', 'hangs'] as const)(
    'that %s fails a launch with 503 and no token, within two seconds',
    async (how) => {
      const { store, state } = createBreakable()
      const { start, ask, calls, lines } = createHarness({ options: { store } })
      const { path } = await start()
      state.how = how
      const since = performance.now()
      const response = await ask(path, { headers: NAVIGATION })
      // Two seconds, and a margin for a busy machine.
      expect(performance.now() - since).toBeLessThan(8_000)
      expect(response.status).toBe(503)
      expect(await response.text()).toContain('be opened right now')
      expect(calls.map(({ name }) => name)).toEqual(['startSignIn'])
      expect(lines.at(-1)?.fields).toMatchObject({ code: 'unavailable' })
      expect(JSON.stringify(lines)).not.toContain('store-canary')
    },
  )

  it('that does not write fails a launch: the ticket would work twice', async () => {
    const { store, state } = createBreakable()
    const { start, ask, calls } = createHarness({ options: { store } })
    const { path } = await start()
    state.how = 'lies'
    expect((await ask(path, { headers: NAVIGATION })).status).toBe(503)
    expect(calls.map(({ name }) => name)).toEqual(['startSignIn'])
  })

  it('that fails lets no attempt start', async () => {
    const { store, state } = createBreakable()
    const { ask } = createHarness({ options: { store } })
    state.how = 'fails'
    const init = { method: 'POST', body: '{"methodId":"m","mode":"popup"}' }
    expect(await codeOf(await ask('/connectors/36328/oauth', init))).toBe('unavailable')
  })

  it.each(['fails', 'hangs'] as const)('that %s does not prevent reading a connector', async (how) => {
    const { store, state } = createBreakable()
    const { ask, lines } = createHarness({ options: { store } })
    state.how = how
    expect((await ask('/connectors/36328')).status).toBe(200)
    expect((await ask('/connectors/36328/status?attempt=a')).status).toBe(200)
    expect(JSON.stringify(lines)).not.toContain('store-canary')
  })

  it('that fails after the token was issued fails neither launch nor return', async () => {
    const { store, state } = createBreakable()
    const signInAddress = async (_target: unknown, target: string) => {
      state.how = 'fails'
      return `https://acme-h.cyclr.test/x?${new URLSearchParams({ targetOrigin: target })}`
    }
    const { start, ask } = createHarness({ options: { store }, service: { signInAddress } })
    const launched = await ask((await start()).path, { headers: NAVIGATION })
    expect(launched.status).toBe(302)
    expect((await ask(returnPathOf(launched))).status).toBe(200)
  })

  it('shared by two instances lets a ticket of one work in the other, once in all', async () => {
    const { store } = createBreakable()
    const one = createHarness({ options: { store } })
    const two = createHarness({ options: { store } })
    const { path } = await one.start()
    expect((await two.ask(path, { headers: NAVIGATION })).status).toBe(302)
    expect((await one.ask(path, { headers: NAVIGATION })).status).toBe(400)
  })

  it('contains no secret and no ticket', async () => {
    const { store, kept } = createBreakable()
    const { start, ask } = createHarness({ options: { store } })
    const { path } = await start({ values: { ClientSecret: 'value-canary' } })
    await ask(returnPathOf(await ask(path, { headers: NAVIGATION })))
    const all = JSON.stringify([...kept])
    expect(all).not.toMatch(/canary|tok\+|eyJ/)
    expect([...kept.values()]).toEqual(expect.arrayContaining([expect.objectContaining({ state: 'returned' }), true]))
  })
})
