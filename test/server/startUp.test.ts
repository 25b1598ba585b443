import express from 'express'
import { describe, expect, it, vi } from 'vitest'
import type { ConnectorProxyOptions } from '../../src/server/options/ProxyOptions.js'
import { authorizeWithSessionToken, createConnectorProxy } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { ACCOUNT } from '../../src/testing.js'
import { BASE, codeOf, createHarness, NAVIGATION, ORIGIN, OWN, optionsWith, SECRET } from './harness.js'
import { proxyOnFake, serve } from './realHost.js'

const READ = `${ORIGIN}${BASE}/connectors/1`
const { cyclr } = optionsWith()

/** Options of a host without types: whatever an unset variable or a mistake makes of them. */
const made = (over: object): ConnectorProxyOptions => ({ ...optionsWith(), ...over })

const UNUSABLE: readonly [string, object][] = [
  ['cyclr.apiDomain', { cyclr: { ...cyclr, apiDomain: undefined } }],
  ['cyclr.serviceDomain', { cyclr: { ...cyclr, serviceDomain: undefined } }],
  ['cyclr.clientId', { cyclr: { ...cyclr, clientId: undefined } }],
  ['cyclr.clientSecret', { cyclr: { ...cyclr, clientSecret: undefined } }],
  ['cyclr.signInUser', { cyclr: { ...cyclr, signInUser: undefined } }],
  ['publicUrl', { publicUrl: undefined }],
  ['host.name', { host: undefined }],
  ['host.icon', { host: { name: 'Acme', icon: 7 } }],
  ['authorize', { authorize: undefined }],
  ['allowedOrigins', { allowedOrigins: [undefined] }],
  ['allowedHeaders', { allowedHeaders: [undefined] }],
  ['rateLimit.perUser', { rateLimit: { perUser: null } }],
  ['verify', { verify: null }],
  ['logger', { logger: { log: () => undefined } }],
  ['fetch', { fetch: 'https://proxy.acme.test' }],
]

const fails = (): never => {
  throw new RangeError(SECRET)
}

/** The proxy of a host whose function returns options that cannot be used, with what is logged. */
function unusable(options: () => ConnectorProxyOptions) {
  const error = vi.fn<(fields: object, message: string) => void>()
  const logger = { info: () => undefined, warn: () => undefined, error }
  const proxy = createConnectorProxy(() => {
    const given = options()
    return { ...given, logger: 'log' in Object(given.logger) ? given.logger : logger }
  })
  return { proxy, messages: () => error.mock.calls.map(([, message]) => message) }
}

describe('C12: options that cannot be used', () => {
  it.each(UNUSABLE)('C12: %s is named when the server starts', async (name, over) => {
    const { proxy } = unusable(() => made(over))
    await expect(proxy.ready()).rejects.toThrow(
      new RegExp(`^ConnectorAuthWizard: the proxy's option "${name.replace('.', '\\.')}" cannot be used\\.`),
    )
  })

  it.each([undefined, null, 'options', {}])('C12: ready rejects for options that are %j', async (options) => {
    // @ts-expect-error -- what a host without types may return
    const proxy = createConnectorProxy(() => options)
    await expect(proxy.ready()).rejects.toThrow(/^ConnectorAuthWizard: /)
  })

  it('C12: ready names a promise of options, and a secret for session tokens that is not set', async () => {
    const later = Promise.resolve(optionsWith())
    const proxy = createConnectorProxy(() => Object(later))
    await expect(proxy.ready()).rejects.toThrow(/^ConnectorAuthWizard: .*no promise/)
    const unset: object = { secret: undefined }
    const withToken = createConnectorProxy(() =>
      optionsWith({ authorize: authorizeWithSessionToken(Reflect.get(unset, 'secret')) }),
    )
    await expect(withToken.ready()).rejects.toThrow(/^ConnectorAuthWizard: the secret for session tokens/)
  })

  it('C12: ready resolves with options that can be used, and calls their function once', async () => {
    const options = vi.fn<() => ConnectorProxyOptions>(() => optionsWith())
    const proxy = createConnectorProxy(options)
    await expect(proxy.ready()).resolves.toBeUndefined()
    await proxy.ready()
    await proxy.fetch(new Request(READ))
    expect(options).toHaveBeenCalledTimes(1)
    await expect(createConnectorProxy(optionsWith()).ready()).resolves.toBeUndefined()
  })

  it('C12: Express answers misconfigured as JSON, and the log names the option once', async () => {
    const { proxy, messages } = unusable(() => made({ cyclr: { ...cyclr, clientSecret: undefined } }))
    const send = await serve(express().use(BASE, toNodeHandler(proxy)))
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const response = await send(`${BASE}/connectors/1`, { method })
      expect(response.status).toBe(500)
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      const text = await response.text()
      expect(text).not.toContain('clientSecret')
      expect(JSON.parse(text)).toMatchObject({
        code: 'misconfigured',
        requestId: response.headers.get('X-Request-Id'),
      })
    }
    expect(messages()).toEqual([
      expect.stringMatching(/^ConnectorAuthWizard: .*"cyclr\.clientSecret".*environment variable/),
    ])
  })

  it('C12: works without a restart once the option is there', async () => {
    const state = { authorize: undefined }
    const { proxy } = unusable(() => made(state))
    expect((await proxy.fetch(new Request(READ))).status).toBe(500)
    Object.assign(state, { authorize: () => null })
    expect((await proxy.fetch(new Request(READ, { headers: OWN }))).status).toBe(401)
  })

  it('C12: empty optional options of the environment are as if left out', async () => {
    const { proxy } = unusable(() => made({ basePath: '', rateLimit: { perUser: { reads: undefined } } }))
    await expect(proxy.ready()).resolves.toBeUndefined()
  })
})

describe('C9: a function among the options that throws', () => {
  it('C9: the function of options is logged by its error’s name and place, once for each cause', async () => {
    class SettingsError extends Error {}
    let count = 0
    const print = vi.spyOn(console, 'error').mockReturnValue()
    const proxy = createConnectorProxy(() => {
      count += 1
      if (count > 3) throw new RangeError(SECRET)
      throw new SettingsError(SECRET)
    })
    const answers: string[] = []
    for (let index = 0; index < 6; index += 1) answers.push(await codeOf(await proxy.fetch(new Request(READ))))
    expect(new Set(answers)).toEqual(new Set(['misconfigured']))
    const messages = print.mock.calls.map(([message]) => String(message))
    expect(messages).toEqual([
      expect.stringMatching(
        /^ConnectorAuthWizard: the function that returns the proxy's options threw SettingsError at /,
      ),
      expect.stringMatching(/^ConnectorAuthWizard: the function that returns the proxy's options threw RangeError at /),
    ])
    expect(messages.join('')).not.toContain(SECRET)
    print.mockRestore()
    await expect(proxy.ready()).rejects.toMatchObject({ cause: { message: SECRET } })
  })

  it.each<[string, Partial<ConnectorProxyOptions>, string]>([
    ['authorize', { authorize: fails }, '"authorize" threw RangeError'],
    ['an authorize that rejects', { authorize: async () => fails() }, '"authorize" threw RangeError'],
    ['a redirect', { authorize: () => Promise.reject(Response.redirect(ORIGIN)) }, '"authorize" threw a thrown object'],
    [
      'a grant without a user',
      { authorize: () => Object({ accountId: 'a' }) },
      '"authorize" returned no grant: "userId" is missing',
    ],
    [
      'a grant with a number',
      { authorize: () => Object({ accountId: 'a', userId: 7 }) },
      'no grant: "userId" is not a text',
    ],
    ['verify', { verify: fails }, '"verify" threw RangeError'],
  ])('C9: the log names it: %s', async (_, over, reason) => {
    const { proxy, id, lines } = proxyOnFake(over)
    const response = await proxy.fetch(new Request(`${ORIGIN}${BASE}/connectors/${id}`, { headers: OWN }))
    expect(await codeOf(response)).toBe('misconfigured')
    expect(lines).toMatchObject([{ level: 'error', fields: { reason: expect.stringContaining(reason) } }])
    expect(JSON.stringify(lines)).not.toContain(SECRET)
  })

  it('C9: identify, signInUser and the values of a guide are named', async () => {
    const identify = createHarness({ options: { identify: fails } })
    const { path } = await identify.start()
    await identify.ask(path, { headers: NAVIGATION })
    expect(identify.lines).toMatchObject([
      { fields: { reason: expect.stringContaining('"identify" threw RangeError') } },
    ])

    const values = { CompanySubdomain: fails }
    const guided = proxyOnFake({ guides: [{ connector: 'BambooHR', values }] })
    const save = { method: 'PUT', headers: OWN, body: '{"values":{}}' }
    await guided.proxy.fetch(new Request(`${ORIGIN}${BASE}/connectors/${guided.id}/parameters`, save))
    expect(guided.lines).toMatchObject([
      { fields: { reason: expect.stringContaining('"guides: BambooHR.values.CompanySubdomain" threw RangeError') } },
    ])

    const { fake, proxy, lines } = proxyOnFake({ cyclr: { ...proxyOnFake().options.cyclr, signInUser: fails } })
    const id = String(fake.installed({ name: 'Squareup', accountId: ACCOUNT })[0]?.id)
    const address = `${ORIGIN}${BASE}/connectors/${id}`
    const read: { methods: { id: string; kind: string }[] } = await (
      await proxy.fetch(new Request(address, { headers: OWN }))
    ).json()
    const methodId = read.methods.find(({ kind }) => kind === 'oauth')?.id
    const start = { method: 'POST', headers: OWN, body: JSON.stringify({ methodId, mode: 'popup', values: {} }) }
    const { launchUrl }: { launchUrl: string } = await (
      await proxy.fetch(new Request(`${address}/oauth`, start))
    ).json()
    await proxy.fetch(new Request(launchUrl, { headers: NAVIGATION }))
    expect(lines).toMatchObject([
      { fields: { reason: expect.stringContaining('"cyclr.signInUser" threw RangeError') } },
    ])
  })
})
