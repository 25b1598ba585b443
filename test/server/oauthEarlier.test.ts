import { beforeEach, describe, expect, it } from 'vitest'
import { createConnectorService } from '../../src/server/cyclr/createConnectorService.js'
import { readOptions } from '../../src/server/options/readOptions.js'
import type { Store } from '../../src/server/options/Store.js'
import { createApp } from '../../src/server/routes/createApp.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { connector, METHOD } from '../react/connectors.js'
import { BASE, NAVIGATION, ORIGIN, OWN, optionsWith, returnPathOf } from './harness.js'
import { proxyFor } from './proxyFor.js'
import { walkThrough } from './walkThrough.js'

const HOUR = 60 * 60 * 1000
const BEFORE = { ClientId: 'app-1', ClientSecret: 'secret-1', StoreName: 'brightwater' }

describe('While reconnecting with OAuth, earlier settings', () => {
  const cyclr = createFakeCyclr()
  const id = String(cyclr.installed({ name: 'Vend', accountId: ACCOUNT })[0]?.id)
  let now: number
  let userId: string
  let lines: unknown[]
  /** Expires by the clock of the proxy. */
  let kept: Map<string, { value: unknown; until: number }>
  let ask: (path: string, init?: RequestInit) => Promise<Response>

  beforeEach(() => {
    cyclr.reset()
    cyclr.authenticate(id, '{"access_token":"first"}', BEFORE)
    now = Date.now()
    userId = 'user-1'
    lines = []
    kept = new Map()
    const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
    const line = (...args: unknown[]) => void lines.push(args)
    const store: Store = {
      get: async (key) => (now < (kept.get(key)?.until ?? 0) ? kept.get(key)?.value : undefined),
      set: async (key, value, ttl = Infinity) => void kept.set(key, { value, until: now + ttl }),
      delete: async (key) => kept.delete(key),
    }
    const options = optionsWith({
      cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
      authorize: () => ({ accountId: ACCOUNT, userId, can: ['read', 'connect', 'disconnect', 'check'] }),
      fetch: cyclr.fetch,
      logger: { info: line, warn: line, error: line },
      store,
    })
    const config = { ...readOptions(options), now: () => now }
    const app = createApp(config, createConnectorService(config))
    ask = async (path, init) => app.fetch(new Request(`${ORIGIN}${BASE}${path}`, { headers: OWN, ...init }))
  })

  const settings = () => Object.fromEntries(cyclr.properties(id).map(({ Name, Value }) => [Name, Value]))
  const begin = async (values: object): Promise<{ attempt: string; path: string }> => {
    const { methods }: { methods: { id: string }[] } = await (await ask(`/connectors/${id}`)).json()
    const body = JSON.stringify({ methodId: methods[0]?.id, mode: 'popup', values })
    const { attempt, launchUrl }: { attempt: string; launchUrl: string } = await (
      await ask(`/connectors/${id}/oauth`, { method: 'POST', body })
    ).json()
    return { attempt, path: launchUrl.slice(`${ORIGIN}${BASE}`.length) }
  }
  const cancel = (attempt: string) => ask(`/connectors/${id}/oauth?attempt=${attempt}`, { method: 'DELETE' })
  const status = async (attempt: string) => (await ask(`/connectors/${id}/status?attempt=${attempt}`)).json()
  /** Launches, signs in and returns. */
  const finish = async (path: string, answer: 'allow' | 'decline') => {
    const launched = await ask(path, { headers: NAVIGATION })
    const back = await walkThrough(cyclr, launched.headers.get('Location') ?? '', answer)
    if (back !== null) await ask(back.slice(`${ORIGIN}${BASE}`.length), { headers: {} })
    return returnPathOf(launched)
  }

  it('D8: are not restored where another user has saved the same value meanwhile', async () => {
    const { attempt } = await begin({ StoreName: 'other', ClientId: 'app-2' })
    userId = 'user-2'
    const body = '{"values":{"StoreName":"other"}}'
    expect((await ask(`/connectors/${id}/parameters`, { method: 'PUT', body })).status).toBe(200)
    userId = 'user-1'
    await cancel(attempt)
    expect(settings()).toEqual({ ...BEFORE, StoreName: 'other' })
  })

  it('D8: are not restored where another user has saved another value meanwhile', async () => {
    const { attempt } = await begin({ StoreName: 'other', ClientId: 'app-2' })
    userId = 'user-2'
    const body = '{"values":{"StoreName":"third","ClientId":"app-1"}}'
    expect((await ask(`/connectors/${id}/parameters`, { method: 'PUT', body })).status).toBe(200)
    userId = 'user-1'
    await cancel(attempt)
    expect(settings()).toEqual({ ...BEFORE, StoreName: 'third' })
  })

  it('are restored when the attempt is cancelled, and the answer contains them', async () => {
    const { attempt } = await begin({ StoreName: 'other', ClientId: 'app-2' })
    expect(settings()).toMatchObject({ StoreName: 'other', ClientId: 'app-2' })
    const response = await cancel(attempt)
    expect(response.status).toBe(200)
    const { parameters }: { parameters: { name: string; value: string | null }[] } = await response.json()
    expect(parameters.find(({ name }) => name === 'StoreName')?.value).toBe('brightwater')
    expect(settings()).toEqual(BEFORE)
    expect(cyclr.find(id)).toMatchObject({ authenticated: true, authValue: '{"access_token":"first"}' })
  })

  it('are restored on the first read after the attempt has expired, and not before', async () => {
    await begin({ StoreName: 'other' })
    now += HOUR - 1
    await ask(`/connectors/${id}`)
    expect(settings()['StoreName']).toBe('other')
    now += 1
    const { parameters }: { parameters: { name: string; value: string | null }[] } = await (
      await ask(`/connectors/${id}`)
    ).json()
    expect(settings()).toEqual(BEFORE)
    expect(parameters.find(({ name }) => name === 'StoreName')?.value).toBe('brightwater')
  })

  it('are restored on a status request for an expired attempt', async () => {
    const { attempt } = await begin({ StoreName: 'other' })
    now += HOUR
    await status(attempt)
    expect(settings()).toEqual(BEFORE)
  })

  it('are restored before anything else is written', async () => {
    await begin({ StoreName: 'other', ClientId: 'app-2' })
    now += HOUR
    await ask(`/connectors/${id}/parameters`, { method: 'PUT', body: '{"values":{"StoreName":"third"}}' })
    expect(settings()).toEqual({ ...BEFORE, StoreName: 'third' })
  })

  it('are restored before the third party is called', async () => {
    await begin({ StoreName: 'other' })
    now += HOUR
    expect((await ask(`/connectors/${id}/verification`, { method: 'POST' })).status).toBe(200)
    expect(settings()).toEqual(BEFORE)
  })

  it('are restored after a refusal that returned the window', async () => {
    cyclr.oauth.decline = 'redirect'
    const { attempt, path } = await begin({ StoreName: 'other' })
    await finish(path, 'decline')
    expect(await status(attempt)).toEqual({ authenticated: true, attempt: 'waiting', verification: null })
    await cancel(attempt)
    expect(settings()).toEqual(BEFORE)
  })

  it.each([['with', true] as const, ['without', false] as const])(
    'are not restored after a successful sign-in, %s a status request',
    async (_, asked) => {
      const { attempt, path } = await begin({ StoreName: 'other' })
      await finish(path, 'allow')
      if (asked) await status(attempt)
      await cancel(attempt)
      now += 2 * HOUR
      await ask(`/connectors/${id}`)
      expect(settings()['StoreName']).toBe('other')
    },
  )

  it('are those before the first of several attempts, and only cancelling the newest restores them', async () => {
    const first = await begin({ StoreName: 'second' })
    const again = await begin({ StoreName: 'second' })
    const last = await begin({ StoreName: 'third' })
    for (const { attempt } of [first, again]) {
      await cancel(attempt)
      expect(settings()['StoreName']).toBe('third')
    }
    await cancel(last.attempt)
    expect(settings()).toEqual(BEFORE)
  })

  it('are not restored where the value has been changed again', async () => {
    const { attempt } = await begin({ StoreName: 'other', ClientId: 'app-2' })
    await ask(`/connectors/${id}/parameters`, { method: 'PUT', body: '{"values":{"StoreName":"mine"}}' })
    await cancel(attempt)
    expect(settings()).toEqual({ ...BEFORE, StoreName: 'mine' })
  })

  it('include settings that had no value', async () => {
    const installed = cyclr.find(id)
    installed.properties = installed.properties.filter(({ Name }) => Name !== 'StoreName')
    const { attempt } = await begin({ StoreName: 'other' })
    await cancel(attempt)
    expect(settings()).not.toHaveProperty('StoreName')
  })

  it.each([
    ['another user', () => (userId = 'user-2')],
    ['another attempt', () => undefined],
  ])('are not restored for %s', async (who, become) => {
    const { attempt } = await begin({ StoreName: 'other' })
    become()
    expect((await cancel(who === 'another attempt' ? `${attempt}x` : attempt)).status).toBe(200)
    expect(settings()['StoreName']).toBe('other')
  })

  it('contain no secret, so a new secret stays', async () => {
    const { attempt } = await begin({ ClientSecret: 'secret-canary', StoreName: 'other' })
    expect(JSON.stringify([...kept])).not.toMatch(/secret-canary|secret-1|first/)
    await cancel(attempt)
    expect(settings()).toEqual({ ...BEFORE, ClientSecret: 'secret-canary' })
  })

  it('are restored at once when not all new ones could be written', async () => {
    const { methods }: { methods: { id: string }[] } = await (await ask(`/connectors/${id}`)).json()
    const last = cyclr.properties(id).find(({ Name }) => Name === 'StoreName')
    cyclr.fail({ method: 'PUT', path: `properties/${last?.Id}`, status: 400, times: 1 })
    const values = { StoreName: 'other', ClientId: 'app-2' }
    const body = JSON.stringify({ methodId: methods[0]?.id, mode: 'popup', values })
    expect((await ask(`/connectors/${id}/oauth`, { method: 'POST', body })).status).toBe(400)
    expect(cyclr.requests.filter(({ method }) => method === 'PUT').length).toBeGreaterThan(1)
    expect(settings()).toEqual(BEFORE)
  })

  it('that Cyclr refuses are logged, and later reads neither fail nor try again', async () => {
    await begin({ StoreName: 'other' })
    now += HOUR
    const mend = cyclr.fail({ method: 'PUT', path: /properties/, status: 400 })
    expect((await ask(`/connectors/${id}`)).status).toBe(200)
    expect(JSON.stringify(lines)).toContain('Earlier settings could not be restored')
    mend()
    expect((await ask(`/connectors/${id}`)).status).toBe(200)
    expect(settings()['StoreName']).toBe('other')
  })

  it('are restored on a later read when Cyclr is down on the first', async () => {
    await begin({ StoreName: 'other' })
    now += HOUR
    const mend = cyclr.fail({ path: /properties/, status: 503 })
    expect((await ask(`/connectors/${id}`)).status).toBe(200)
    mend()
    await ask(`/connectors/${id}`)
    expect(settings()).toEqual(BEFORE)
  })

  it('are not stored on a first connect: typed values stay', async () => {
    Object.assign(cyclr.find(id), { authenticated: false, authValue: null })
    const { attempt } = await begin({ StoreName: 'other' })
    await cancel(attempt)
    now += HOUR
    await ask(`/connectors/${id}`)
    expect(settings()['StoreName']).toBe('other')
    expect([...kept.keys()].filter((key) => key.startsWith('caw:earlier'))).toEqual([])
  })

  it('are discarded when the connector is disconnected', async () => {
    await begin({ StoreName: 'other' })
    expect((await ask(`/connectors/${id}/credentials`, { method: 'DELETE' })).status).toBe(200)
    now += HOUR
    await ask(`/connectors/${id}`)
    expect(settings()['StoreName']).toBe('other')
  })
})

describe('While reconnecting with another method', () => {
  const methods = [METHOD.apiKey, METHOD.oauth]
  const launchAndCancel = async (between: (proxy: ReturnType<typeof proxyFor>) => void = () => undefined) => {
    const proxy = proxyFor(connector('Deskfern', methods, []))
    const { fake, installed } = proxy
    const idOf = async (kind: string) => (await proxy.read()).methods.find((method) => method.kind === kind)?.id ?? ''
    const [key, oauth] = [await idOf('apiKey'), await idOf('oauth')]
    await proxy.saveCredentials({ methodId: key, apiKey: 'running' })
    expect(installed.methodId).toBe(key)
    const answer: { attempt: string; launchUrl: string } = await (
      await proxy.startOAuth({ methodId: oauth, mode: 'popup' })
    ).json()
    await proxy.get(answer.launchUrl)
    expect(installed.methodId).toBe(oauth)
    between(proxy)
    expect((await proxy.cancelOAuth(answer.attempt)).status).toBe(200)
    return { method: fake.find(installed.id).methodId, key, oauth }
  }

  it('D7: the earlier method is restored when the attempt is cancelled', async () => {
    const { method, key } = await launchAndCancel()
    expect(method).toBe(key)
  })

  it('D7: the method stays where somebody has connected by it meanwhile', async () => {
    const { method, oauth } = await launchAndCancel(({ fake, installed }) =>
      fake.authenticate(installed.id, '{"AccessToken":"of another user"}'),
    )
    expect(method).toBe(oauth)
  })
})
