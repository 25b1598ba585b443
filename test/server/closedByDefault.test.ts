import { describe, expect, it } from 'vitest'
import { isReadable } from '../../src/server/cyclr/storedCredential.js'
import { connector, METHOD, optional, parameter } from '../react/connectors.js'
import { createHarness, NAVIGATION, returnPathOf } from './harness.js'
import { proxyFor } from './proxyFor.js'

const PEM = '-----BEGIN PRIVATE KEY-----\nMIIE-canary\n-----END PRIVATE KEY-----'
const STORED = {
  PrivateKeyPem: PEM,
  ServiceAccountJson: '{"private_key":"canary"}',
  UserPass: 'canary-pass',
  ApiKey2: 'canary-key',
  Host: `https://user:canary@example.com`,
  Anything: 'canary text',
  Region: 'eu-west-1',
}

describe('What goes back to a browser', () => {
  it('D9: is no secret without the flag, in no answer and not in the store', async () => {
    const proxy = proxyFor(
      connector(
        'Deskfern',
        [METHOD.apiKey, METHOD.oauth],
        Object.keys(STORED).map((name) => optional(name)),
      ),
    )
    const { fake, installed, kept } = proxy
    fake.authenticate(installed.id, 'running', STORED)
    const read = await proxy.read()
    expect(read.parameters.map(({ name, isSet, value }) => [name, isSet, value])).toEqual(
      Object.keys(STORED).map((name) => [name, true, name === 'Region' ? 'eu-west-1' : null]),
    )
    const oauth = read.methods.find(({ kind }) => kind === 'oauth')?.id ?? ''
    const values = Object.fromEntries(Object.keys(STORED).map((name) => [name, `new-canary-${name}`]))
    const started = await proxy.startOAuth({ methodId: oauth, mode: 'popup', values })
    expect(started.status).toBe(200)
    const seen = [JSON.stringify(read), JSON.stringify([...kept.entries()]), await started.text()].join('\n')
    expect(seen.replaceAll('new-canary-Region', '')).not.toContain('canary')
  })

  it.each([
    ['eu-fixed', null],
    ['us', 'us'],
  ])('D15: is not a value that a guide fixes for another method (%s)', async (Region, value) => {
    const guides = [{ connector: 'Deskfern', fields: { Region: { fixed: { 'API Key': 'eu-fixed' } } } }]
    const proxy = proxyFor(connector('Deskfern', [METHOD.apiKey, METHOD.oauth], [parameter('Region')]), { guides })
    proxy.fake.authenticate(proxy.installed.id, 'running', { Region })
    expect((await proxy.read()).parameters).toMatchObject([{ name: 'Region', isSet: true, value }])
  })
})

describe('A stored credential', () => {
  it.each(['••••1234', '****', 'sk-***', 'XXXX-1234', 'ab…………yz', '●●●', ''])('D16: is not readable as %j', (shown) => {
    expect(isReadable(shown)).toBe(false)
  })

  it.each(['sk-live-1', 'a*b', 'p**s', 'xx-1', '{"AccessToken":"a"}'])('D16: is readable as %j', (shown) => {
    expect(isReadable(shown)).toBe(true)
  })
})

describe('Lookups', () => {
  it('D13: need the right to connect, and a parameter that is shown', async () => {
    const { ask } = createHarness({
      options: { authorize: (_, { action }) => (action === 'connect' ? 'forbidden' : { accountId: 'a', userId: 'u' }) },
    })
    expect((await ask('/connectors/7/lookups?name=ListId')).status).toBe(403)
  })
})

describe('The window of a sign-in', () => {
  it('D14: is refused to a user of the same id in another account', async () => {
    for (const [accountId, status] of [
      ['another', 403],
      [undefined, 302],
    ] as const) {
      const harness = createHarness({
        options: { identify: () => (accountId === undefined ? 'user-1' : { userId: 'user-1', accountId }) },
      })
      const { path } = await harness.start()
      expect((await harness.ask(path, { headers: NAVIGATION })).status).toBe(status)
    }
  })

  it('D11: may return often, at the cost of its own attempt', async () => {
    const { ask, start, calls } = createHarness({
      options: { onConnected: () => undefined, rateLimit: { perUser: { reads: 30 } } },
    })
    const { path } = await start()
    const back = returnPathOf(await ask(path, { headers: NAVIGATION }))
    for (let count = 0; count < 600; count += 1) expect((await ask(back, { headers: {} })).status).toBe(200)
    expect(calls.filter(({ name }) => name === 'authState').length).toBeLessThanOrEqual(10)
    expect((await ask('/connectors/36328')).status).toBe(200)
  })
})
