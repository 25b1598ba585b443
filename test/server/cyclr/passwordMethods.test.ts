import { describe, expect, it, onTestFinished } from 'vitest'
import { createFakeCyclr } from '../../../src/testing.js'
import { connector, METHOD, optional } from '../../react/connectors.js'
import { createUpstreamServer } from '../createUpstreamServer.js'
import { LONG_TIMEOUTS, serveProxy } from '../serveProxy.js'

const LOGIN = { username: 'integration', password: 'right-password' }

/** A connector that can be signed in to by password and by another method. The fake does not show which is in use (O). */
async function start(other: 'apiKey' | 'oauth', options: { methodChanges?: boolean } = {}) {
  const methods = [METHOD.password, METHOD[other]]
  const fake = createFakeCyclr({ connectors: [connector('Deskfern', methods, [optional('Region')])], ...options })
  const [installed] = fake.installed()
  if (!installed) throw new Error('The fake has no connector')
  const id = String(installed.id)
  fake.accept(({ properties }) => properties.get('Password') !== 'wrong')
  const upstream = await createUpstreamServer(fake)
  const service = await createUpstreamServer(fake, 'service')
  const { clientId, clientSecret } = fake.options
  const cyclr = { apiDomain: upstream.origin, serviceDomain: service.origin, clientId, clientSecret, signInUser: 's' }
  const authorize = () => ({ accountId: installed.accountId, userId: 'u' })
  const proxy = await serveProxy(fake, upstream.origin, { cyclr, authorize }, LONG_TIMEOUTS)
  for (const { close } of [upstream, service, proxy]) onTestFinished(close)

  const [password, second] = await Promise.all([proxy.methodOf(id, 'password'), proxy.methodOf(id, other)])
  const save = async (over: object = {}) => {
    const response = await proxy.put(`/connectors/${id}/credentials`, { methodId: password, ...LOGIN, ...over })
    return { status: response.status, ...(await response.json()) }
  }
  /** The method that was chosen before the credential was written. */
  const choices = () =>
    upstream
      .at('PUT', `/v1.0/account/connectors/${id}`)
      .map(({ body }) => JSON.parse(body))
      .filter((body) => !('AuthValue' in body))
      .map(({ AuthenticationId }) => AuthenticationId)
  const stored = () => Object.fromEntries(fake.properties(id).map(({ Name, Value }) => [Name, Value]))
  return { fake, installed, save, choices, stored, service, password, second }
}

describe('A login by password, as one of several methods', () => {
  it('is proven: the method is chosen first', async () => {
    const { save, choices, installed, password } = await start('apiKey')
    expect(await save()).toMatchObject({ status: 200, verification: 'accepted', connector: { authenticated: true } })
    expect(choices()).toEqual([password])
    expect(installed).toMatchObject({ methodId: password, authenticated: true })
  })

  it('is rejected when Cyclr ends on its error page, and nothing of it stays', async () => {
    const { save, stored, installed } = await start('apiKey')
    expect(await save({ password: 'wrong' })).toMatchObject({ status: 422, code: 'credentials_rejected' })
    expect(stored()).toEqual({})
    expect(installed.authenticated).toBe(false)
  })

  it.each(['keeps', 'removes'] as const)(
    'that is rejected while reconnecting leaves the earlier method and key, when Cyclr %s it',
    async (refusedLogin) => {
      const { fake, save, stored, installed, second } = await start('apiKey')
      Object.assign(fake.oauth, { refusedLogin })
      Object.assign(installed, { methodId: second })
      fake.authenticate(installed.id, 'old-key', { Region: 'eu' })
      const answer = await save({ password: 'wrong', values: { Region: 'us' } })
      expect(answer).toMatchObject({ status: 422, code: 'credentials_rejected' })
      expect(installed).toMatchObject({ methodId: second, authValue: 'old-key', authenticated: true })
      expect(stored()).toEqual({ Region: 'eu' })
    },
  )

  it('replaces a key once it is proven', async () => {
    const { fake, save, installed, second, password } = await start('apiKey')
    Object.assign(installed, { methodId: second })
    fake.authenticate(installed.id, 'old-key')
    expect(await save()).toMatchObject({ status: 200, verification: 'accepted' })
    expect(installed.methodId).toBe(password)
    expect(installed.authValue).toContain('AccessToken')
  })

  it('is not proven while reconnecting where the earlier method could not be restored', async () => {
    const { fake, save, choices, service, installed, second } = await start('oauth')
    Object.assign(installed, { methodId: second })
    // A token, which either method may have fetched.
    fake.authenticate(installed.id, '{"AccessToken":"earlier"}')
    expect(await save()).toMatchObject({ status: 200, verification: 'unknown' })
    expect(choices()).toEqual([])
    expect(service.seen).toEqual([])
  })

  it('is not proven where the method cannot be changed', async () => {
    const { save, service, choices, password } = await start('apiKey', { methodChanges: false })
    await save()
    expect(choices()).toEqual([password])
    expect(service.seen).toEqual([])
  })
})
