import { beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../../src/testing.js'
import { answerWith, hang, resetAfter, type Script, type UpstreamServer } from '../createUpstreamServer.js'
import { serveForThisTest } from '../serveForThisTest.js'
import { type ServedProxy, serveProxy } from '../serveProxy.js'

const path = (id: string, rest = '') => `/v1.0/account/connectors/${id}${rest}`

describe('Verification', () => {
  const fake = createFakeCyclr()
  const idOf = (name: string) => String(fake.installed({ name, accountId: ACCOUNT })[0]?.id)
  const [sticky, basic, intacct, miva, sftp, mindful, akeneo, squareup] = [
    idOf('Sticky'),
    idOf('LawToolBox'),
    idOf('Sage Intacct'),
    idOf('Miva'),
    idOf('SFTP Private Key'),
    idOf('Mindful API'),
    idOf('Akeneo'),
    idOf('Squareup'),
  ]
  const MIVA = { Domain: 'shop.example.com', Folder: 'mm5', StoreCode: 'S1', Signature: 'sig' }
  const TEST = /\/test\//
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeEach(async () => {
    const verify = (name: string) => fake.testMethodOf(fake.installed({ name })[0]?.id ?? 0)
    ;({ upstream, proxy } = await serveForThisTest(fake, { verify }))
  })

  const save = async (id: string, body: object, kind?: string) =>
    proxy.put(`/connectors/${id}/credentials`, { methodId: await proxy.methodOf(id, kind), ...body })
  const stored = (id: string) => Object.fromEntries(fake.properties(id).map(({ Name, Value }) => [Name, Value]))
  const messages = () => proxy.log.map(({ message }) => message).join('\n')

  describe('after a write', () => {
    it.each([
      ['an API key', sticky, { apiKey: 'good' }, { apiKey: 'wrong' }],
      ['a user name and password', basic, { username: 'u', password: 'p' }, { username: 'u', password: 'wrong' }],
    ])('accepts %s that works and rolls back one that does not', async (_, id, good, bad) => {
      expect(await (await save(id, good)).json()).toMatchObject({ verification: 'accepted' })
      fake.reset()
      const response = await save(id, bad)
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ code: 'credentials_rejected', restored: true })
      expect(fake.find(id)).toMatchObject({ authValue: null, authenticated: false })
    })

    it('restores key and settings after a wrong key while reconnecting', async () => {
      fake.authenticate(miva, 'running', MIVA)
      const values = { Domain: 'other.example.com', Signature: 'other' }
      const response = await save(miva, { apiKey: 'wrong', values })
      expect(await response.json()).toMatchObject({ restored: true, code: 'credentials_rejected' })
      expect(fake.find(miva)).toMatchObject({ authValue: 'running', authenticated: true })
      expect(stored(miva)).toEqual(MIVA)
      expect(JSON.stringify([proxy.said, proxy.log])).not.toMatch(/running|wrong/)
    })

    it('restores a wrong setting and the earlier key while reconnecting', async () => {
      fake.authenticate(miva, 'running', MIVA)
      const response = await save(miva, { apiKey: 'new', values: { Domain: 'wrong.example.com' } })
      expect(response.status).toBe(422)
      expect(fake.find(miva).authValue).toBe('running')
      expect(stored(miva)).toEqual(MIVA)
    })

    it('deletes a setting that did not exist before', async () => {
      const { Folder: _, ...less } = MIVA
      fake.authenticate(miva, 'running', less)
      await save(miva, { apiKey: 'wrong', values: { Folder: 'mm6' } })
      expect(stored(miva)).toEqual(less)
    })

    it('keeps the new key and reports `restored: false` when Cyclr does not show the earlier one', async () => {
      fake.authenticate(sticky, 'running')
      upstream.always('GET', path(sticky), hideAuthValue(null))
      const response = await save(sticky, { apiKey: 'wrong' })
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ restored: false })
      expect(fake.find(sticky)).toMatchObject({ authValue: 'wrong', authenticated: true })
      expect(upstream.at('PUT', /deauthenticate/)).toEqual([])
      expect(messages()).toContain('could not be restored')
    })

    it.each(['********', '••••1234'])('D16: does not write back a key that Cyclr masks as %s', async (shown) => {
      fake.authenticate(sticky, 'running')
      upstream.always('GET', path(sticky), hideAuthValue(shown))
      expect(await (await save(sticky, { apiKey: 'wrong' })).json()).toMatchObject({ restored: false })
      expect(fake.find(sticky).authValue).toBe('wrong')
    })

    it.each(['', '******'])('restores nothing when an earlier secret setting reads as "%s"', async (shown) => {
      fake.authenticate(miva, 'running', MIVA)
      upstream.always('GET', path(miva), async (res, req, answer) => {
        const dto: object = await (await answer()).json()
        const Properties = fake
          .properties(miva)
          .map((one) => (one.Name === 'Signature' ? { ...one, Value: shown } : one))
        return answerWith(200, JSON.stringify({ ...dto, Properties }))(res, req, answer)
      })
      const response = await save(miva, { apiKey: 'wrong', values: { Signature: 'new' } })
      expect(await response.json()).toMatchObject({ restored: false })
      expect(stored(miva)['Signature']).toBe('new')
      expect(fake.find(miva).authValue).toBe('wrong')
    })

    it('restores the settings of a connector without a credential', async () => {
      const values = {
        HostUri: 'sftp.example.com',
        UserName: 'u',
        PrivateKey: 'key',
        ServerTimeZone: fake.find(sftp).release.Parameters?.find(({ TargetName }) => TargetName === 'ServerTimeZone')
          ?.Values[0],
      }
      const good = await save(sftp, { values })
      expect(await good.json()).toMatchObject({ verification: 'accepted', connector: { authenticated: true } })
      const before = stored(sftp)
      const response = await save(sftp, { values: { PrivateKey: 'wrong' } })
      expect(await response.json()).toMatchObject({ code: 'credentials_rejected', restored: true })
      expect(stored(sftp)).toEqual(before)
      expect(upstream.at('PUT', /deauthenticate/)).toEqual([])
    })

    it('restores the client id and secret of a client-credentials grant', async () => {
      const good = { ClientId: 'id', ClientSecret: 'secret' }
      expect(await (await save(mindful, { values: good })).json()).toMatchObject({ verification: 'accepted' })
      const response = await save(mindful, { values: { ClientSecret: 'wrong' } })
      expect(await response.json()).toMatchObject({ restored: true })
      expect(stored(mindful)).toEqual(good)
      expect(fake.find(mindful)).toMatchObject({ authValue: '{}', authenticated: true })
    })

    it('restores the login of a password grant', async () => {
      const values = { ClientId: 'id', ClientSecret: 'secret', PimUrl: 'https://pim.example.com' }
      await save(akeneo, { username: 'u', password: 'p', values })
      const before = stored(akeneo)
      expect(before).toEqual({ ...values, Username: 'u', Password: 'p' })
      const response = await save(akeneo, { username: 'u', password: 'wrong' })
      expect(await response.json()).toMatchObject({ restored: true })
      expect(stored(akeneo)).toEqual(before)
    })

    it('verifies the restored key when the connector has several methods, as the earlier method is unknown', async () => {
      expect(await (await save(squareup, { apiKey: 'running' }, 'apiKey')).json()).toMatchObject({
        verification: 'accepted',
      })
      const again = await save(squareup, { apiKey: 'wrong' }, 'apiKey')
      expect(await again.json()).toMatchObject({ restored: true })
      expect(fake.find(squareup).authValue).toBe('running')
      fake.accept(() => false)
      const worse = await save(squareup, { apiKey: 'another' }, 'apiKey')
      expect(await worse.json()).toMatchObject({ restored: false })
      expect(fake.find(squareup)).toMatchObject({ authValue: 'running', authenticated: true })
    })

    it('answers the rejection and logs an error when the rollback fails', async () => {
      fake.authenticate(sticky, 'running')
      upstream.script('PUT', path(sticky), null, answerWith(500), answerWith(500))
      const response = await save(sticky, { apiKey: 'wrong' })
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ restored: false })
      expect(proxy.log.some(({ level }) => level === 'error')).toBe(true)
    })

    it.each([
      ['lacks the method', answerWith(404)],
      ['allows only approved addresses', answerWith(403)],
      ['is broken', answerWith(500)],
      ['is busy', answerWith(429, '', { 'Retry-After': '60' })],
      ['does not answer', hang],
      ['closes the connection', resetAfter],
      ['answers 401', answerWith(401)],
    ] satisfies [string, Script][])('is unknown when Cyclr %s, and keeps what was saved', async (_, script) => {
      upstream.always('POST', TEST, script)
      const response = await save(sticky, { apiKey: 'wrong' })
      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({ verification: 'unknown', connector: { authenticated: true } })
      expect(fake.find(sticky).authValue).toBe('wrong')
    })

    it.each(['..', 'a/../b', '%2e%2e', 'x', '', 'a b'])('makes no call for the test method "%s"', async (verify) => {
      const odd = await serveProxy(fake, upstream.origin, { verify: () => verify })
      const methodId = await odd.methodOf(sticky)
      const response = await odd.put(`/connectors/${sticky}/credentials`, { methodId, apiKey: 'k' })
      expect(await response.json()).toMatchObject({ verification: 'unknown' })
      expect(upstream.seen.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual(['/oauth/token'])
      await odd.close()
    })
  })

  describe('while reconnecting, when Cyclr fails', () => {
    const properties = path(intacct, '/properties')
    const VALUES = { WebServicesId: 'w', WebServicesPassword: 'p', CompanyId: 'c' }
    const login = { username: 'u', password: 'p' }

    it('restores settings that were written before the failure', async () => {
      fake.authenticate(intacct, 'running', VALUES)
      const third = fake.properties(intacct)[2]
      upstream.script('PUT', `${properties}/${third?.Id}`, answerWith(403))
      const values = { WebServicesId: 'w2', WebServicesPassword: 'p2', CompanyId: 'c2' }
      expect((await save(intacct, { ...login, values })).status).toBe(500)
      expect(stored(intacct)).toEqual(VALUES)
      expect(fake.find(intacct).authValue).toBe('running')
    })

    it('names the value that Cyclr refuses, and restores the others', async () => {
      fake.authenticate(intacct, 'running', VALUES)
      const second = fake.properties(intacct)[1]
      upstream.script('PUT', `${properties}/${second?.Id}`, answerWith(400))
      const response = await save(intacct, { ...login, values: { WebServicesId: 'w2', WebServicesPassword: 'p2' } })
      expect(await response.json()).toMatchObject({ fields: [{ name: 'WebServicesPassword' }] })
      expect(stored(intacct)).toEqual(VALUES)
    })

    it('keeps the earlier credential and its settings when Cyclr refuses the new one', async () => {
      fake.authenticate(intacct, 'running', VALUES)
      upstream.script('PUT', path(intacct), answerWith(400))
      const response = await save(intacct, { ...login, values: { WebServicesId: 'w2' } })
      expect(await response.json()).toMatchObject({ code: 'credentials_rejected', restored: true })
      expect(stored(intacct)).toEqual(VALUES)
      expect(fake.find(intacct).authValue).toBe('running')
    })

    it('verifies a credential that was stored although the answer was lost', async () => {
      fake.authenticate(sticky, 'running')
      upstream.script('PUT', path(sticky), resetAfter, resetAfter)
      expect(await (await save(sticky, { apiKey: 'good' })).json()).toMatchObject({ verification: 'accepted' })
      expect(fake.find(sticky).authValue).toBe('good')
    })

    it('fails and restores the settings when the credential was not stored', async () => {
      fake.authenticate(intacct, 'running', VALUES)
      upstream.script('PUT', path(intacct), hang)
      const response = await save(intacct, { ...login, values: { WebServicesId: 'w2' } })
      expect(response.status).toBe(504)
      expect(stored(intacct)).toEqual(VALUES)
    })
  })
})

function hideAuthValue(shown: string | null): Script {
  return async (res, req, answer) => {
    const dto: object = await (await answer()).json()
    return answerWith(200, JSON.stringify({ ...dto, AuthValue: shown }))(res, req, answer)
  }
}
