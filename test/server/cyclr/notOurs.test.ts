import { beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../../src/testing.js'
import { answerWith, resetAfter, resetBefore, type Script, type UpstreamServer } from '../createUpstreamServer.js'
import { serveForThisTest } from '../serveForThisTest.js'
import type { ServedProxy } from '../serveProxy.js'

const path = (id: string, rest = '') => `/v1.0/account/connectors/${id}${rest}`
const TEST = /\/test\//

/** Answers as usual, after this happened. */
const after =
  (event: () => void): Script =>
  async (res, _, answer) => {
    const response = await answer()
    const body = await response.text()
    event()
    res.writeHead(response.status, { 'Content-Type': 'application/json' }).end(body)
  }

describe('What somebody else stores while a save is under way', () => {
  const fake = createFakeCyclr()
  const idOf = (name: string) => String(fake.installed({ name, accountId: ACCOUNT })[0]?.id)
  const [sticky, miva] = [idOf('Sticky'), idOf('Miva')]
  const MIVA = { Domain: 'shop.example.com', Folder: 'mm5', StoreCode: 'S1', Signature: 'sig' }
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeEach(async () => {
    const verify = (name: string) => fake.testMethodOf(fake.installed({ name })[0]?.id ?? 0)
    ;({ upstream, proxy } = await serveForThisTest(fake, { verify }))
  })

  const save = async (id: string, body: object) =>
    proxy.put(`/connectors/${id}/credentials`, { methodId: await proxy.methodOf(id), ...body })
  const stored = (id: string) => Object.fromEntries(fake.properties(id).map(({ Name, Value }) => [Name, Value]))
  const saveByOther = (id: string, values: Record<string, string> = stored(id)) =>
    after(() => fake.authenticate(id, 'of another user', values))

  it.each([
    ['a first connection', null],
    ['a reconnection', 'running'],
  ])('D4: a credential stays when an earlier one is rejected (%s)', async (_, running) => {
    if (running !== null) fake.authenticate(sticky, running)
    upstream.script('POST', TEST, saveByOther(sticky))
    const response = await save(sticky, { apiKey: 'wrong' })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'credentials_rejected', restored: false })
    expect(fake.find(sticky)).toMatchObject({ authValue: 'of another user', authenticated: true })
    expect(upstream.at('PUT', /deauthenticate/)).toEqual([])
  })

  it('D4: a credential stays with the settings it was verified with', async () => {
    fake.authenticate(miva, 'running', MIVA)
    upstream.script('POST', TEST, saveByOther(miva, { ...MIVA, Domain: 'new.example.com' }))
    await save(miva, { apiKey: 'wrong', values: { Domain: 'new.example.com' } })
    expect(stored(miva)).toEqual({ ...MIVA, Domain: 'new.example.com' })
    expect(fake.find(miva).authValue).toBe('of another user')
  })

  it('D4: a credential that Cyclr does not show stays when the third party accepts it', async () => {
    upstream.always('GET', path(sticky), async (res, _, answer) => {
      const shown: object = await (await answer()).json()
      res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ ...shown, AuthValue: null }))
    })
    upstream.script('POST', TEST, saveByOther(sticky))
    expect(await (await save(sticky, { apiKey: 'wrong' })).json()).toMatchObject({ restored: false })
    expect(fake.find(sticky)).toMatchObject({ authValue: 'of another user', authenticated: true })
  })

  it('D4: a credential stays when Cyclr refuses another one meanwhile', async () => {
    fake.authenticate(miva, 'running', MIVA)
    upstream.script('PUT', path(miva), (res, req, answer) => {
      fake.authenticate(miva, 'of another user', { ...MIVA, Domain: 'new.example.com' })
      return answerWith(400)(res, req, answer)
    })
    const response = await save(miva, { apiKey: 'k', values: { Domain: 'new.example.com' } })
    expect(await response.json()).toMatchObject({ code: 'credentials_rejected', restored: false })
    expect(stored(miva)['Domain']).toBe('new.example.com')
  })

  it('D4: a setting stays, and those that are still ours go back', async () => {
    fake.authenticate(miva, 'running', MIVA)
    const [domain] = fake.properties(miva).filter(({ Name }) => Name === 'Domain')
    upstream.script(
      'POST',
      TEST,
      after(() => void (domain && Object.assign(domain, { Value: 'of another user' }))),
    )
    const response = await save(miva, { apiKey: 'wrong', values: { Domain: 'a.example.com', Folder: 'mm6' } })
    expect(await response.json()).toMatchObject({ restored: false })
    expect(stored(miva)).toMatchObject({ Folder: 'mm5' })
    expect(fake.find(miva).authenticated).toBe(true)
  })
})

describe('A save whose outcome is unknown', () => {
  const fake = createFakeCyclr()
  const miva = String(fake.installed({ name: 'Miva', accountId: ACCOUNT })[0]?.id)
  const MIVA = { Domain: 'shop.example.com', Folder: 'mm5', StoreCode: 'S1', Signature: 'sig' }
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeEach(async () => {
    ;({ upstream, proxy } = await serveForThisTest(fake, {}))
  })

  it('D6: is not undone by half, and the next read shows what became of it', async () => {
    fake.authenticate(miva, 'running', MIVA)
    const methodId = await proxy.methodOf(miva)
    upstream.script('PUT', path(miva), resetAfter, resetAfter)
    // The reads of the save, and the look afterwards with its retries.
    upstream.script('GET', path(miva), null, resetBefore, resetBefore, resetBefore)
    const body = { methodId, apiKey: 'new', values: { Domain: 'new.example.com' } }
    const response = await proxy.put(`/connectors/${miva}/credentials`, body)
    expect([response.status, await response.json()]).toMatchObject([504, { code: 'upstream_timeout' }])
    expect(fake.find(miva)).toMatchObject({ authValue: 'new', authenticated: true })
    const domain = fake.properties(miva).find(({ Name }) => Name === 'Domain')
    expect(domain?.Value).toBe('new.example.com')
    expect(upstream.at('PUT', new RegExp(`/properties/${domain?.Id}`))).toHaveLength(1)
    expect((await proxy.send(`/connectors/${miva}`)).status).toBe(200)
  })

  it('D6: is not undone by half where Cyclr does not show the credential', async () => {
    fake.authenticate(miva, 'running', MIVA)
    const methodId = await proxy.methodOf(miva)
    upstream.always('GET', path(miva), async (res, _, answer) => {
      const shown: object = await (await answer()).json()
      res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ ...shown, AuthValue: null }))
    })
    upstream.script('PUT', path(miva), resetAfter, resetAfter)
    const body = { methodId, apiKey: 'new', values: { Domain: 'new.example.com' } }
    expect((await proxy.put(`/connectors/${miva}/credentials`, body)).status).toBe(504)
    const domain = fake.properties(miva).find(({ Name }) => Name === 'Domain')
    expect([fake.find(miva).authValue, domain?.Value]).toEqual(['new', 'new.example.com'])
  })
})
