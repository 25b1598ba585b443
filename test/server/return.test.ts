import { createHash } from 'node:crypto'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { returnSignal } from '../../src/core/contract.js'
import { createHarness, GRANT, NAVIGATION, ORIGIN, returnPathOf } from './harness.js'

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const between = (page: string, tag: string) => new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(page)?.[1] ?? ''
const queryOf = (path: string) => new URLSearchParams(path.split('?')[1])

async function launched(harness: ReturnType<typeof createHarness>, body: object = {}) {
  const { path, attempt } = await harness.start(body)
  return { attempt, back: returnPathOf(await harness.ask(path, { headers: NAVIGATION })) }
}

const statusOf = async (harness: ReturnType<typeof createHarness>, query: Record<string, string>, id = '36328') => {
  const response = await harness.ask(`/connectors/${id}/status?${new URLSearchParams(query)}`)
  return response.json()
}

describe('The return page', () => {
  it('reports no success, names the host, leads back to it, and can always be closed', async () => {
    const page = await (await createHarness().ask('/oauth/return')).text()
    expect(page).toContain('Return to <bdi>Acme</bdi>.')
    expect(page).toContain('<button type="button">Close this window</button>')
    expect(page).not.toMatch(/success|signed in|connected\b/i)
    expect(page).toContain('light dark')
  })

  it.each([
    '',
    '?attempt=%3Cscript%3Ealert(1)%3C/script%3E&proof=canary-proof',
    '?attempt=//evil.test&proof=//evil.test',
    `?attempt=${'x'.repeat(10_000)}`,
    '?attempt=canary&attempt=canary2&proof=canary3&proof=canary4',
    '?error=access_denied&error_description=canary',
  ])('PO-37: is the same bytes for any query %#', async (query) => {
    const { ask } = createHarness()
    const plain = await (await ask('/oauth/return')).text()
    const response = await ask(`/oauth/return${query}`)
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(plain)
  })

  it('PO-38: has exactly the headers it needs, and the hashes of its script and style', async () => {
    const response = await createHarness().ask('/oauth/return')
    const page = await response.text()
    const script = between(page, 'script')
    expect(script).not.toBe('')
    expect(response.headers.get('Content-Security-Policy')).toBe(
      `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(between(page, 'style'))}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('Cross-Origin-Opener-Policy')).toBe('unsafe-none')
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(response.headers.get('X-Frame-Options')).toBe('DENY')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(page).not.toMatch(/<link|<img|src=|style=|onclick=/)
  })

  it.each(['/oauth/launch', '/oauth/launch?ticket=x', '/oauth/return'])(
    'has the hashes of the content of %s',
    async (path) => {
      const response = await createHarness().ask(path, { headers: NAVIGATION })
      const page = await response.text()
      const policy = response.headers.get('Content-Security-Policy') ?? ''
      expect(policy).toContain(`script-src ${hashOf(between(page, 'script'))}`)
      expect(policy).toContain(`style-src ${hashOf(between(page, 'style'))}`)
    },
  )

  it('sends its query by broadcast and to the opener at exact origins, then closes', async () => {
    const { ask } = createHarness({ options: { allowedOrigins: ['https://widget.acme.test'] } })
    const script = between(await (await ask('/oauth/return')).text(), 'script')
    const said: [string, unknown][] = []
    let closed = 0
    const run = (opener: object | null) =>
      runInNewContext(script, {
        location: { search: '?attempt=a-1&proof=p.1' },
        URLSearchParams,
        BroadcastChannel: class {
          name: string
          constructor(name: string) {
            this.name = name
          }
          postMessage = (message: unknown) => void said.push([this.name, message])
          close = () => undefined
        },
        setTimeout: (work: () => void) => work(),
        window: { close: () => (closed += 1) },
        document: { querySelector: () => ({ addEventListener: () => undefined }) },
        opener,
      })
    run({ postMessage: (message: unknown, origin: string) => void said.push([origin, message]) })
    expect(said.map(([where]) => where)).toEqual(['connector-auth-wizard', ORIGIN, 'https://widget.acme.test'])
    for (const [, message] of said) {
      expect(returnSignal.safeParse(JSON.parse(JSON.stringify(message))).data).toMatchObject({
        attempt: 'a-1',
        proof: 'p.1',
      })
    }
    run(null)
    expect(closed).toBe(2)
  })
})

describe('Redirect mode', () => {
  it('PO-48: returns to the requested page, with the return parameters', async () => {
    const harness = createHarness()
    const { back, attempt } = await launched(harness, { mode: 'redirect', returnTo: `${ORIGIN}/settings?tab=2#apps` })
    const response = await harness.ask(back)
    const url = new URL(response.headers.get('Location') ?? '')
    expect(response.status).toBe(302)
    expect(url.origin + url.pathname + url.hash).toBe(`${ORIGIN}/settings#apps`)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      tab: '2',
      caw_attempt: attempt,
      caw_connector: '36328',
      caw_proof: queryOf(back).get('proof'),
    })
  })

  it('does not redirect for a forged proof', async () => {
    const harness = createHarness()
    const { back } = await launched(harness, { mode: 'redirect', returnTo: `${ORIGIN}/settings` })
    const response = await harness.ask(`${back.slice(0, -9)}AAAAAAAAA&returnTo=https://evil.test`)
    expect(response.status).toBe(200)
    expect(response.headers.has('Location')).toBe(false)
  })
})

describe('Status', () => {
  it('follows an attempt from waiting to launched to returned', async () => {
    const harness = createHarness()
    const { path, attempt } = await harness.start()
    expect(await statusOf(harness, { attempt })).toEqual({
      authenticated: false,
      attempt: 'waiting',
      verification: null,
    })
    const back = returnPathOf(await harness.ask(path, { headers: NAVIGATION }))
    expect(await statusOf(harness, { attempt })).toEqual({
      authenticated: false,
      attempt: 'launched',
      verification: null,
    })
    await harness.ask(back)
    expect(await statusOf(harness, { attempt })).toEqual({
      authenticated: false,
      attempt: 'returned',
      verification: null,
    })
  })

  it('contains only authenticated without an attempt', async () => {
    const harness = createHarness({
      service: { authState: async () => ({ authenticated: true, credentialFingerprint: null }) },
    })
    expect(await statusOf(harness, {})).toEqual({ authenticated: true, attempt: null, verification: null })
  })

  it('accepts a proof without a shared store, as on serverless platforms', async () => {
    const one = createHarness()
    const { back, attempt } = await launched(one)
    const proof = queryOf(back).get('proof') ?? ''
    expect(await statusOf(createHarness(), { attempt, proof })).toMatchObject({ attempt: 'returned' })
    expect(await statusOf(createHarness(), { attempt })).toMatchObject({ attempt: null })
  })

  it.each([
    ['another attempt', {}, { attempt: 'other' }, '36328'],
    ['another connector', {}, {}, '36329'],
    ['another user', { authorize: () => ({ ...GRANT, userId: 'user-2' }) }, {}, '36328'],
    ['another account', { authorize: () => ({ ...GRANT, accountId: 'account-2' }) }, {}, '36328'],
    [
      'another secret',
      { cyclr: { apiDomain: 'a.test', serviceDomain: 'b.test', clientId: 'c', clientSecret: 'd', signInUser: 'e' } },
      {},
      '36328',
    ],
    ['no proof at all', {}, { proof: 'nonsense' }, '36328'],
  ])('refuses a proof of %s', async (_, options, query, id) => {
    const { back, attempt } = await launched(createHarness())
    const proof = queryOf(back).get('proof') ?? ''
    expect(await statusOf(createHarness({ options }), { attempt, proof, ...query }, id)).toMatchObject({
      attempt: null,
    })
  })

  it('hides the state of an attempt from other users who have its id', async () => {
    let userId = 'user-1'
    const harness = createHarness({ options: { authorize: () => ({ ...GRANT, userId }) } })
    const { attempt } = await harness.start()
    expect(await statusOf(harness, { attempt }, '36329')).toMatchObject({ attempt: null })
    userId = 'user-2'
    expect(await statusOf(harness, { attempt })).toMatchObject({ attempt: null })
  })

  it('is expired after sixty minutes', async () => {
    let now = Date.now()
    const harness = createHarness({ config: { now: () => now } })
    const { back, attempt } = await launched(harness)
    now += 60 * 60 * 1000
    expect(await statusOf(harness, { attempt, proof: queryOf(back).get('proof') ?? '' })).toMatchObject({
      attempt: 'expired',
    })
  })

  it.each(['x'.repeat(10_000), 'a:b', '../..', '\u0000', '__proto__'])(
    'is null for an invalid attempt id %#',
    async (attempt) => {
      expect(await statusOf(createHarness(), { attempt })).toEqual({
        authenticated: false,
        attempt: null,
        verification: null,
      })
    },
  )

  it('has exactly three members', async () => {
    const harness = createHarness({
      service: { authState: async () => ({ authenticated: true, credentialFingerprint: null }) },
    })
    expect(Object.keys(Object(await statusOf(harness, { attempt: 'x' })))).toEqual([
      'authenticated',
      'attempt',
      'verification',
    ])
  })
})
