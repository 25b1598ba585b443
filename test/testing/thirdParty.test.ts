import { beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'

describe('The fake third party', () => {
  const cyclr = createFakeCyclr()
  const id = String(cyclr.installed({ name: 'Asana', accountId: ACCOUNT })[0]?.id)
  beforeEach(() => cyclr.reset())

  /** Opens the pop-up address with a fresh sign-in token. */
  const open = async (): Promise<Response> => {
    const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
    const login = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    })
    const granted = await cyclr.fetch(`${apiOrigin}/oauth/token`, { method: 'POST', body: login })
    const { access_token }: { access_token: string } = await granted.json()
    const headers = {
      Authorization: `Bearer ${access_token}`,
      'X-Cyclr-Account': ACCOUNT,
      'Content-Type': 'application/json',
    }
    const init = { method: 'POST', headers, body: '{"Username":"sign-in"}' }
    const minted = await cyclr.fetch(`${apiOrigin}/v1.0/accounts/${ACCOUNT}/signintoken`, init)
    const { Token: token }: { Token: string } = await minted.json()
    const query = new URLSearchParams({ id, token, targetOrigin: 'https://app.acme.test/return' })
    return cyclr.fetch(`${serviceOrigin}/connectorauth/updateaccountconnectoroauth?${query}`)
  }
  const consentAddress = async () => (await open()).headers.get('Location') ?? ''
  const answer = async (value: 'allow' | 'decline') =>
    cyclr.fetch(await consentAddress(), { method: 'POST', body: new URLSearchParams({ answer: value }) })

  it('has a button for each answer', async () => {
    const page = await (await cyclr.fetch(await consentAddress())).text()
    for (const name of ['Allow', 'Decline', 'Close this window']) expect(page).toContain(`>${name}</button>`)
  })

  it.each(['same-origin', 'same-origin-allow-popups'] as const)(
    'sends Cross-Origin-Opener-Policy: %s from the site that sets it',
    async (coop) => {
      cyclr.oauth.coop = coop
      const service = await open()
      expect(service.headers.get('Cross-Origin-Opener-Policy')).toBeNull()
      const provider = await cyclr.fetch(service.headers.get('Location') ?? '')
      expect(provider.headers.get('Cross-Origin-Opener-Policy')).toBe(coop)
      Object.assign(cyclr.oauth, { coop: null, serviceCoop: coop })
      const again = await open()
      expect(again.headers.get('Cross-Origin-Opener-Policy')).toBe(coop)
      const plain = await cyclr.fetch(again.headers.get('Location') ?? '')
      expect(plain.headers.get('Cross-Origin-Opener-Policy')).toBeNull()
    },
  )

  it('delays its responses', async () => {
    cyclr.oauth.delay = 60
    const address = await consentAddress()
    const since = performance.now()
    await cyclr.fetch(address)
    expect(performance.now() - since).toBeGreaterThan(50)
  })

  it('can fail, close its window, or navigate its opener', async () => {
    cyclr.oauth.broken = true
    expect((await cyclr.fetch(await consentAddress())).status).toBe(500)
    Object.assign(cyclr.oauth, { broken: false, closesItself: true })
    expect(await (await cyclr.fetch(await consentAddress())).text()).toContain('<script>;window.close()</script>')
    Object.assign(cyclr.oauth, { closesItself: false, stealOpener: true })
    expect(await (await cyclr.fetch(await consentAddress())).text()).toContain("opener.location = '/stolen'")
  })

  it.each([
    ['with its own page', 'page', 200],
    ['with a redirect', 'redirect', 302],
    ['on a page of Cyclr', 'errorPage', 302],
  ] as const)('answers a refusal %s and authenticates nothing', async (_, decline, status) => {
    cyclr.oauth.decline = decline
    const response = await answer('decline')
    expect(response.status).toBe(status)
    const callback = response.headers.get('Location')
    const back = callback === null ? null : (await cyclr.fetch(callback)).headers.get('Location')
    expect(back).toBe(decline === 'redirect' ? 'https://app.acme.test/return' : null)
    expect(cyclr.find(id)).toMatchObject({ authenticated: false, authValue: null })
  })

  it('returns to its defaults with a reset', async () => {
    Object.assign(cyclr.oauth, { coop: 'same-origin', delay: 10_000, decline: 'redirect' })
    cyclr.reset()
    expect(cyclr.oauth).toEqual(createFakeCyclr().oauth)
  })
})
