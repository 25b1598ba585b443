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
    const verify = (name: string) => `test-${fake.installed({ name })[0]?.release.Id}`
    ;({ upstream, proxy } = await serveForThisTest(fake, { verify }))
  })

  const save = async (id: string, body: object, kind?: string) =>
    proxy.put(`/connectors/${id}/credentials`, { methodId: await proxy.methodOf(id, kind), ...body })
  const stored = (id: string) => Object.fromEntries(fake.properties(id).map(({ Name, Value }) => [Name, Value]))
  const raised = () => proxy.log.map(({ message }) => message).join('\n')

  describe('after a write', () => {
    it.each([
      ['an API key', sticky, { apiKey: 'good' }, { apiKey: 'wrong' }],
      ['a user name and password', basic, { username: 'u', password: 'p' }, { username: 'u', password: 'wrong' }],
    ])('accepts %s that works and takes back one that does not', async (_, id, good, bad) => {
      expect(await (await save(id, good)).json()).toMatchObject({ verification: 'accepted' })
      fake.reset()
      const response = await save(id, bad)
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ code: 'credentials_rejected', restored: true })
      expect(fake.find(id)).toMatchObject({ authValue: null, authenticated: false })
    })

    it('a typo while reconnecting breaks nothing: key and settings are as they were', async () => {
      fake.authenticate(miva, 'running', MIVA)
      const values = { Domain: 'other.example.com', Signature: 'other' }
      const response = await save(miva, { apiKey: 'wrong', values })
      expect(await response.json()).toMatchObject({ restored: true, code: 'credentials_rejected' })
      expect(fake.find(miva)).toMatchObject({ authValue: 'running', authenticated: true })
      expect(stored(miva)).toEqual(MIVA)
      expect(JSON.stringify([proxy.said, proxy.log])).not.toMatch(/running|wrong/)
    })

    it('a wrong setting while reconnecting goes back with the key that was right', async () => {
      fake.authenticate(miva, 'running', MIVA)
      const response = await save(miva, { apiKey: 'new', values: { Domain: 'wrong.example.com' } })
      expect(response.status).toBe(422)
      expect(fake.find(miva).authValue).toBe('running')
      expect(stored(miva)).toEqual(MIVA)
    })

    it('a setting that was new is gone again', async () => {
      const { Folder: _, ...less } = MIVA
      fake.authenticate(miva, 'running', less)
      await save(miva, { apiKey: 'wrong', values: { Folder: 'mm6' } })
      expect(stored(miva)).toEqual(less)
    })

    it('an earlier key that Cyclr does not show cannot come back: the new one stays, authenticated, and that is told', async () => {
      fake.authenticate(sticky, 'running')
      upstream.always('GET', path(sticky), hideAuthValue(null))
      const response = await save(sticky, { apiKey: 'wrong' })
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ restored: false })
      expect(fake.find(sticky)).toMatchObject({ authValue: 'wrong', authenticated: true })
      expect(upstream.at('PUT', /deauthenticate/)).toEqual([])
      expect(raised()).toContain('could not be restored')
    })

    it('an earlier key behind stars is not written back as stars', async () => {
      fake.authenticate(sticky, 'running')
      upstream.always('GET', path(sticky), hideAuthValue('********'))
      expect(await (await save(sticky, { apiKey: 'wrong' })).json()).toMatchObject({ restored: false })
      expect(fake.find(sticky).authValue).toBe('wrong')
    })

    it.each(['', '******'])(
      'an earlier secret setting shown as "%s" is not written back: nothing half-restored',
      async (shown) => {
        fake.authenticate(miva, 'running', MIVA)
        upstream.script('GET', path(miva, '/properties'), (res) => {
          const list = fake.properties(miva).map((one) => (one.Name === 'Signature' ? { ...one, Value: shown } : one))
          answerWith(200, JSON.stringify(list))(res, Object(null), Object(null))
        })
        const response = await save(miva, { apiKey: 'wrong', values: { Signature: 'new' } })
        expect(await response.json()).toMatchObject({ restored: false })
        expect(stored(miva)['Signature']).toBe('new')
        expect(fake.find(miva).authValue).toBe('wrong')
      },
    )

    it('settings of a connector without any sign-in go back too', async () => {
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

    it('the client of a client-credentials grant goes back with its secret', async () => {
      const good = { ClientId: 'id', ClientSecret: 'secret' }
      expect(await (await save(mindful, { values: good })).json()).toMatchObject({ verification: 'accepted' })
      const response = await save(mindful, { values: { ClientSecret: 'wrong' } })
      expect(await response.json()).toMatchObject({ restored: true })
      expect(stored(mindful)).toEqual(good)
      expect(fake.find(mindful)).toMatchObject({ authValue: '{}', authenticated: true })
    })

    it('the login of a password grant goes back', async () => {
      const values = { ClientId: 'id', ClientSecret: 'secret', PimUrl: 'https://pim.example.com' }
      await save(akeneo, { username: 'u', password: 'p', values })
      const before = stored(akeneo)
      expect(before).toEqual({ ...values, Username: 'u', Password: 'p' })
      const response = await save(akeneo, { username: 'u', password: 'wrong' })
      expect(await response.json()).toMatchObject({ restored: true })
      expect(stored(akeneo)).toEqual(before)
    })

    it('of several methods the earlier one is not known: whether all is well again, the third party says', async () => {
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

    it('a failure while putting back is told as such, and the rejection stands', async () => {
      fake.authenticate(sticky, 'running')
      upstream.script('PUT', path(sticky), null, answerWith(500), answerWith(500))
      const response = await save(sticky, { apiKey: 'wrong' })
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ restored: false })
      expect(proxy.log.some(({ level }) => level === 'error')).toBe(true)
    })

    it.each([
      ['lacks the method', answerWith(404)],
      ['lets only approved addresses ask', answerWith(403)],
      ['is broken', answerWith(500)],
      ['is busy', answerWith(429, '', { 'Retry-After': '60' })],
      ['does not answer', hang],
      ['hangs up', resetAfter],
      ['does not know us', answerWith(401)],
    ] satisfies [string, Script][])('nothing is known where Cyclr %s, and what was saved stays', async (_, script) => {
      upstream.always('POST', TEST, script)
      const response = await save(sticky, { apiKey: 'wrong' })
      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({ verification: 'unknown', connector: { authenticated: true } })
      expect(fake.find(sticky).authValue).toBe('wrong')
    })

    it.each(['..', 'a/../b', '%2e%2e', 'x', '', 'a b'])('a test method of "%s" is no path of ours', async (verify) => {
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

    it('settings that were written before the failure go back', async () => {
      fake.authenticate(intacct, 'running', VALUES)
      const third = fake.properties(intacct)[2]
      upstream.script('PUT', `${properties}/${third?.Id}`, answerWith(403))
      const values = { WebServicesId: 'w2', WebServicesPassword: 'p2', CompanyId: 'c2' }
      expect((await save(intacct, { ...login, values })).status).toBe(500)
      expect(stored(intacct)).toEqual(VALUES)
      expect(fake.find(intacct).authValue).toBe('running')
    })

    it('a value that Cyclr refuses is named, and the others go back', async () => {
      fake.authenticate(intacct, 'running', VALUES)
      const second = fake.properties(intacct)[1]
      upstream.script('PUT', `${properties}/${second?.Id}`, answerWith(400))
      const response = await save(intacct, { ...login, values: { WebServicesId: 'w2', WebServicesPassword: 'p2' } })
      expect(await response.json()).toMatchObject({ fields: [{ name: 'WebServicesPassword' }] })
      expect(stored(intacct)).toEqual(VALUES)
    })

    it('a credential that Cyclr refuses leaves the earlier one and its settings', async () => {
      fake.authenticate(intacct, 'running', VALUES)
      upstream.script('PUT', path(intacct), answerWith(400))
      const response = await save(intacct, { ...login, values: { WebServicesId: 'w2' } })
      expect(await response.json()).toMatchObject({ code: 'credentials_rejected', restored: true })
      expect(stored(intacct)).toEqual(VALUES)
      expect(fake.find(intacct).authValue).toBe('running')
    })

    it('a credential whose answer got lost is there, and is verified like any other', async () => {
      fake.authenticate(sticky, 'running')
      upstream.script('PUT', path(sticky), resetAfter, resetAfter)
      expect(await (await save(sticky, { apiKey: 'good' })).json()).toMatchObject({ verification: 'accepted' })
      expect(fake.find(sticky).authValue).toBe('good')
    })

    it('a credential that did not arrive is a failure, and its settings go back', async () => {
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
