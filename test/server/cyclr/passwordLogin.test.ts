import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { credentialsAnswer } from '../../../src/core/contract.js'
import type { ConnectorProxyOptions } from '../../../src/server.js'
import { cyclrErrorPage } from '../../../src/server.js'
import { ACCOUNT, connectorLibrary, createFakeCyclr } from '../../../src/testing.js'
import {
  answerWith,
  createUpstreamServer,
  doneBut,
  flood,
  hang,
  resetAfter,
  resetBefore,
  type Script,
  stall,
  type UpstreamServer,
} from '../createUpstreamServer.js'
import { BASE, ORIGIN } from '../harness.js'
import { LONG_TIMEOUTS, type ServedProxy, serveProxy } from '../serveProxy.js'

const SIGN_IN = '/connectorauth/updateaccountconnectoroauth'
const APP = { ClientId: 'client', ClientSecret: 'client-secret', PimUrl: 'https://pim.example.com' }
const LOGIN = { username: 'integration', password: 'right-password' }
const page = (status: number, html: string, type = 'text/html; charset=utf-8') =>
  answerWith(status, `<!doctype html><title>Cyclr</title>${html}`, { 'Content-Type': type })
const redirect = (location: string) => answerWith(302, '', { Location: location })

const accepted = async (response: Response) => {
  expect(response.status).toBe(200)
  return credentialsAnswer.parse(await response.json())
}

/** Short ones only where nothing answers: on a busy machine every call may take longer. */
const timeoutsFor = (name: string) =>
  /time-out|halfway/.test(name) ? { headersMs: 800, callMs: 1_200 } : LONG_TIMEOUTS

describe('A login by password', () => {
  const akeneo = connectorLibrary.filter(({ name }) => name === 'Akeneo')
  const fake = createFakeCyclr({ connectors: akeneo })
  const [installed] = fake.installed({ accountId: ACCOUNT })
  const id = String(installed?.id)
  let upstream: UpstreamServer
  let service: UpstreamServer
  let proxy: ServedProxy

  /** The proxy in front of both domains. */
  const start = async (over: Partial<ConnectorProxyOptions> = {}, timeouts = LONG_TIMEOUTS, settings: object = {}) => {
    fake.reset()
    upstream = await createUpstreamServer(fake)
    service = await createUpstreamServer(fake, 'service')
    const { clientId, clientSecret } = fake.options
    const domains = { apiDomain: upstream.origin, serviceDomain: service.origin }
    const cyclr = { ...domains, clientId, clientSecret, signInUser: 'sign-in', ...settings }
    proxy = await serveProxy(fake, upstream.origin, { cyclr, ...over }, timeouts)
    for (const { close } of [upstream, service, proxy]) onTestFinished(close)
  }
  beforeEach(() => start())

  const save = async (over: object = {}) => {
    const methodId = await proxy.methodOf(id)
    return proxy.put(`/connectors/${id}/credentials`, { methodId, ...LOGIN, values: APP, ...over })
  }
  const stored = () => Object.fromEntries(fake.properties(id).map(({ Name, Value }) => [Name, Value]))
  const rejects = (password: string) => fake.accept(({ properties }) => properties.get('Password') !== password)
  const connectedBefore = (authValue = '{"AccessToken":"earlier"}') =>
    fake.authenticate(id, authValue, { ...APP, Username: 'earlier', Password: 'earlier-password' })
  const earlier = { ...APP, Username: 'earlier', Password: 'earlier-password' }
  const writesOfAuthValue = () =>
    upstream.at('PUT', `/v1.0/account/connectors/${id}`).filter(({ body }) => body.includes('AuthValue'))

  it('is proven when Cyclr sends the window straight back', async () => {
    const { connector, verification } = await accepted(await save())
    expect([connector.authenticated, verification]).toEqual([true, 'accepted'])
    expect(fake.find(id).authValue).toContain('AccessToken')
    expect(stored()).toEqual({ ...APP, Username: LOGIN.username, Password: LOGIN.password })
    expect(writesOfAuthValue()).toEqual([])
    const [opened, ...others] = service.seen
    const query = new URL(`https://x${opened?.path}`).searchParams
    expect([opened?.method, others]).toEqual(['GET', []])
    expect([query.get('id'), query.get('targetOrigin'), query.get('callbackMessage')]).toEqual([
      id,
      `${ORIGIN}${BASE}/oauth/return`,
      null,
    ])
    // The access token is for the API.
    expect(opened?.authorization).toBe('')
    expect(proxy.log).toEqual([])
  })

  it('is rejected when Cyclr ends on its error page, and nothing of it stays', async () => {
    rejects('wrong')
    const response = await save({ password: 'wrong' })
    expect([response.status, await response.json()]).toMatchObject([422, { code: 'credentials_rejected' }])
    expect(fake.find(id).authenticated).toBe(false)
    expect(stored()).toEqual({})
    expect(writesOfAuthValue()).toEqual([])
  })

  it.each([
    ['the text that this package gives for the console', cyclrErrorPage(`${ORIGIN}${BASE}`)],
    ['both merge fields', '<h1>Not connected</h1><p>{{error}}: {{error_description}}</p>'],
    ['the description', '<h1>Not connected</h1><p>{{error_description}}</p>'],
  ])('is rejected on a page of the partner with %s', async (_, errorHtml) => {
    Object.assign(fake.oauth, { errorHtml })
    rejects('wrong')
    expect((await save({ password: 'wrong' })).status).toBe(422)
  })

  it('is not tested a second time by a test method', async () => {
    await start({ verify: () => fake.testMethodOf(id) })
    expect((await accepted(await save())).verification).toBe('accepted')
    expect(upstream.at('POST', /\/test\//)).toEqual([])
  })

  const nothing: readonly [string, Script][] = [
    ['a page that says nothing', page(200, '<h1>Something happened</h1>')],
    ['a page of the partner without the error', page(200, '<h1>Not connected</h1>')],
    ['a page whose script names a code', page(200, '<script>if (error === "invalid_grant") show()</script>')],
    ['another code', page(200, '<p>invalid_scope</p>')],
    ['a provider that is down', page(200, '<p>temporarily_unavailable: unauthorized</p>')],
    ['a sign-in token that was refused', page(403, '<h1>403 – Forbidden: Access is denied.</h1>')],
    ['the same with another status', page(200, '<h1>403 – Forbidden: Access is denied.</h1>')],
    ['words with a status of the server', page(500, '<p>invalid_grant</p>')],
    ['a missing page', page(404, '<p>invalid_grant</p>')],
    ['JSON', answerWith(200, '{"error":"invalid_grant"}')],
    ['an empty answer', answerWith(204)],
    ['a redirect to a log-in page', redirect('https://login.example.com/?returnUrl=/oauth/return')],
    ['a redirect to another path', redirect(`${ORIGIN}/login`)],
    ['a redirect to a relative path', redirect('/account/login')],
    ['a redirect without an address', answerWith(302)],
    ['a return with an error', redirect(`${ORIGIN}${BASE}/oauth/return?error=access_denied`)],
    ['a return, and no credential', redirect(`${ORIGIN}${BASE}/oauth/return`)],
    ['a log-in page, after it was done', doneBut(redirect('https://login.example.com/oauth/return'))],
    ['another origin, after it was done', doneBut(redirect(`https://x.example.com${BASE}/oauth/return`))],
    ['another path, after it was done', doneBut(redirect(`${ORIGIN}${BASE}/oauth/other`))],
    ['an error, after it was done', doneBut(redirect(`${ORIGIN}${BASE}/oauth/return?error=server_error`))],
    [
      'a return, and a credential that is not authenticated',
      (...call) => {
        fake.find(id).authValue = 'half'
        fake.find(id).authenticated = false
        return redirect(`${ORIGIN}${BASE}/oauth/return`)(...call)
      },
    ],
    ['too long a page', flood],
    ['a reset', resetBefore],
    ['a reset after it was done', resetAfter],
    ['a time-out after it was done', doneBut(hang)],
    ['a time-out', hang],
    ['a page that stops halfway', stall],
  ]

  it.each(nothing)('is stored and unknown, as before, after %s', async (name, script) => {
    await start({}, timeoutsFor(name))
    service.always('GET', new RegExp(SIGN_IN), script)
    const { connector, verification } = await accepted(await save())
    expect([connector.authenticated, verification]).toEqual([true, 'unknown'])
    expect(fake.find(id).authValue).toBe('{}')
    expect(stored()).toEqual({ ...APP, Username: LOGIN.username, Password: LOGIN.password })
    // A sign-in token works once.
    expect(service.seen).toHaveLength(1)
    expect(proxy.log).toMatchObject([{ level: 'warn', fields: { accountConnectorId: id } }])
    expect(JSON.stringify([proxy.said, proxy.log])).not.toMatch(/right-password|client-secret|token=/)
  })

  it.each(nothing)('replaces the earlier one and is unknown, as before, after %s', async (name, script) => {
    await start({}, timeoutsFor(name))
    connectedBefore()
    service.always('GET', new RegExp(SIGN_IN), script)
    expect((await accepted(await save())).verification).toBe('unknown')
    expect([fake.find(id).authValue, stored()['Password']]).toEqual(['{}', LOGIN.password])
  })

  it.each([
    ['a service domain that does not exist', { serviceDomain: 'nowhere.invalid' }],
    ['a user name that is not set', { signInUser: () => '' }],
  ])('is stored and unknown, as before, with %s', async (_, settings) => {
    await start({}, LONG_TIMEOUTS, settings)
    expect((await accepted(await save())).verification).toBe('unknown')
    expect(fake.find(id)).toMatchObject({ authenticated: true, authValue: '{}' })
  })

  it('is stored and unknown, as before, without a sign-in token', async () => {
    upstream.always('POST', /signintoken$/, answerWith(403))
    expect((await accepted(await save())).verification).toBe('unknown')
    expect(service.seen).toEqual([])
    expect(fake.find(id).authValue).toBe('{}')
  })

  it('asks a test method where the sign-in address shows nothing', async () => {
    await start({ verify: () => fake.testMethodOf(id) })
    rejects('wrong')
    service.always('GET', new RegExp(SIGN_IN), page(500, ''))
    expect((await save({ password: 'wrong' })).status).toBe(422)
    expect((await accepted(await save())).verification).toBe('accepted')
  })

  describe('while reconnecting', () => {
    it('replaces the earlier one once it is proven', async () => {
      connectedBefore()
      expect((await accepted(await save())).verification).toBe('accepted')
      expect(fake.find(id).authValue).not.toContain('earlier')
      expect(stored()).toEqual({ ...APP, Username: LOGIN.username, Password: LOGIN.password })
    })

    it.each(['keeps', 'removes'] as const)('restores all of the earlier one when Cyclr %s it', async (refusedLogin) => {
      Object.assign(fake.oauth, { refusedLogin })
      connectedBefore()
      rejects('wrong')
      const values = { ...APP, PimUrl: 'https://other.example.com' }
      const response = await save({ username: 'other', password: 'wrong', values })
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ code: 'credentials_rejected', restored: true })
      expect(fake.find(id)).toMatchObject({ authenticated: true, authValue: '{"AccessToken":"earlier"}' })
      expect(stored()).toEqual(earlier)
      expect(writesOfAuthValue()).toHaveLength(refusedLogin === 'keeps' ? 0 : 1)
    })

    it('has Cyclr fetch the earlier token again where it is not shown and was removed', async () => {
      Object.assign(fake.oauth, { refusedLogin: 'removes' })
      connectedBefore()
      rejects('wrong')
      upstream.always('GET', `/v1.0/account/connectors/${id}`, async (res, _, answer) => {
        const shown: object = await (await answer()).json()
        res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ ...shown, AuthValue: null }))
      })
      expect(await (await save({ password: 'wrong' })).json()).toMatchObject({ restored: true })
      expect(fake.find(id)).toMatchObject({ authenticated: true, authValue: '{}' })
      expect(stored()).toEqual(earlier)
    })

    it('is not proven by a return where the token is masked', async () => {
      let reads = 0
      connectedBefore()
      upstream.always('GET', `/v1.0/account/connectors/${id}`, async (res, _, answer) => {
        const shown: object = await (await answer()).json()
        reads += 1
        const AuthValue = `••••${reads}`
        res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ ...shown, AuthValue }))
      })
      expect((await accepted(await save())).verification).toBe('unknown')
    })

    it('is not proven by a return after a refusal', async () => {
      fake.oauth.decline = 'redirect'
      connectedBefore()
      rejects('wrong')
      expect((await accepted(await save({ password: 'wrong' }))).verification).toBe('unknown')
    })

    it.each([
      ['', () => connectedBefore()],
      [' for the first time', () => undefined],
    ])('D4: keeps a credential that another user has stored meanwhile%s', async (_, before) => {
      before()
      rejects('wrong')
      service.script('GET', new RegExp(SIGN_IN), async (res, req, answer) => {
        const response = await answer()
        Object.assign(fake.find(id), { authenticated: true, authValue: '{"AccessToken":"of another user"}' })
        return page(response.status, await response.text())(res, req, answer)
      })
      const { verification } = await accepted(await save({ password: 'wrong' }))
      expect(verification).toBe('unknown')
      expect(fake.find(id)).toMatchObject({ authenticated: true, authValue: '{"AccessToken":"of another user"}' })
    })

    it('loses nothing when the connector cannot be read after the error page', async () => {
      connectedBefore()
      rejects('wrong')
      service.script('GET', new RegExp(SIGN_IN), async (res, req, answer) => {
        upstream.script('GET', `/v1.0/account/connectors/${id}`, resetBefore, resetBefore, resetBefore)
        const response = await answer()
        return page(response.status, await response.text())(res, req, answer)
      })
      expect((await save({ password: 'wrong' })).status).toBe(502)
      expect(fake.find(id)).toMatchObject({ authenticated: true, authValue: '{"AccessToken":"earlier"}' })
      expect(stored()).toEqual(earlier)
    })
  })

  it('never shows or logs the login, the token or the page', async () => {
    Object.assign(fake.oauth, { errorHtml: '<p>canary-of-a-page {{error}}</p>' })
    rejects('canary-of-a-password')
    await save({ username: 'canary-of-a-user', password: 'canary-of-a-password' })
    await save()
    expect(JSON.stringify([proxy.said, proxy.log])).not.toMatch(/canary|sign-in\+|AccessToken/)
  })
})
