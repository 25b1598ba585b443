import { beforeEach, describe, expect, it } from 'vitest'
import { miva } from '../../src/guides/miva.js'
import { createFakeCyclr } from '../../src/testing.js'
import type { UpstreamServer } from './createUpstreamServer.js'
import { BASE, NAVIGATION, ORIGIN } from './harness.js'
import { serveForThisTest } from './serveForThisTest.js'
import { LONG_TIMEOUTS, type ServedProxy } from './serveProxy.js'

const DATABASE = { Host: 'db.example.com', Database: 'shop', SslConnection: 'False', SshTunnel: 'False' }

describe('Values from the browser', () => {
  const fake = createFakeCyclr()
  const idOf = (name: string) => String(fake.installed({ name })[0]?.id)
  let upstream: UpstreamServer
  let proxy: ServedProxy

  beforeEach(async () => {
    const guides = [{ connector: 'Zap', fields: { Environment: { closed: true } } }]
    ;({ upstream, proxy } = await serveForThisTest(fake, { guides }, LONG_TIMEOUTS))
  })

  const written = () => upstream.seen.filter(({ method, path }) => method !== 'GET' && path !== '/oauth/token')
  const save = (id: string, values: Record<string, string | null>) =>
    proxy.put(`/connectors/${id}/parameters`, { values })
  const login = async (username: string, password: string) => {
    const id = idOf('LawToolBox')
    const response = await proxy.put(`/connectors/${id}/credentials`, {
      methodId: await proxy.methodOf(id),
      username,
      password,
    })
    return { response, stored: Buffer.from(fake.find(id).authValue ?? '', 'base64') }
  }

  it.each([
    ['beside the values', { values: {}, propertyId: 5 }],
    ['as Cyclr would have it', { values: {}, Properties: [{ Id: 5, Name: 'CompanySubdomain', Value: 'x' }] }],
    ['in place of a value', { values: { CompanySubdomain: { Id: 5, Value: 'x' } } }],
  ])('PV-04: a property id is refused %s', async (_, body) => {
    const response = await proxy.put(`/connectors/${idOf('BambooHR')}/parameters`, body)
    expect(response.status).toBe(400)
    expect(upstream.seen).toEqual([])
  })

  it('PV-04: no route addresses a property by id', async () => {
    const id = idOf('BambooHR')
    for (const path of [
      `/connectors/${id}/properties`,
      `/connectors/${id}/properties/5`,
      `/connectors/${id}/parameters/5`,
    ]) {
      expect((await proxy.put(path, { values: {} })).status).toBe(404)
    }
    expect(upstream.seen).toEqual([])
  })

  it.each(['VerifyToken', 'Scopes'])('PV-12: a parameter of the partner is refused: %s', async (name) => {
    const id = idOf('Facebook Messenger')
    const methodId = await proxy.methodOf(id)
    const answers = [
      await save(id, { [name]: 'value-canary' }),
      await proxy.post(`/connectors/${id}/oauth`, { methodId, mode: 'popup', values: { [name]: 'value-canary' } }),
    ]
    for (const response of answers) {
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ fields: [{ in: 'values', name, reason: 'unknown' }] })
    }
    expect(written()).toEqual([])
    expect(JSON.stringify([proxy.said, proxy.log])).not.toContain('value-canary')
  })

  it.each([
    ['outside a list that its guide closes', 'Zap', 'Environment', 'sandbox-canary', 'notAChoice'],
    ['missing though it is required', 'BambooHR', 'CompanySubdomain', '', 'required'],
    ['to be deleted though it is required', 'BambooHR', 'CompanySubdomain', null, 'required'],
    ['of spaces only', 'BambooHR', 'CompanySubdomain', ' \t ', 'required'],
    ['PV-15: with NUL in it', 'BambooHR', 'CompanySubdomain', 'canary\u0000', 'badCharacter'],
    ['PV-15: with a lone surrogate in it', 'BambooHR', 'CompanySubdomain', 'canary\udc00', 'badCharacter'],
    ['beyond 16 KiB', 'BambooHR', 'CompanySubdomain', 'c'.repeat(16 * 1024 + 1), 'tooLong'],
  ])('PV-13: a value %s is refused by name and never repeated', async (_, connector, name, value, reason) => {
    const response = await save(idOf(connector), { [name]: value })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'invalid_request', fields: [{ in: 'values', name, reason }] })
    expect(written()).toEqual([])
    expect(JSON.stringify([proxy.said, proxy.log])).not.toMatch(/canary|cccc/)
  })

  it.each([
    ['４４３', '443'],
    ['٤٤٣ ', '443'],
    ['+443', '443'],
    ['1,000', '1000'],
  ])('B5: a whole number %j is stored as %j', async (value, stored) => {
    const id = idOf('PostgreSQL')
    expect((await save(id, { ...DATABASE, Port: value })).status).toBe(200)
    expect(fake.properties(id).find(({ Name }) => Name === 'Port')?.Value).toBe(stored)
  })

  it.each(['1.000', '1.5', 'many'])('B5: %j is refused where a whole number is asked for', async (value) => {
    const response = await save(idOf('PostgreSQL'), { ...DATABASE, Port: value })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ fields: [{ name: 'Port', reason: 'pattern' }] })
  })

  it.each(['ada:canary@shop.example.com', 'https://ada:canary@shop.example.com/', 'no host'])(
    'B2: an address with a password, or with no host, is refused where a host is asked for: %s',
    async (value) => {
      const guided = await serveForThisTest(fake, { guides: [miva] }, LONG_TIMEOUTS)
      const values = { Domain: value, Folder: 'mm5', StoreCode: 'S1', Signature: 'x' }
      const response = await guided.proxy.put(`/connectors/${idOf('Miva')}/parameters`, { values })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ fields: [{ in: 'values', name: 'Domain', reason: 'pattern' }] })
      expect(fake.properties(idOf('Miva'))).toEqual([])
      expect(JSON.stringify([guided.proxy.said, guided.proxy.log])).not.toContain('canary')
    },
  )

  it('B8: an API key may be a key in PEM form, and no other text of several lines', async () => {
    const id = idOf('Sticky')
    const methodId = await proxy.methodOf(id)
    const apiKey = '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n'
    expect((await proxy.put(`/connectors/${id}/credentials`, { methodId, apiKey: 'two\nlines' })).status).toBe(400)
    expect((await proxy.put(`/connectors/${id}/credentials`, { methodId, apiKey })).status).toBe(200)
    expect(fake.find(id).authValue).toBe(apiKey)
  })

  it.each([
    ['right-to-left overrides', 'a\u202eb'],
    ['characters of four bytes', '😀𝕏'],
    ['a private key, line by line', '-----BEGIN KEY-----\r\nab\tcd\n-----END KEY-----\n'],
    ['spaces around', '  kept  '],
    ['16 KiB', 'k'.repeat(16 * 1024)],
    ['quotes and tags', `'"><script>alert(1)</script>\\`],
  ])('PV-15: a value arrives unchanged: %s', async (_, value) => {
    const id = idOf('Miva')
    const values = { Domain: 'shop.example.com', Folder: 'mm5', StoreCode: 'S1', Signature: value }
    expect((await save(id, values)).status).toBe(200)
    expect(fake.properties(id).find(({ Name }) => Name === 'Signature')?.Value).toBe(value)
  })

  it.each([
    ['uesér', 'pässwörd'],
    ['日本', '語'],
    ['😀', '🔑'],
    ['user', 'a:b:'],
    ['user', ''],
    ['user', 'p'.repeat(4096)],
    ['user', ' leading and trailing '],
    ['user', 'two\r\nlines\tand a tab'],
    // Composed and decomposed are different bytes. Only the third party knows which are right, so neither is changed.
    ['caf\u00e9', 'caf\u00e9'],
    ['cafe\u0301', 'cafe\u0301'],
  ])('PV-18, PV-19: a login is sent as its exact UTF-8 bytes: %j, %j', async (username, password) => {
    const { response, stored } = await login(username, password)
    expect(response.status).toBe(200)
    expect(stored.equals(Buffer.from(`${username}:${password}`, 'utf8'))).toBe(true)
  })

  it('PL-03: a stored secret is returned without its value', async () => {
    const id = idOf('Miva')
    const values = { Domain: 'shop.example.com', Folder: 'mm5', StoreCode: 'S1', Signature: 'signature-canary' }
    await save(id, values)
    const { parameters } = await (await proxy.send(`/connectors/${id}`)).json()
    const shown = parameters.map(({ name, isSet, value }: Record<string, unknown>) => [name, isSet, value])
    expect(shown).toEqual([
      ['Domain', true, 'shop.example.com'],
      ['Folder', true, 'mm5'],
      ['StoreCode', true, 'S1'],
      ['Signature', true, null],
    ])
    expect(proxy.said.join()).not.toContain('signature-canary')
  })

  it('PL-11: no address contains a value: an access log holds at most a ticket and a proof', async () => {
    const log: string[] = []
    const send = (path: string, init?: RequestInit) => {
      log.push(path)
      return proxy.send(path, init)
    }
    const id = idOf('Asana')
    const body = JSON.stringify({ methodId: await proxy.methodOf(id), mode: 'popup' })
    const { launchUrl } = await (await send(`/connectors/${id}/oauth`, { method: 'POST', body })).json()
    const launched = await send(launchUrl.slice((ORIGIN + BASE).length), { headers: NAVIGATION })
    const target = new URL(launched.headers.get('Location') ?? '').searchParams
    await send((target.get('targetOrigin') ?? '').slice((ORIGIN + BASE).length), { headers: {} })
    const { response } = await login('login-canary', 'password-canary')
    expect(response.status).toBe(200)

    const all = log.join('\n')
    const token = target.get('token') ?? ''
    expect(token.length).toBeGreaterThan(8)
    expect(all).not.toContain(token)
    expect(all).not.toMatch(/canary|[Bb]earer/)
    expect(all).not.toContain(fake.options.clientSecret)
    const names = log.flatMap((path) => [...new URL(path, ORIGIN).searchParams.keys()])
    expect(new Set(names)).toEqual(new Set(['ticket', 'attempt', 'proof']))
  })
})
