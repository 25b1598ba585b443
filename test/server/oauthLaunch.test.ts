import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../src/server/options/createStore.js'
import type { Identify } from '../../src/server/options/ProxyOptions.js'
import type { Store } from '../../src/server/options/Store.js'
import { createHarness, NAVIGATION, ORIGIN, returnPathOf } from './harness.js'

const minted = ({ calls }: Pick<ReturnType<typeof createHarness>, 'calls'>) =>
  calls.filter(({ name }) => name === 'signInAddress').length

const statusOf = async ({ ask }: Pick<ReturnType<typeof createHarness>, 'ask'>, attempt: string) =>
  (await ask(`/connectors/36328/status?attempt=${attempt}`)).json()
const as = (identify: Identify) => createHarness({ options: { identify } })

/** The default store, recording which of its methods are called. */
function createWatched() {
  const used: string[] = []
  const inner = createMemoryStore()
  const store: Store = {
    get: (key) => (used.push('get'), inner.get(key)),
    set: (key, value, ttl) => (used.push('set'), inner.set(key, value, ttl)),
    delete: (key) => (used.push('delete'), inner.delete(key)),
  }
  return { store, used }
}

describe('The order of the checks of a launch', () => {
  it.each([
    ['a link checker', { method: 'HEAD', headers: NAVIGATION }, 405],
    ['a browser that prefetches', { headers: { ...NAVIGATION, 'Sec-Purpose': 'prefetch;prerender' } }, 503],
    ['another site', { headers: { ...NAVIGATION, 'Sec-Fetch-Site': 'cross-site' } }, 200],
    ['a frame', { headers: { ...NAVIGATION, 'Sec-Fetch-Dest': 'iframe' } }, 200],
    ['a browser without metadata', { headers: {} }, 200],
  ])('answers %s before the store is read', async (_, init, status) => {
    const { store, used } = createWatched()
    const harness = createHarness({ options: { store } })
    const { path } = await harness.start()
    used.length = 0
    expect((await harness.ask(path, init)).status).toBe(status)
    expect(used).toEqual([])
    expect(minted(harness)).toBe(0)
  })

  it('refuses an invalid ticket before the store is read', async () => {
    const { store, used } = createWatched()
    const { ask } = createHarness({ options: { store } })
    expect((await ask('/oauth/launch?ticket=nonsense', { headers: NAVIGATION })).status).toBe(400)
    expect(used).toEqual([])
  })

  it('stores that a ticket was used before a token is requested', async () => {
    const { store, used } = createWatched()
    let usedByThen: readonly string[] = []
    const signInAddress = async () => {
      usedByThen = [...used]
      return 'https://acme-h.cyclr.test/x'
    }
    const harness = createHarness({ options: { store }, service: { signInAddress } })
    const { path } = await harness.start()
    used.length = 0
    await harness.ask(path, { headers: NAVIGATION })
    expect(usedByThen).toEqual(['get', 'set'])
  })
})

describe('An expired ticket', () => {
  it('is reported by the status once the window has opened it', async () => {
    let now = Date.now()
    const harness = createHarness({ config: { now: () => now } })
    const { path, attempt } = await harness.start()
    now += 60_000
    expect(await statusOf(harness, attempt)).toMatchObject({ attempt: 'waiting' })
    const response = await harness.ask(path, { headers: NAVIGATION })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('<h1>The sign-in link ran out</h1>')
    expect(await statusOf(harness, attempt)).toMatchObject({ attempt: 'expired' })
  })

  it('does not change the status of a sign-in that was launched in time', async () => {
    let now = Date.now()
    const harness = createHarness({ config: { now: () => now } })
    const { path, attempt } = await harness.start()
    await harness.ask(path, { headers: NAVIGATION })
    now += 60_000
    expect((await harness.ask(path, { headers: NAVIGATION })).status).toBe(400)
    expect(await statusOf(harness, attempt)).toMatchObject({ attempt: 'launched' })
  })

  it('PO-50: is decided by the clock of the proxy alone: the answer has a duration and no time', async () => {
    const { launchUrl, path: _, ...rest } = await createHarness().start()
    expect(rest).toEqual({ attempt: expect.any(String), expiresIn: 60 })
    expect(new URL(launchUrl).searchParams.size).toBe(1)
  })

  it('leads back to the host’s page in redirect mode', async () => {
    const { ask, start } = createHarness()
    const { path } = await start({ mode: 'redirect', returnTo: `${ORIGIN}/settings?tab=2` })
    await ask(path, { headers: NAVIGATION })
    const page = await (await ask(path, { headers: NAVIGATION })).text()
    expect(page).toContain(`href="${ORIGIN}/settings?tab=2"`)
    expect(page).not.toContain('<button')
  })
})

describe('A window in the session of another user', () => {
  it('PO-33: gets no token, does not use up the ticket, and is logged', async () => {
    let who: string | null = 'user-2'
    const harness = as(() => who)
    const { path, attempt } = await harness.start()
    const response = await harness.ask(path, { headers: NAVIGATION })
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('<h1>Someone else started this sign-in</h1>')
    expect(minted(harness)).toBe(0)
    expect(harness.lines).toContainEqual({
      level: 'warn',
      fields: { attempt, accountConnectorId: '36328' },
      message: 'A sign-in window is in the session of another user',
    })
    who = 'user-1'
    expect((await harness.ask(path, { headers: NAVIGATION })).status).toBe(302)
  })

  it('PO-33: neither sees the interstitial nor passes it', async () => {
    const harness = as(async () => 'user-2')
    const { path } = await harness.start()
    expect((await harness.ask(path, { headers: {} })).status).toBe(403)
    const form = {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
      body: path.slice(path.indexOf('?') + 1),
    }
    expect((await harness.ask('/oauth/launch', form)).status).toBe(403)
    expect(minted(harness)).toBe(0)
  })

  it('passes without a session: cookies are not sent to every window', async () => {
    const harness = as(() => null)
    const { path } = await harness.start()
    expect((await harness.ask(path, { headers: NAVIGATION })).status).toBe(302)
  })

  it('is identified by the request of the window', async () => {
    const cookies: (string | null)[] = []
    const harness = as((request) => (cookies.push(request.headers.get('Cookie')), 'user-1'))
    const { path } = await harness.start()
    const launched = await harness.ask(path, { headers: { ...NAVIGATION, Cookie: 'sid=1' } })
    await harness.ask(returnPathOf(launched), { headers: { Cookie: 'sid=2' } })
    expect(cookies).toEqual(['sid=1', 'sid=2'])
  })

  it.each([
    ['throws', () => Promise.reject(new Error('session-canary'))],
    ['redirects', () => Promise.reject(Response.redirect('https://app.acme.test/login'))],
  ])('gets no token when identify %s', async (_, identify) => {
    const harness = as(identify)
    const { path } = await harness.start()
    expect((await harness.ask(path, { headers: NAVIGATION })).status).toBe(500)
    expect(minted(harness)).toBe(0)
    expect(JSON.stringify(harness.lines)).not.toContain('session-canary')
  })

  it.each([
    ['returns another user', () => 'user-2'],
    ['throws', () => Promise.reject(new Error('x'))],
  ])('PO-36: returns to the neutral page without an effect when identify %s', async (_, identify) => {
    const session: { identify: Identify } = { identify: () => null }
    const harness = as((request) => session.identify(request))
    const { path, attempt } = await harness.start({ mode: 'redirect', returnTo: `${ORIGIN}/settings` })
    const back = returnPathOf(await harness.ask(path, { headers: NAVIGATION }))
    session.identify = identify
    const response = await harness.ask(back)
    expect(response.status).toBe(200)
    expect(response.headers.has('Location')).toBe(false)
    expect(await response.text()).toBe(await (await harness.ask('/oauth/return')).text())
    expect(await statusOf(harness, attempt)).toMatchObject({ attempt: 'launched' })
    expect(harness.lines.filter(({ level }) => level !== 'info')).toHaveLength(1)
  })
})

describe('The return address of an attempt', () => {
  it('fits the 2,048 characters of query that servers like Cyclr’s accept by default', async () => {
    const { ask, start } = createHarness()
    const launched = await ask((await start()).path, { headers: NAVIGATION })
    expect(new URL(launched.headers.get('Location') ?? '').search.length).toBeLessThan(1_500)
  })
})
