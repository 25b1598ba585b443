import { describe, expect, it } from 'vitest'
import type { LibraryParameter } from '../../src/testing.js'
import { connector, METHOD, optional, parameter } from '../react/connectors.js'
import { proxyFor } from './proxyFor.js'

const AUTH_FIELDS = { AuthName: 'Fields', AuthType: 'AuthFields', OAuth2Type: 'Unknown', AuthDescription: null }
const APP = [parameter('ClientId'), parameter('ClientSecret', { IsSensitive: true })]

type Body = { methodId?: string; values: Record<string, string> }

/** Saves settings for the method of this kind, and resolves with the names that are missing. */
async function missing(proxy: ReturnType<typeof proxyFor>, body: Body): Promise<readonly string[]> {
  const response = await proxy.saveParameters(body)
  if (response.ok) return []
  const { fields = [] }: { fields?: { name: string; reason: string }[] } = await response.json()
  return fields.map(({ name, reason }) => `${name} ${reason}`)
}

const proxyWith = (parameters: readonly LibraryParameter[], methods = [METHOD.oauth, METHOD.clientCredentials]) =>
  proxyFor(connector('Deskfern', methods, parameters))
const idOf = async (proxy: ReturnType<typeof proxyFor>, kind: string) =>
  (await proxy.read()).methods.find((method) => method.kind === kind)?.id ?? ''

describe('What is required when settings are saved', () => {
  it('B15: is what the chosen method asks on that step, not the credential that comes after it', async () => {
    const proxy = proxyWith([parameter('Server'), ...APP])
    const methodId = await idOf(proxy, 'clientCredentials')
    expect(await missing(proxy, { methodId, values: {} })).toEqual(['Server required'])
    expect(await missing(proxy, { methodId, values: { Server: 'eu' } })).toEqual([])
    const values = { ClientId: 'id', ClientSecret: 'secret' }
    expect((await proxy.saveCredentials({ methodId, values })).status).toBe(200)
    expect(proxy.stored()).toEqual({ Server: 'eu', ...values })
    expect(proxy.installed.authenticated).toBe(true)
  })

  it('B15: differs by method', async () => {
    const proxy = proxyWith([parameter('Server'), ...APP])
    const methodId = await idOf(proxy, 'oauth')
    expect(await missing(proxy, { methodId, values: { Server: 'eu' } })).toEqual([
      'ClientId required',
      'ClientSecret required',
    ])
  })

  it('B15: is what every method asks, for a client that names none', async () => {
    const proxy = proxyWith([parameter('Server'), ...APP])
    expect(await missing(proxy, { values: {} })).toEqual(['Server required'])
    expect(await missing(proxy, { values: { Server: 'eu' } })).toEqual([])
  })

  it('leaves out a login that this method stores as properties', async () => {
    const login = [parameter('Username'), parameter('Password', { IsSensitive: true })]
    const proxy = proxyWith([parameter('Server'), ...login], [METHOD.password, METHOD.apiKey])
    const methodId = await idOf(proxy, 'password')
    expect(await missing(proxy, { methodId, values: { Server: 'eu' } })).toEqual([])
    expect((await proxy.saveCredentials({ methodId, username: 'me', password: 'pass' })).status).toBe(200)
    expect(proxy.stored()).toEqual({ Server: 'eu', Username: 'me', Password: 'pass' })
  })

  it('is all of them with the credential', async () => {
    const proxy = proxyWith([parameter('Server'), ...APP])
    const response = await proxy.saveCredentials({ methodId: await idOf(proxy, 'clientCredentials') })
    const { fields } = await response.json()
    expect(fields.map(({ name }: { name: string }) => name)).toEqual(['Server', 'ClientId', 'ClientSecret'])
  })

  it('is unknown for a method that the connector does not have', async () => {
    const response = await proxyWith([]).saveParameters({ methodId: 'gone', values: {} })
    expect([response.status, await response.json()]).toMatchObject([409, { code: 'conflict' }])
  })
})

describe('A connector that needs no sign-in', () => {
  it.each([
    ['B16: AuthFields', AUTH_FIELDS],
    ['None', METHOD.none],
    ['NetSuiteOAuth1', { ...AUTH_FIELDS, AuthType: 'NetSuiteOAuth1' }],
  ])('is authenticated as soon as no required setting is missing: %s', async (_name, method) => {
    const proxy = proxyFor(
      connector('Deskfern', [method], [parameter('Token', { IsSensitive: true }), optional('Zone')]),
    )
    const { methods, authenticated } = await proxy.read()
    expect([methods.map(({ kind }) => kind), authenticated]).toEqual([['none'], false])
    const methodId = methods[0]?.id ?? ''
    expect((await proxy.saveCredentials({ methodId, values: {} })).status).toBe(400)
    const response = await proxy.saveCredentials({ methodId, values: { Token: 't' } })
    expect(await response.json()).toMatchObject({ connector: { authenticated: true }, verification: 'unknown' })
    expect(proxy.installed.authenticated).toBe(false)
  })

  it.each([
    ['with a method of another kind', [METHOD.oauth]],
    ['with several methods', [METHOD.apiKey, METHOD.oauth]],
    ['without a method', []],
  ])('is a system connector %s', async (_name, methods) => {
    const system = { ...connector('Tools', methods, [parameter('Zone')]), IsSystemConnector: true }
    const proxy = proxyFor(system)
    expect(await proxy.read()).toMatchObject({ authenticated: false, methods: [{ kind: 'none' }] })
    const { methods: shown } = await proxy.read()
    expect(shown).toHaveLength(1)
    await proxy.saveCredentials({ methodId: shown[0]?.id ?? '', values: { Zone: 'a' } })
    expect(await proxy.read()).toMatchObject({ authenticated: true })
  })
})

describe('The default method', () => {
  const { apiKey, oauth, basic } = METHOD

  it('is the one that Cyclr names, in the order of a guide', async () => {
    const methods = [apiKey, { ...oauth, IsDefault: true }, basic]
    const names = async (setup = {}) => {
      const { methods: shown } = await proxyFor(connector('Deskfern', methods), setup).read()
      return shown.map(({ name, isDefault }) => (isDefault ? `${name}!` : name))
    }
    expect(await names()).toEqual(['API Key', 'OAuth 2!', 'Basic'])
    const guides = [{ connector: 'Deskfern', methods: ['Basic', 'API Key', 'OAuth 2'] }]
    expect(await names({ guides })).toEqual(['Basic', 'API Key', 'OAuth 2!'])
  })

  it.each([['true'], [1], [null], [undefined]])('is not read from %j', async (IsDefault) => {
    const release = (one: object) => ({ ...one, Authentication: [{ ...apiKey, Id: 'a', IsDefault }] })
    const { methods } = await proxyFor(connector('Deskfern', [apiKey]), { release }).read()
    expect(methods.map(({ isDefault }) => isDefault)).toEqual([false])
  })
})
