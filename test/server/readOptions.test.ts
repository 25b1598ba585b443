import { describe, expect, it } from 'vitest'
import { createConnectorProxy } from '../../src/server/createConnectorProxy.js'
import type { ConnectorProxyOptions } from '../../src/server/options/ProxyOptions.js'
import { readOptions } from '../../src/server/options/readOptions.js'
import { BASE, createHarness, ORIGIN, optionsWith, SECRET } from './harness.js'

const cyclr = optionsWith().cyclr
const act = async (): Promise<boolean> => true
const store = { get: act, set: act, delete: act }
const read = (over: object) => readOptions({ ...optionsWith(), ...over })
const messageOf = (over: object): string => {
  try {
    read(over)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return 'accepted'
}

describe('Options of the proxy', () => {
  it.each([
    ['PA-01: no authorize', { authorize: undefined }, 'authorize', 'Pass a function'],
    ['no publicUrl', { publicUrl: '' }, 'publicUrl', 'empty'],
    ['publicUrl over plain http', { publicUrl: 'http://app.acme.test/api' }, 'publicUrl', 'Use https'],
    ['publicUrl that is no address', { publicUrl: 'https://' }, 'publicUrl', 'Pass one such as'],
    ['publicUrl of another scheme', { publicUrl: 'ftp://app.acme.test' }, 'publicUrl', 'Use https'],
    ['publicUrl with a user', { publicUrl: 'https://a:b@app.acme.test' }, 'publicUrl', 'URL without them'],
    ['publicUrl with a query', { publicUrl: 'https://app.acme.test/?a' }, 'publicUrl', 'URL without them'],
    ['no cyclr at all', { cyclr: undefined }, 'cyclr.apiDomain', 'empty'],
    [
      'UF-28: API over plain http',
      { cyclr: { ...cyclr, apiDomain: 'http://api.cyclr.test' } },
      'cyclr.apiDomain',
      'https',
    ],
    [
      'API with a path',
      { cyclr: { ...cyclr, apiDomain: 'api.cyclr.test/v1.0' } },
      'cyclr.apiDomain',
      'host name alone',
    ],
    [
      'UF-28: service over plain http',
      { cyclr: { ...cyclr, serviceDomain: 'http://h.cyclr.test' } },
      'cyclr.serviceDomain',
      'https',
    ],
    [
      'UF-28: service on the API host',
      { cyclr: { ...cyclr, serviceDomain: 'https://API.cyclr.test' } },
      'cyclr.serviceDomain',
      'console',
    ],
    [
      'loopback look-alike',
      { cyclr: { ...cyclr, apiDomain: 'http://127.0.0.1.evil.test' } },
      'cyclr.apiDomain',
      'https',
    ],
    [
      'localhost look-alike',
      { cyclr: { ...cyclr, apiDomain: 'http://localhost.evil.test' } },
      'cyclr.apiDomain',
      'https',
    ],
    ['no client id', { cyclr: { ...cyclr, clientId: '' } }, 'cyclr.clientId', 'environment'],
    ['no client secret', { cyclr: { ...cyclr, clientSecret: undefined } }, 'cyclr.clientSecret', 'environment'],
    ['no sign-in user', { cyclr: { ...cyclr, signInUser: ' ' } }, 'cyclr.signInUser', 'empty'],
    ['no host name', { host: {} }, 'host.name', 'empty'],
    ['host icon over plain http', { host: { name: 'Acme', icon: 'http://cdn.test/a.png' } }, 'host.icon', 'https'],
    ['host icon as a script', { host: { name: 'Acme', icon: 'javascript:alert(1)' } }, 'host.icon', 'https'],
    ['allowed origin that is a wildcard', { allowedOrigins: ['https://*.acme.test'] }, 'allowedOrigins', 'in full'],
    ['allowed origin with a path', { allowedOrigins: ['https://a.test/x'] }, 'allowedOrigins', 'host name alone'],
    ['allowed origin as one string', { allowedOrigins: 'https://a.test' }, 'allowedOrigins', 'Pass an array'],
    ['return origin over plain http', { returnOrigins: ['http://a.test'] }, 'returnOrigins', 'https'],
    ['base path that is a pattern', { basePath: '/api/:x' }, 'basePath', 'plain path'],
    ['base path without a slash', { basePath: 'api' }, 'basePath', 'plain path'],
    [
      'store that renews locks and cannot release them',
      { store: { ...store, setIfAbsent: act, extendIfEqual: act } },
      'store',
      'deleteIfEqual',
    ],
    ['store whose method is no function', { store: { ...store, setIfAbsent: true } }, 'store', 'setIfAbsent'],
    ['store that cannot delete', { store: { get: act, set: act } }, 'store', 'Keyv'],
    ['identify that is no function', { identify: 'user-1' }, 'identify', 'Pass one that returns the user id'],
    ['guides that are no list', { guides: {} }, 'guides', 'Pass an array'],
  ])('are refused: %s. The message names the option, the reason and what to pass', (_, over, option, how) => {
    const message = messageOf(over)
    expect(message).toMatch(new RegExp(`^ConnectorAuthWizard: the proxy's option "${option}" cannot be used\\. .+\\.$`))
    expect(message).toContain(how)
    expect(message).not.toContain('\n')
  })

  it.each([{ clientId: SECRET, apiDomain: `http://${SECRET}` }, { serviceDomain: `http://${SECRET}.test` }])(
    'never appear in a message by value: it may be a secret in the wrong place %#',
    (over) => {
      expect(messageOf({ cyclr: { ...cyclr, ...over } })).not.toContain(SECRET)
    },
  )

  it.each([
    'http://localhost:3000',
    'http://app.localhost',
    'http://127.0.0.1:80',
    'http://127.9.9.9',
    'http://[::1]:1',
  ])('accept plain http on localhost: %s', (apiDomain) => {
    expect(read({ cyclr: { ...cyclr, apiDomain } }).cyclr.apiOrigin).toBe(new URL(apiDomain).origin)
  })

  it('accept host names and URLs, and take the base path from publicUrl', () => {
    const config = read({ publicUrl: `${ORIGIN}${BASE}/`, cyclr: { ...cyclr, apiDomain: 'https://api.cyclr.test/' } })
    expect(config).toMatchObject({ publicUrl: `${ORIGIN}${BASE}`, publicOrigin: ORIGIN, basePath: BASE })
    expect(config.cyclr).toMatchObject({
      apiOrigin: 'https://api.cyclr.test',
      serviceOrigin: 'https://acme-h.cyclr.test',
    })
    expect(read({ publicUrl: ORIGIN }).basePath).toBe('')
    expect(read({ basePath: '/inner/' }).basePath).toBe('/inner')
  })

  it('accept a store without the methods that came later', () => {
    for (const later of [{}, { setIfAbsent: act }, { setIfAbsent: act, deleteIfEqual: act }]) {
      const config = read({ store: { ...store, ...later } })
      expect(Object.keys(config.store).toSorted()).toEqual(Object.keys({ ...store, ...later }).toSorted())
    }
  })

  it('resolve a host icon that is a path against publicUrl', () => {
    expect(read({ host: { name: 'Acme', icon: '/logo.svg' } }).host.icon).toBe(`${ORIGIN}/logo.svg`)
  })

  it('let redirect mode return to its own and the allowed origins, or exactly to returnOrigins', () => {
    expect([...read({ allowedOrigins: ['https://w.test'] }).returnOrigins]).toEqual([ORIGIN, 'https://w.test'])
    expect([...read({ returnOrigins: ['https://only.test'] }).returnOrigins]).toEqual(['https://only.test'])
  })

  it('are not changed; the configuration is a frozen copy', () => {
    const given = Object.freeze({ ...optionsWith(), cyclr: Object.freeze({ ...cyclr }) })
    const config = readOptions(given)
    expect(Object.isFrozen(config) && Object.isFrozen(config.cyclr) && Object.isFrozen(config.host)).toBe(true)
  })

  it.each([undefined, '', 7])('refuse the sign-in user %j of a function', (name) => {
    const config = read({ cyclr: { ...cyclr, signInUser: () => name } })
    expect(() => config.cyclr.signInUser('account-1')).toThrow('misconfigured')
  })
})

describe('createConnectorProxy', () => {
  it('throws for invalid options', () => {
    expect(() => createConnectorProxy(optionsWith({ publicUrl: '' }))).toThrow('ConnectorAuthWizard:')
  })

  it('calls a function of options on the first request and once, so that a build works without secrets', async () => {
    let asked = 0
    const options = (): ConnectorProxyOptions => {
      asked += 1
      return optionsWith()
    }
    const proxy = createConnectorProxy(options)
    expect(asked).toBe(0)
    for (const method of [proxy.fetch, proxy.GET, proxy.POST, proxy.PUT, proxy.DELETE, proxy.OPTIONS]) {
      expect((await method(new Request(`${ORIGIN}/elsewhere`))).status).toBe(404)
    }
    expect(asked).toBe(1)
  })

  it('answers misconfigured when a function returns invalid options, and its other members throw', async () => {
    const proxy = createConnectorProxy(() => optionsWith({ publicUrl: '' }))
    expect((await proxy.fetch(new Request(ORIGIN))).status).toBe(500)
    expect(() => proxy.publicOrigin()).toThrow('ConnectorAuthWizard:')
    await expect(proxy.connectors.list({ accountId: 'account-1' })).rejects.toThrow('ConnectorAuthWizard:')
  })
})

describe('The types of the options', () => {
  it('C15: take optional values that may be undefined, such as those of the environment', () => {
    const variables: Record<string, string | undefined> = {}
    const options: ConnectorProxyOptions = {
      ...optionsWith(),
      basePath: variables['BASE_PATH'],
      host: { name: 'Acme', icon: variables['ICON'] },
      allowedOrigins: undefined,
      allowedHeaders: undefined,
      returnOrigins: undefined,
      identify: undefined,
      store: undefined,
      guides: undefined,
      verify: { BambooHR: variables['TEST_METHOD'] },
      logger: undefined,
      rateLimit: { perUser: { reads: undefined, writes: undefined }, perAccount: undefined, redis: undefined },
      onAudit: undefined,
      onConnected: undefined,
      onDisconnected: undefined,
      beforeDisconnect: undefined,
      fetch: undefined,
      authorize: () => ({ accountId: 'account-1', userId: 'user-1', accountLabel: variables['LABEL'], can: undefined }),
    }
    expect(readOptions(options)).toMatchObject({ basePath: BASE, host: { icon: null } })
  })

  it('C15: a grant and budgets with undefined members work', async () => {
    const grant = { accountId: 'account-1', userId: 'user-1', accountLabel: undefined, can: undefined }
    const rateLimit = { perUser: { reads: undefined, writes: 1 } }
    const { ask } = createHarness({ options: { authorize: () => grant, rateLimit } })
    for (let index = 0; index < 5; index += 1) expect((await ask('/connectors/36328')).status).toBe(200)
  })
})
