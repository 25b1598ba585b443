import { describe, expect, it } from 'vitest'
import type { AuthState } from '../../src/server/cyclr/ConnectorService.js'
import { attemptStatus } from '../../src/server/oauth/attemptStatus.js'
import { createHarness, NAVIGATION, ORIGIN, returnPathOf, startsFrom } from './harness.js'

type Row = [name: string, before: AuthState, now: AuthState, attempt: string, verification: string | null]

const off = (credentialFingerprint: string | null = null): AuthState => ({
  authenticated: false,
  credentialFingerprint,
})
const on = (credentialFingerprint: string | null): AuthState => ({ authenticated: true, credentialFingerprint })

/** The status of a window that has returned. */
const ROWS: readonly Row[] = [
  ['first connect, done', off(), on('a'), 'returned', 'accepted'],
  ['first connect, done, where Cyclr shows no credential', off(), on(null), 'returned', 'accepted'],
  ['first connect over a credential that had stopped working', off('a'), on('a'), 'returned', 'accepted'],
  ['PO-22: first connect, refused or not yet there', off(), off(), 'returned', null],
  ['reconnect, with a new credential', on('a'), on('b'), 'returned', 'accepted'],
  ['PO-39: reconnect, refused: the credential is the one of before', on('a'), on('a'), 'waiting', null],
  ['reconnect, where Cyclr shows no credential', on(null), on(null), 'returned', 'unknown'],
  ['reconnect, where Cyclr shows it no longer', on('a'), on(null), 'returned', 'unknown'],
  ['reconnect, where Cyclr shows it only now', on(null), on('a'), 'returned', 'unknown'],
  ['reconnect, ended unauthenticated', on('a'), off(), 'returned', null],
]

describe('The status of a window that has returned', () => {
  it.each(ROWS)('%s', (_, before, now, attempt, verification) => {
    const known = {
      state: 'returned',
      wasAuthenticated: before.authenticated,
      credentialFingerprint: before.credentialFingerprint,
    } as const
    expect(attemptStatus(known, now)).toEqual({ attempt, verification })
  })

  it.each(ROWS)(
    'is the same over HTTP, from the store and from the proof: %s',
    async (_, before, now, attempt, verification) => {
      const service = {
        startSignIn: startsFrom({
          wasAuthenticated: before.authenticated,
          credentialFingerprint: before.credentialFingerprint,
        }),
        authState: async () => now,
      }
      const harness = createHarness({ service })
      const started = await harness.start()
      const back = returnPathOf(await harness.ask(started.path, { headers: NAVIGATION }))
      await harness.ask(back)
      const told = { authenticated: now.authenticated, attempt, verification }
      const byStore = await harness.ask(`/connectors/36328/status?attempt=${started.attempt}`)
      expect(await byStore.json()).toEqual(told)
      const elsewhere = createHarness({ service })
      const byProof = await elsewhere.ask(`/connectors/36328/status${back.slice(back.indexOf('?'))}`)
      expect(await byProof.json()).toEqual(told)
    },
  )
})

describe('The status of a window that has not returned', () => {
  it.each(['waiting', 'launched', 'expired'] as const)('is %s, whatever the credential says', (state) => {
    const known = { state, wasAuthenticated: true, credentialFingerprint: 'a' }
    expect(attemptStatus(known, on('b'))).toEqual({ attempt: state, verification: null })
  })

  it('is null for an unknown attempt', () => {
    expect(attemptStatus(null, on('a'))).toEqual({ attempt: null, verification: null })
  })

  it('PO-26: is the same after a second return', async () => {
    const harness = createHarness({ service: { authState: async () => on('a') } })
    const { path, attempt } = await harness.start()
    const back = returnPathOf(await harness.ask(path, { headers: NAVIGATION }))
    for (const _ of [1, 2]) expect((await harness.ask(back)).status).toBe(200)
    expect(await (await harness.ask(`/connectors/36328/status?attempt=${attempt}`)).json()).toEqual({
      authenticated: true,
      attempt: 'returned',
      verification: 'accepted',
    })
  })
})

/** The address that redirect mode returns to. */
async function roundTrip(returnTo: string): Promise<string> {
  const { ask, start } = createHarness()
  const { path } = await start({ mode: 'redirect', returnTo })
  const response = await ask(returnPathOf(await ask(path, { headers: NAVIGATION })))
  return response.headers.get('Location') ?? ''
}

describe('PO-48: the address that redirect mode returns to', () => {
  it.each([
    ['', '?'],
    ['?q=a%20b&flag&x=%E2%9C%93&y=1+1', '?q=a%20b&flag&x=%E2%9C%93&y=1+1&'],
    ['?caw_attempt=old&tab=2&caw_proof=old&caw_connector=1', '?tab=2&'],
    ['?caw_attempts=mine', '?caw_attempts=mine&'],
  ])('keeps its parameters byte for byte, except those of an earlier return: %j', async (given, kept) => {
    const back = await roundTrip(`${ORIGIN}/settings${given}#/apps?x=1`)
    expect(back.startsWith(`${ORIGIN}/settings${kept}caw_attempt=`)).toBe(true)
    expect(back.endsWith('#/apps?x=1')).toBe(true)
    expect(new URL(back).searchParams.getAll('caw_attempt')).toHaveLength(1)
  })

  it.each([
    ['user and password', `https://a:b@app.acme.test/`],
    ['A13: more than 8,000 characters', `${ORIGIN}/${'x'.repeat(8_000)}`],
    ['data', 'data:text/html,x'],
    ['backslashes', 'https:\\\\evil.test'],
  ])('is refused with %s', async (_, returnTo) => {
    const { ask, calls } = createHarness()
    const init = { method: 'POST', body: JSON.stringify({ methodId: 'm', mode: 'redirect', returnTo }) }
    expect((await ask('/connectors/36328/oauth', init)).status).toBe(400)
    expect(calls).toEqual([])
  })

  const step = 'caw_run=connect&caw_method=m'
  const long = (length: number) => {
    const start = `${ORIGIN}/settings?q=`
    return `${start}${'x'.repeat(length - start.length - step.length - 6)}&${step}#/app`
  }

  it.each([1_000, 1_001, 4_000, 8_000])('A13: is the whole address of %i characters', async (length) => {
    const returnTo = long(length)
    expect(returnTo).toHaveLength(length)
    const back = await roundTrip(returnTo)
    expect(back.replace(/&caw_attempt=[^#]+/, '')).toBe(returnTo)
  })

  it('A13: does not make the address of Cyclr longer than 2 kB, nor the launch address', async () => {
    const { ask, start } = createHarness()
    const { path, launchUrl } = await start({ mode: 'redirect', returnTo: long(8_000) })
    const launched = await ask(path, { headers: NAVIGATION })
    expect(launchUrl.length).toBeLessThan(2_000)
    expect(launched.headers.get('Location')?.length).toBeLessThan(2_000)
  })

  it('A13: is the page without its query where the store has lost the address', async () => {
    const entries = new Map<string, unknown>()
    const store = {
      get: async (key: string) => entries.get(key),
      set: async (key: string, value: unknown) => void entries.set(key, value),
      delete: async (key: string) => entries.delete(key),
    }
    const { ask, start } = createHarness({ options: { store } })
    const { path } = await start({ mode: 'redirect', returnTo: long(4_000) })
    expect(JSON.stringify([...entries])).not.toContain('settings')
    const returnPath = returnPathOf(await ask(path, { headers: NAVIGATION }))
    entries.clear()
    const back = (await ask(returnPath)).headers.get('Location') ?? ''
    expect(back.startsWith(`${ORIGIN}/settings?${step}&caw_attempt=`)).toBe(true)
  })

  it('A13: is the start page where the path alone is too long', async () => {
    const returnTo = `${ORIGIN}/${'x'.repeat(2_000)}?${step}`
    const store = {
      get: async () => undefined,
      set: async () => undefined,
      delete: async () => undefined,
    }
    const { ask, start } = createHarness({ options: { store } })
    const { path } = await start({ mode: 'redirect', returnTo })
    const back = (await ask(returnPathOf(await ask(path, { headers: NAVIGATION })))).headers.get('Location') ?? ''
    expect(back.startsWith(`${ORIGIN}/?${step}&caw_attempt=`)).toBe(true)
  })

  it('A13: is refused for a reason that the log names', async () => {
    const { ask, lines } = createHarness()
    const body = JSON.stringify({ methodId: 'm', mode: 'redirect', returnTo: long(8_001) })
    await ask('/connectors/36328/oauth', { method: 'POST', body })
    expect(lines).toMatchObject([{ fields: { reason: 'returnTo has more than 8000 characters' } }])
  })

  it('has to be on returnOrigins, which replace the default ones', async () => {
    const { ask, start } = createHarness({ options: { returnOrigins: ['https://modal.acme.test'] } })
    const body = JSON.stringify({ methodId: 'm', mode: 'redirect', returnTo: `${ORIGIN}/x` })
    await start({ mode: 'redirect', returnTo: 'https://modal.acme.test/x' })
    const refused = await ask('/connectors/36328/oauth', { method: 'POST', body })
    expect(refused.status).toBe(400)
  })
})
