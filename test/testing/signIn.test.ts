import { beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr, type Installed, OTHER_ACCOUNT } from '../../src/testing.js'
import { createClient, idOf, installedAs, member, nameWith } from './createClient.js'

const MINUTE = 60_000
let now = 1_800_000_000_000
const cyclr = createFakeCyclr({ now: () => now })
const { serviceOrigin, thirdPartyOrigin } = cyclr.options
const TARGET = 'https://app.acme.test/return?attempt=a&proof=p+/='
let client = createClient(cyclr)

beforeEach(() => {
  cyclr.reset()
  client = createClient(cyclr)
})

const requestToken = (body: object, account = ACCOUNT) => client.call('POST', `/accounts/${account}/signintoken`, body)
const OAUTH = nameWith(cyclr, 'OAuth2', 'AuthorisationCode')

/** At most one method and no required parameter. */
function isPlain({ Authentication, Parameters }: Installed['release']): boolean {
  return (Authentication ?? []).length < 2 && (Parameters ?? []).every(({ IsOptional }) => IsOptional)
}

async function token(): Promise<string> {
  return String(member((await requestToken({ Username: 'sign-in' })).json, 'Token'))
}

/** Loads an address without following redirects. */
const visit = (url: string, init: RequestInit = {}) => cyclr.fetch(url, { redirect: 'manual', ...init })

function open(parameters: Record<string, string>): Promise<Response> {
  return visit(`${serviceOrigin}/connectorauth/updateaccountconnectoroauth?${new URLSearchParams(parameters)}`)
}

async function start(name: string, more: Record<string, string> = {}): Promise<Response> {
  return open({ id: String(idOf(cyclr, name)), token: await token(), targetOrigin: TARGET, ...more })
}

const locationOf = (response: Response) => response.headers.get('Location') ?? ''

/** Clicks a button on the consent page and follows the redirect back to Cyclr. */
async function answer(launched: Response, pressed: 'allow' | 'decline'): Promise<Response> {
  const body = new URLSearchParams({ answer: pressed })
  const consent = await visit(locationOf(launched), { method: 'POST', body })
  return consent.status === 302 ? visit(locationOf(consent)) : consent
}

describe('a sign-in token', () => {
  it('is valid for five minutes and contains characters that a URL has to encode', async () => {
    const { status, json } = await requestToken({ Username: 'sign-in' })
    expect(status).toBe(200)
    expect(member(json, 'ExpiresAtUtc')).toBe(new Date(now + 5 * MINUTE).toISOString())
    expect(member(json, 'Token')).toMatch(/(?=.*\+)(?=.*\/)(?=.*=)/)
  })

  it('creates an unknown user', async () => {
    await requestToken({ Username: 'new-user' })
    expect([...cyclr.users]).toEqual(['new-user'])
  })

  it.each([
    ['no user', {}],
    ['an empty user', { Username: '' }],
    ['a user that is not a string', { Username: 7 }],
  ])('is refused for %s', async (_what, body) => {
    expect(await requestToken(body)).toMatchObject({
      status: 400,
      json: { ModelState: { Username: [expect.any(String)] } },
    })
    expect(cyclr.users.size).toBe(0)
  })

  it('opens connectors of the account in its path only', async () => {
    const { json } = await requestToken({ Username: 'sign-in' }, OTHER_ACCOUNT)
    const parameters = { id: String(idOf(cyclr, OAUTH)), token: String(member(json, 'Token')), targetOrigin: TARGET }
    expect((await open(parameters)).status).toBe(403)
  })
})

describe('the pop-up address', () => {
  it('redirects to the third party', async () => {
    const response = await start(OAUTH)
    expect(response.status).toBe(302)
    expect(locationOf(response)).toMatch(new RegExp(`^${thirdPartyOrigin}/authorize\\?state=`))
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  it.each([
    ['no token', { token: '' }],
    ['a made-up token', { token: 'made-up' }],
    ['an unknown connector', { id: '99999' }],
    ['a connector of another account', { id: String(idOf(cyclr, 'Act!', OTHER_ACCOUNT)) }],
  ])('is a 403 page without a redirect for %s', async (_what, wrong) => {
    const response = await start(OAUTH, wrong)
    expect(response.status).toBe(403)
    const text = await response.text()
    expect(text).toContain('403 – Forbidden')
    expect(text).toContain('Access is denied.')
    expect(text).not.toMatch(/<script|postMessage/)
    expect(locationOf(response)).toBe('')
  })

  it('is a 403 page for a token that is not URL-encoded: its + decodes to a space', async () => {
    const id = idOf(cyclr, OAUTH)
    const url = `${serviceOrigin}/connectorauth/updateaccountconnectoroauth?id=${id}&token=${await token()}`
    expect((await visit(url)).status).toBe(403)
  })

  it('accepts a token once', async () => {
    const [id, once] = [String(idOf(cyclr, OAUTH)), await token()]
    expect((await open({ id, token: once, targetOrigin: TARGET })).status).toBe(302)
    expect((await open({ id, token: once, targetOrigin: TARGET })).status).toBe(403)
  })

  it('accepts a token for five minutes', async () => {
    const [id, early, late] = [String(idOf(cyclr, OAUTH)), await token(), await token()]
    now += 5 * MINUTE - 1
    expect((await open({ id, token: early, targetOrigin: TARGET })).status).toBe(302)
    now += 1
    expect((await open({ id, token: late, targetOrigin: TARGET })).status).toBe(403)
  })

  it('accepts a token for any connector of its account', async () => {
    const names = cyclr
      .installed({ accountId: ACCOUNT })
      .filter(({ release }) => release.OAuth2Type === 'AuthorisationCode' && isPlain(release))
      .map(({ release }) => release.Name)
    expect(names.length).toBeGreaterThan(1)
    for (const name of names.slice(0, 3)) expect((await start(name)).status).toBe(302)
  })

  it.each([
    ['an API key', 'ApiKey', 'Unknown'],
    ['client credentials', 'OAuth2', 'ClientCredentials'],
    ['NetSuiteOAuth1', 'NetSuiteOAuth1', 'Unknown'],
  ])('is 400 for a connector with %s', async (_what, type, oauth2) => {
    expect((await start(nameWith(cyclr, type, oauth2))).status).toBe(400)
  })

  it('signs in by password at once, or ends on the error page', async () => {
    const name = nameWith(cyclr, 'OAuth2', 'PasswordCredentials')
    const id = idOf(cyclr, name)
    const app = { ClientId: 'c', ClientSecret: 's', PimUrl: 'https://pim.example.com', GraphqlDomain: 'g' }
    cyclr.authenticate(id, 'before', { ...app, Username: 'ada', Password: 'right' })
    const done = await start(name)
    expect([done.status, locationOf(done)]).toEqual([302, TARGET])
    const tokens = cyclr.find(id).authValue
    expect(tokens).toContain('AccessToken')
    cyclr.accept(() => false)
    const refused = await start(name)
    expect([refused.status, locationOf(refused), await refused.text()]).toEqual([
      200,
      '',
      expect.stringContaining('invalid_grant'),
    ])
    expect(cyclr.find(id)).toMatchObject({ authenticated: true, authValue: tokens })
    cyclr.oauth.refusedLogin = 'removes'
    await start(name)
    expect(cyclr.find(id)).toMatchObject({ authenticated: false, authValue: null })
    expect(cyclr.consents).toEqual([])
  })

  it('works for OAuth 1 as well', async () => {
    expect((await start(nameWith(cyclr, 'OAuth1'))).status).toBe(302)
  })

  it('requires one of several methods to be chosen first', async () => {
    const { id, release } = installedAs(cyclr, 'Squareup')
    cyclr.authenticate(id, 'before', { ClientId: 'c', ClientSecret: 's' })
    const refused = await start('Squareup')
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('No authentication method')])
    await client.call('PUT', `/account/connectors/${id}`, { AuthenticationId: release.Authentication?.[0]?.Id })
    expect((await start('Squareup')).status).toBe(302)
    await client.call('PUT', `/account/connectors/${id}`, { AuthenticationId: release.Authentication?.[1]?.Id })
    expect((await start('Squareup')).status).toBe(400)
  })

  it('requires the OAuth app of the account when the partner has set none', async () => {
    const own = cyclr
      .installed({ accountId: ACCOUNT })
      .find(
        ({ release }) =>
          release.OAuth2Type === 'AuthorisationCode' &&
          (release.Authentication ?? []).length < 2 &&
          release.Parameters?.some(({ TargetName, IsOptional }) => TargetName === 'ClientId' && !IsOptional),
      )
    if (!own) throw new Error('No connector of the library needs an OAuth app of its own')
    const refused = await start(own.release.Name)
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('ClientId is not set')])
    cyclr.authenticate(own.id, 'before', { ClientId: 'c', ClientSecret: 's' })
    expect((await start(own.release.Name)).status).toBe(302)
  })
})

describe('the consent page', () => {
  it('waits for a click: loading it authenticates nothing', async () => {
    const page = await visit(locationOf(await start(OAUTH)))
    const html = await page.text()
    expect([page.status, page.headers.get('Cross-Origin-Opener-Policy')]).toEqual([200, null])
    for (const word of ['Allow', 'Decline', 'Close this window']) expect(html).toContain(word)
    expect(cyclr.consents).toEqual([])
    expect(cyclr.find(idOf(cyclr, OAUTH)).authenticated).toBe(false)
  })

  it('stores tokens on Allow and redirects to the target', async () => {
    const id = idOf(cyclr, OAUTH)
    const back = await answer(await start(OAUTH), 'allow')
    expect([back.status, locationOf(back)]).toEqual([302, TARGET])
    expect(cyclr.consents).toEqual([{ accountConnectorId: String(id), answer: 'allow' }])
    expect(cyclr.find(id)).toMatchObject({ authenticated: true, authValue: expect.stringContaining('AccessToken') })
  })

  it('posts a message to the opener when there is a callbackMessage', async () => {
    const back = await answer(
      await start(OAUTH, { targetOrigin: 'https://app.acme.test', callbackMessage: 'done</script>' }),
      'allow',
    )
    const html = await back.text()
    expect([back.status, locationOf(back)]).toEqual([200, ''])
    expect(html).toContain('opener.postMessage("done\\u003c/script>", "https://app.acme.test")')
  })

  it('authenticates nothing on Decline and does not redirect', async () => {
    const declined = await answer(await start(OAUTH), 'decline')
    expect([declined.status, locationOf(declined)]).toEqual([200, ''])
    expect(cyclr.consents).toMatchObject([{ answer: 'decline' }])
    expect(cyclr.find(idOf(cyclr, OAUTH)).authenticated).toBe(false)
  })

  it('can redirect to the target on Decline too', async () => {
    cyclr.oauth.decline = 'redirect'
    const back = await answer(await start(OAUTH), 'decline')
    expect([back.status, locationOf(back)]).toEqual([302, TARGET])
    expect(cyclr.find(idOf(cyclr, OAUTH)).authenticated).toBe(false)
  })

  it('accepts one answer', async () => {
    const launched = await start(OAUTH)
    expect((await answer(launched, 'allow')).status).toBe(302)
    expect((await answer(launched, 'allow')).status).toBe(400)
    expect((await visit(`${serviceOrigin}/connector/callback?state=made-up&code=x`)).status).toBe(400)
  })

  it('can sever the opener, try to navigate it, or fail', async () => {
    const launched = await start(OAUTH)
    Object.assign(cyclr.oauth, { coop: 'same-origin', stealOpener: true })
    const page = await visit(locationOf(launched))
    expect(page.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(await page.text()).toContain('opener.location')
    cyclr.oauth.broken = true
    expect((await visit(locationOf(launched))).status).toBe(500)
    cyclr.reset()
    expect(cyclr.oauth).toEqual(createFakeCyclr().oauth)
  })
})
