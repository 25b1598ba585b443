import { describe, expect, it } from 'vitest'
import { ConnectorAuthError } from '../../src/core/errors.js'
import { createSeal } from '../../src/server/oauth/seal.js'
import { codeOf, createHarness, NAVIGATION, ORIGIN, returnPathOf, SECRET, SERVICE, startsFrom } from './harness.js'

const SIBLING = 'https://widget.acme.test'
const minted = ({ calls }: Pick<ReturnType<typeof createHarness>, 'calls'>) =>
  calls.filter(({ name }) => name === 'signInAddress').length
const ticketOf = (path: string) => new URLSearchParams(path.split('?')[1]).get('ticket') ?? ''
const post = (ticket: string, headers: Record<string, string> = { 'Sec-Fetch-Site': 'same-origin' }) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  body: new URLSearchParams({ ticket }).toString(),
})

describe('Starting a sign-in', () => {
  it('answers with an attempt and its launch address, and requests no sign-in token', async () => {
    const harness = createHarness()
    const { attempt, launchUrl, expiresIn } = await harness.start()
    expect(attempt).toMatch(/^[\w-]{16}$/)
    expect(launchUrl.startsWith(`${ORIGIN}/api/connector-auth/oauth/launch?ticket=`)).toBe(true)
    expect(expiresIn).toBe(60)
    expect(minted(harness)).toBe(0)
  })

  it('gives every attempt a unique id', async () => {
    const { start } = createHarness()
    const ids = await Promise.all(Array.from({ length: 50 }, async () => (await start()).attempt))
    expect(new Set(ids).size).toBe(50)
  })

  it('shows neither account nor user in the ticket', async () => {
    const { start } = createHarness()
    const { launchUrl } = await start()
    for (const name of ['account-1', 'user-1', 'Brightwater', SECRET]) expect(launchUrl).not.toContain(name)
  })

  it.each([
    ['targetOrigin', { targetOrigin: 'https://evil.test' }],
    ['Username', { Username: 'admin' }],
    ['callbackMessage', { callbackMessage: 'x' }],
    ['a mode that is none', { mode: 'tab' }],
    ['returnTo with a pop-up', { returnTo: `${ORIGIN}/x` }],
    ['redirect mode without returnTo', { mode: 'redirect' }],
    ['returnTo elsewhere', { mode: 'redirect', returnTo: 'https://evil.test/' }],
    ['returnTo on a look-alike', { mode: 'redirect', returnTo: `${ORIGIN}.evil.test/` }],
    ['returnTo over plain http', { mode: 'redirect', returnTo: ORIGIN.replace('https', 'http') }],
    ['returnTo with the origin as its user', { mode: 'redirect', returnTo: 'https://app.acme.test@evil.test/' }],
    ['returnTo without a scheme', { mode: 'redirect', returnTo: '//evil.test/' }],
    ['returnTo that is a path', { mode: 'redirect', returnTo: '/settings' }],
    ['returnTo that is a script', { mode: 'redirect', returnTo: 'javascript:alert(1)' }],
    ['returnTo that is a blob', { mode: 'redirect', returnTo: `blob:${ORIGIN}/1` }],
  ])('PO-35: refuses %s in a body, and writes nothing', async (_, body) => {
    const { ask, calls } = createHarness()
    const response = await ask('/connectors/36328/oauth', {
      method: 'POST',
      body: JSON.stringify({ methodId: 'm', mode: 'popup', values: {}, ...body }),
    })
    expect(await codeOf(response)).toBe('invalid_request')
    expect(calls).toEqual([])
  })
})

describe('Launching a sign-in', () => {
  it('redirects the window to the service domain, with a return address of the proxy', async () => {
    const harness = createHarness()
    const { path, attempt } = await harness.start()
    const response = await harness.ask(path, { headers: NAVIGATION })
    expect(response.status).toBe(302)
    const address = new URL(response.headers.get('Location') ?? '')
    expect(address.origin).toBe(SERVICE)
    const target = new URL(address.searchParams.get('targetOrigin') ?? '')
    expect(target.origin + target.pathname).toBe(`${ORIGIN}/api/connector-auth/oauth/return`)
    expect(target.searchParams.get('attempt')).toBe(attempt)
    expect(harness.calls.at(-1)?.args[0]).toMatchObject({
      accountId: 'account-1',
      accountConnectorId: '36328',
      methodId: 'm',
    })
    expect(await response.text()).toBe('')
  })

  it('PO-34: does not call authorize: the window may carry no cookie', async () => {
    let asked = 0
    const grant = { accountId: 'account-1', userId: 'user-1' }
    const harness = createHarness({ options: { authorize: () => ((asked += 1), grant) } })
    const { path } = await harness.start()
    expect((await harness.ask(path, { headers: NAVIGATION })).status).toBe(302)
    expect(asked).toBe(1)
  })

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'document' }],
    ['a sibling that began nothing', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Dest': 'document' }],
    ['the address bar', { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Dest': 'document' }],
    ['a browser that says nothing', {}],
    ['a frame', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'iframe' }],
    ['an image', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'image' }],
    ['PO-34: a script that fetches', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'empty' }],
  ])('PO-30: shows the interstitial when opened by %s, and requests no token', async (_, headers) => {
    const harness = createHarness()
    const { path } = await harness.start()
    const response = await harness.ask(path, { headers: new Headers({ ...headers }) })
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain('Connect Postmoth to Acme?')
    expect(page).toContain('Brightwater Foods')
    expect(page).toContain('action="/api/connector-auth/oauth/launch"')
    expect(response.headers.get('Content-Security-Policy')).toContain("form-action 'self' https:;")
    expect(response.headers.get('Content-Security-Policy')).not.toContain('script-src')
    expect(minted(harness)).toBe(0)
  })

  it('redirects a window of a same-site page that is an allowed origin and started the attempt', async () => {
    const harness = createHarness({ options: { allowedOrigins: [SIBLING] } })
    const sameSite = { headers: { ...NAVIGATION, 'Sec-Fetch-Site': 'same-site' } }
    const own = await harness.start()
    expect((await harness.ask(own.path, sameSite)).status).toBe(200)
    const theirs = await harness.start({}, { Origin: SIBLING, 'Sec-Fetch-Site': 'same-site' })
    expect((await harness.ask(theirs.path, sameSite)).status).toBe(302)
  })

  it('continues from the interstitial, once', async () => {
    const harness = createHarness()
    const { path } = await harness.start()
    const page = await (await harness.ask(path, { headers: {} })).text()
    const ticket = /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect(ticket).toBe(ticketOf(path))
    expect((await harness.ask('/oauth/launch', post(ticket))).status).toBe(302)
    expect((await harness.ask('/oauth/launch', post(ticket))).status).toBe(400)
    expect(minted(harness)).toBe(1)
  })

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a sibling', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['a client without these headers', {}, 403],
    ['another origin', { Origin: 'https://evil.test' }, 403],
    ['its own page, in a browser without metadata', { Origin: ORIGIN }, 302],
  ])('accepts the form only from its own page: sent by %s', async (_, headers, status) => {
    const harness = createHarness()
    const { path } = await harness.start()
    expect((await harness.ask('/oauth/launch', post(ticketOf(path), headers))).status).toBe(status)
    expect(minted(harness)).toBe(status === 302 ? 1 : 0)
  })

  it('accepts the form only with the content type of a form', async () => {
    const { ask, start } = createHarness()
    const { path } = await start()
    const init = post(ticketOf(path), { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' })
    expect((await ask('/oauth/launch', init)).status).toBe(415)
  })

  it('escapes names on the interstitial', async () => {
    const { ask, start } = createHarness({
      options: { host: { name: '<b>Acme</b>' } },
      service: { startSignIn: startsFrom({ connectorName: '<img src=x onerror=1>"' }) },
    })
    const page = await (await ask((await start()).path, { headers: {} })).text()
    expect(page).not.toMatch(/<img|<b>/)
  })

  it.each(['prefetch', 'prefetch;prerender', 'preview'])(
    'does not use up the ticket when a browser prefetches it: %s',
    async (purpose) => {
      const harness = createHarness()
      const { path } = await harness.start()
      for (const name of ['Purpose', 'Sec-Purpose']) {
        const response = await harness.ask(path, { headers: { ...NAVIGATION, [name]: purpose } })
        expect(response.status).toBe(503)
      }
      expect((await harness.ask(path, { method: 'HEAD', headers: NAVIGATION })).status).toBe(405)
      expect(minted(harness)).toBe(0)
      expect((await harness.ask(path, { headers: NAVIGATION })).status).toBe(302)
    },
  )

  it('PO-31: works once', async () => {
    const harness = createHarness()
    const { path } = await harness.start()
    expect((await harness.ask(path, { headers: NAVIGATION })).status).toBe(302)
    const again = await harness.ask(path, { headers: NAVIGATION })
    expect(again.status).toBe(400)
    expect(again.headers.has('Location')).toBe(false)
    expect(minted(harness)).toBe(1)
  })

  it('PO-31: works once when opened many times simultaneously', async () => {
    const harness = createHarness()
    const { path } = await harness.start()
    const all = await Promise.all(Array.from({ length: 10 }, () => harness.ask(path, { headers: NAVIGATION })))
    expect(all.filter(({ status }) => status === 302)).toHaveLength(1)
    expect(minted(harness)).toBe(1)
  })

  it('PO-32: shows the same page for every invalid ticket, and requests no token', async () => {
    let now = Date.now()
    const harness = createHarness({ config: { now: () => now } })
    const used = await harness.start()
    const returned = returnPathOf(await harness.ask(used.path, { headers: NAVIGATION }))
    const late = await harness.start()
    const forged = createSeal('another secret', () => now)
    const paths = [
      used.path,
      '/oauth/launch',
      '/oauth/launch?ticket=',
      '/oauth/launch?ticket=nonsense',
      `${used.path.slice(0, -9)}AAAAAAAAA`,
      `/oauth/launch?ticket=${await forged.seal('ticket', { attempt: 'x' }, 60)}`,
      `/oauth/launch?ticket=${new URLSearchParams(returned.split('?')[1]).get('proof')}`,
      late.path,
    ]
    const before = minted(harness)
    const pages = new Set<string>()
    for (const path of paths) {
      if (path === late.path) now += 61_000
      const response = await harness.ask(path, { headers: NAVIGATION })
      expect(response.status).toBe(400)
      pages.add(await response.text())
    }
    expect(pages.size).toBe(1)
    expect([...pages][0]).toContain('The sign-in link ran out')
    expect(minted(harness)).toBe(before)
  })

  it('can be opened again after an error of Cyclr, which only the log contains', async () => {
    let broken = true
    const harness = createHarness({
      service: {
        signInAddress: async () => {
          if (broken) throw new ConnectorAuthError('upstream_error', { cause: new Error('status 503') })
          return `${SERVICE}/x`
        },
      },
    })
    const { path } = await harness.start()
    const response = await harness.ask(path, { headers: NAVIGATION })
    expect(response.status).toBe(502)
    expect(await response.text()).toContain('be opened right now')
    expect(JSON.stringify(harness.lines)).toContain('status 503')
    expect(JSON.stringify(harness.lines)).not.toContain(ticketOf(path))
    broken = false
    expect((await harness.ask(path, { headers: NAVIGATION })).status).toBe(302)
  })
})
