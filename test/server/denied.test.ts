import { describe, expect, it } from 'vitest'
import type { ConnectionEvent } from '../../src/server.js'
import { cyclrErrorPage } from '../../src/server.js'
import { BASE, codeOf, createHarness, NAVIGATION, ORIGIN, returnPathOf, startsFrom } from './harness.js'

const HOSTILE = [
  '<script>alert(1)</script>',
  'access_denied"><img src=x onerror=alert(1)>',
  '//evil.test',
  'javascript:alert(1)',
  'access_denied\r\nSet-Cookie: a=b',
  'a'.repeat(5_000),
  '{{error}}',
  '%00',
  'ACCESS_DENIED',
]

type Harness = ReturnType<typeof createHarness>

/** Launches a sign-in. Returns the `Set-Cookie` of the launch, and the cookie as the browser sends it. */
async function launched(harness: Harness, body: object = {}) {
  const { attempt, path } = await harness.start(body)
  const response = await harness.ask(path, { headers: NAVIGATION })
  const setCookie = response.headers.get('Set-Cookie') ?? ''
  return { attempt, setCookie, cookie: setCookie.split(';')[0] ?? '', back: returnPathOf(response) }
}

/** Cyclr's page leads the window to the fixed route, and that to the return. */
async function lead(harness: Harness, cookie: string, query = '?error=access_denied') {
  const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'document', Cookie: cookie }
  const first = await harness.ask(`/oauth/error${query}`, { headers })
  const location = first.headers.get('Location') ?? ''
  const path = location.slice(harness.config.publicUrl.length)
  const last = location === '' ? first : await harness.ask(path, { headers })
  return { first, last, proof: new URLSearchParams(path.split('?')[1]).get('proof') ?? '' }
}

const statusOf = async (harness: Harness, query: Record<string, string>, id = '36328') => {
  const response = await harness.ask(`/connectors/${id}/status?${new URLSearchParams(query)}`)
  const status: { attempt: string | null } = await response.json()
  return status.attempt
}

describe('A denial on Cyclr’s own page', () => {
  it('marks the attempt of the cookie as denied, with and without the store', async () => {
    const harness = createHarness()
    const { attempt, cookie } = await launched(harness)
    const { last, proof } = await lead(harness, cookie)
    expect(await last.text()).toContain('Access wasn’t given')
    expect(last.headers.get('Set-Cookie')).toMatch(/^caw_window=; Max-Age=0; Path=\/api\/connector-auth\/oauth;/)
    expect(await statusOf(harness, { attempt })).toBe('denied')
    const elsewhere = createHarness()
    expect(await statusOf(elsewhere, { attempt, proof })).toBe('denied')
    expect(await statusOf(elsewhere, { attempt, proof }, '36329')).toBeNull()
    expect(await statusOf(elsewhere, { attempt: 'another', proof })).toBeNull()
  })

  it('is found by a cookie for the pages of the window, which lasts as long as the attempt', async () => {
    const { setCookie } = await launched(createHarness())
    const attributes = setCookie.split('; ').slice(1)
    expect(attributes).toEqual(['Max-Age=3600', 'Path=/api/connector-auth/oauth', 'HttpOnly', 'Secure', 'SameSite=Lax'])
    const local = createHarness({ options: { publicUrl: 'http://localhost:3000/auth', basePath: BASE } })
    const { launchUrl } = await local.start()
    const response = await local.ask(`/oauth/launch${new URL(launchUrl).search}`, { headers: NAVIGATION })
    expect(response.headers.get('Set-Cookie')).toMatch(/Path=\/auth\/oauth; HttpOnly; SameSite=Lax$/)
  })

  it.each(['', '?error=', ...HOSTILE.map((error) => `?${new URLSearchParams({ error })}`)])(
    'ignores what is no code of OAuth: %#',
    async (query) => {
      const harness = createHarness()
      const { attempt, cookie } = await launched(harness)
      const { first, last } = await lead(harness, cookie, query)
      const said = JSON.stringify([...first.headers, ...last.headers, await last.text(), harness.lines])
      expect(said).not.toMatch(/alert|evil|aaaaaaaa|onerror|ACCESS_DENIED/)
      expect(await statusOf(harness, { attempt })).toBe('denied')
    },
  )

  it('logs the code, and which connector it was about', async () => {
    const harness = createHarness()
    await lead(harness, (await launched(harness)).cookie, '?error=server_error&error_description=canary')
    expect(harness.lines).toMatchObject([
      { level: 'info', fields: { accountConnectorId: '36328', error: 'server_error' } },
    ])
    expect(JSON.stringify(harness.lines)).not.toContain('canary')
  })

  it.each(['', 'caw_window=', 'caw_window=forged', `caw_window=${'x'.repeat(9_000)}`, 'other=1; caw_window=a.b.c.d.e'])(
    'shows a neutral page for the cookie "%.30s", as after a sign-in that began in the console',
    async (cookie) => {
      const harness = createHarness()
      const { last } = await lead(harness, cookie)
      expect(last.status).toBe(200)
      expect(await last.text()).toContain('The sign-in didn’t finish')
      expect(last.headers.get('Set-Cookie')).toBeNull()
      expect(harness.lines).toEqual([])
    },
  )

  it('takes neither a ticket nor a proof for the cookie, and no cookie for a proof', async () => {
    const harness = createHarness()
    const { attempt, path } = await harness.start()
    const ticket = new URLSearchParams(path.split('?')[1]).get('ticket') ?? ''
    const { back, cookie } = await launched(harness)
    const proof = new URLSearchParams(back.split('?')[1]).get('proof') ?? ''
    for (const token of [ticket, proof]) {
      expect(await (await lead(harness, `caw_window=${token}`)).last.text()).toContain('didn’t finish')
    }
    const asProof = { attempt, proof: cookie.slice('caw_window='.length) }
    expect(await statusOf(createHarness(), asProof)).toBeNull()
  })

  it('is undone by a success in the same window, and does not undo one', async () => {
    const harness = createHarness()
    const { attempt, cookie, back } = await launched(harness)
    const { proof } = await lead(harness, cookie)
    const returned = await harness.ask(back, { headers: { Cookie: cookie } })
    expect(returned.headers.get('Set-Cookie')).toContain('Max-Age=0')
    expect(await statusOf(harness, { attempt })).toBe('returned')
    await harness.ask(`/oauth/return?${new URLSearchParams({ attempt, proof })}`)
    expect(await statusOf(harness, { attempt })).toBe('returned')
  })

  it('of an earlier attempt leaves the cookie of a later one', async () => {
    const harness = createHarness()
    const [first, second] = [await launched(harness), await launched(harness)]
    const returned = await harness.ask(first.back, { headers: { Cookie: second.cookie } })
    expect(returned.headers.get('Set-Cookie')).toBeNull()
  })

  it('of a link that has expired is shown as that', async () => {
    const harness = createHarness()
    const { attempt, cookie } = await launched(harness)
    const { last } = await lead(harness, cookie, '?error=link_expired')
    expect(await last.text()).toContain('The sign-in link ran out')
    expect(await statusOf(harness, { attempt })).toBe('expired')
  })

  it('in redirect mode leads back to the page of the host', async () => {
    const harness = createHarness()
    const returnTo = `${ORIGIN}/settings?tab=2`
    const { attempt, cookie } = await launched(harness, { mode: 'redirect', returnTo })
    const { last, proof } = await lead(harness, cookie)
    const url = new URL(last.headers.get('Location') ?? '')
    expect(url.href.startsWith(returnTo)).toBe(true)
    expect(url.searchParams.get('caw_attempt')).toBe(attempt)
    expect(url.searchParams.get('caw_proof')).toBe(proof)
  })

  it('changes nothing in the window of another user, and shows no secret of the attempt', async () => {
    let user = 'user-1'
    const harness = createHarness({ options: { identify: () => user } })
    const { attempt, cookie } = await launched(harness)
    user = 'user-2'
    await lead(harness, cookie)
    expect(await statusOf(harness, { attempt })).toBe('launched')
  })

  it('works while the store fails, by the proof alone', async () => {
    const store = { get: async () => undefined, set: async () => undefined, delete: async () => undefined }
    const harness = createHarness({ options: { store } })
    const { attempt, cookie } = await launched(harness)
    const { proof } = await lead(harness, cookie)
    expect(await statusOf(harness, { attempt, proof })).toBe('denied')
  })

  it('answers other methods with 405', async () => {
    const response = await createHarness().ask('/oauth/error', { method: 'POST' })
    expect([response.status, await codeOf(response)]).toEqual([405, 'method_not_allowed'])
  })
})

describe('cyclrErrorPage', () => {
  it('has the merge field once, after which nothing is markup, and the address of the proxy', () => {
    const html = cyclrErrorPage(`${ORIGIN}/api/connector-auth/`)
    expect(html.split('{{').length).toBe(2)
    expect(html).toMatch(/<plaintext id="connector-error" hidden>\{\{error\}\}\|$/)
    expect(html).toContain(`href="${ORIGIN}/api/connector-auth/oauth/error"`)
    expect(html).not.toContain('error_description')
  })

  it('for the expired page has a fixed code and no merge field', () => {
    const html = cyclrErrorPage(ORIGIN, 'expired')
    expect(html).toContain(`${ORIGIN}/oauth/error?error=link_expired`)
    expect(html).not.toContain('{{')
  })

  it('escapes an address, and refuses one that is not https', () => {
    expect(cyclrErrorPage(`${ORIGIN}/a'b&c`)).not.toMatch(/href="[^"]*['&](?!#)/)
    for (const odd of ['http://app.acme.test', '', 'javascript:alert(1)', `${ORIGIN}/?x=1`]) {
      expect(() => cyclrErrorPage(odd)).toThrow(/"publicUrl"/)
    }
  })
})

describe('A reconnect whose credential Cyclr does not show', () => {
  it('D10: is not announced by a window that returns after a refusal, nor by the poll that follows', async () => {
    const events: ConnectionEvent[] = []
    const harness = createHarness({
      options: { onConnected: (event) => void events.push(event) },
      service: {
        startSignIn: startsFrom({ wasAuthenticated: true }),
        authState: async () => ({ authenticated: true, credentialFingerprint: null }),
      },
    })
    const { attempt, back } = await launched(harness)
    await harness.ask(back)
    await harness.ask(`/connectors/36328/status?${new URLSearchParams({ attempt })}`)
    expect(events).toEqual([])
  })

  it('is announced when the credential is new', async () => {
    const events: ConnectionEvent[] = []
    const harness = createHarness({
      options: { onConnected: (event) => void events.push(event) },
      service: {
        startSignIn: startsFrom({ wasAuthenticated: true, credentialFingerprint: 'a' }),
        authState: async () => ({ authenticated: true, credentialFingerprint: 'b' }),
      },
    })
    await harness.ask((await launched(harness)).back)
    expect(events).toHaveLength(1)
  })
})
