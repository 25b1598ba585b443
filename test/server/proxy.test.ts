import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connector as connectorSchema } from '../../src/core/contract.js'
import { createConnectorProxy } from '../../src/server.js'
import { ACCOUNT, createFakeCyclr, type Installed, OTHER_ACCOUNT } from '../../src/testing.js'
import { ADAPTERS, type Sender } from './adapters.js'
import { BASE, NAVIGATION, ORIGIN, OWN, optionsWith } from './harness.js'

const KEY_CANARY = 'sk-key-canary-51'
const typeOf = ({ release }: Installed) => release.Authentication?.[0]?.AuthType ?? release.AuthType

/** Of the frameworks, test/server/frameworks tests what differs between them. */
const MOUNTS = Object.entries(ADAPTERS).filter(([name]) => name === 'in memory' || name === 'node:http')

describe.each(MOUNTS)('The proxy over the fake Cyclr, %s', (_name, mount) => {
  const cyclr = createFakeCyclr()
  const log: unknown[] = []
  const said: string[] = []
  let sender: Sender

  const simple = (type: string) => {
    const found = cyclr.installed({ accountId: ACCOUNT }).find((one) => {
      const asks = (one.release.Parameters ?? []).some(
        (parameter) => parameter.IsAccountConnectorProperty && !parameter.IsOptional,
      )
      return typeOf(one) === type && !asks && (one.release.Authentication ?? []).length < 2
    })
    if (!found) throw new Error(`The library has no simple ${type} connector`)
    return String(found.id)
  }
  const withSetting = () => {
    for (const one of cyclr.installed({ accountId: ACCOUNT })) {
      const parameters = (one.release.Parameters ?? []).filter((parameter) => parameter.IsAccountConnectorProperty)
      const [only] = parameters
      if (
        parameters.length === 1 &&
        only &&
        (only.Values ?? []).length === 0 &&
        !only.TriggerName &&
        !only.IsSensitive
      ) {
        return { id: String(one.id), name: only.TargetName }
      }
    }
    throw new Error('The library has no connector with a single free setting')
  }
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await sender.send(path, { headers: OWN, ...init })
    said.push(await response.clone().text(), JSON.stringify([...response.headers]))
    return response
  }
  const put = (path: string, body: unknown) => send(path, { method: 'PUT', body: JSON.stringify(body) })
  const methodOf = async (id: string) =>
    connectorSchema.parse(await (await send(`/connectors/${id}`)).json()).methods[0]?.id ?? ''

  beforeEach(async () => {
    cyclr.reset()
    log.length = 0
    said.length = 0
    const line = (...args: unknown[]) => void log.push(args)
    const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
    sender = await mount(
      createConnectorProxy(
        optionsWith({
          cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
          authorize: () => ({ accountId: ACCOUNT, userId: 'user-1', can: ['read', 'connect', 'disconnect'] }),
          fetch: cyclr.fetch,
          logger: { info: line, warn: line, error: line },
        }),
      ),
    )
  })
  afterEach(() => sender.close())

  it('connects with an API key, byte for byte, and disconnects', async () => {
    const id = simple('ApiKey')
    const response = await put(`/connectors/${id}/credentials`, { methodId: await methodOf(id), apiKey: KEY_CANARY })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ connector: { authenticated: true }, verification: 'unknown' })
    expect(cyclr.find(id)).toMatchObject({ authValue: KEY_CANARY, authenticated: true })
    const { 'Content-Type': _, ...bodiless } = OWN
    const gone = await send(`/connectors/${id}/credentials`, { method: 'DELETE', headers: bodiless })
    expect(await gone.json()).toMatchObject({ authenticated: false })
  })

  it('PV-15, PV-18: stores names and passwords exactly: spaces, colons, letters of any script', async () => {
    const id = simple('Basic')
    const login = { username: 'uesér 日本', password: ' a:b: 😀\u202e' }
    const response = await put(`/connectors/${id}/credentials`, { methodId: await methodOf(id), ...login })
    expect(response.status).toBe(200)
    const stored = Buffer.from(cyclr.find(id).authValue ?? '', 'base64').toString('utf8')
    expect(stored).toBe(`${login.username}:${login.password}`)
  })

  it.each([
    ['PV-15: holds NUL', 'a\u0000b'],
    ['PV-15: holds half a character', 'a\ud800b'],
    ['PV-16: holds a line break', 'a\nb'],
    ['is empty', ''],
  ])('refuses an API key that %s, and names the field', async (_, apiKey) => {
    const id = simple('ApiKey')
    const methodId = await methodOf(id)
    const response = await send(`/connectors/${id}/credentials`, {
      method: 'PUT',
      body: JSON.stringify({ methodId, apiKey }),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ fields: [{ in: 'credentials', name: 'apiKey' }] })
    expect(cyclr.find(id).authenticated).toBe(false)
  })

  it.each([
    ['spaces around', '  padded  '],
    ['16 KiB', 'k'.repeat(16 * 1024)],
    ['a prototype in it', '__proto__'],
  ])('PV-16: stores an API key with %s unchanged', async (_, apiKey) => {
    const id = simple('ApiKey')
    expect((await put(`/connectors/${id}/credentials`, { methodId: await methodOf(id), apiKey })).status).toBe(200)
    expect(cyclr.find(id).authValue).toBe(apiKey)
  })

  it('PV-17: refuses a user name with a colon, and names the field', async () => {
    const id = simple('Basic')
    const response = await put(`/connectors/${id}/credentials`, {
      methodId: await methodOf(id),
      username: 'a:b',
      password: 'c',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ fields: [{ in: 'credentials', name: 'username', reason: 'colon' }] })
  })

  it('PV-11, PV-14: writes only declared settings', async () => {
    const { id } = withSetting()
    for (const values of ['{"Undeclared":"x"}', '{"constructor":"x"}', '{"toString":"x"}', '{"__proto__":"x"}']) {
      const init = { method: 'PUT', body: `{"values":${values}}` }
      expect((await send(`/connectors/${id}/parameters`, init)).status).toBe(400)
    }
    expect(cyclr.properties(id)).toEqual([])
    expect(cyclr.requests.some(({ method, url }) => method !== 'GET' && !url.endsWith('/oauth/token'))).toBe(false)
    expect('polluted' in {}).toBe(false)
  })

  it('PA-03, PA-04: answers for absent and foreign connectors differ only in the request id', async () => {
    const [foreign] = cyclr.installed({ accountId: OTHER_ACCOUNT })
    const bodies = new Set<string>()
    for (const id of [String(foreign?.id), '999999999', '0', 'abc']) {
      const response = await send(`/connectors/${id}`)
      expect(response.status).toBe(404)
      bodies.add((await response.text()).replace(/([0-9A-F]{4}-){7}[0-9A-F]{4}/, ''))
    }
    expect(bodies.size).toBe(1)
    const accounts = cyclr.requests.map(({ headers }) => headers['x-cyclr-account']).filter(Boolean)
    expect(new Set(accounts)).toEqual(new Set([ACCOUNT]))
  })

  it('PA-06: forwards no header of a request to Cyclr', async () => {
    const sent = {
      Authorization: 'Bearer host-canary',
      Cookie: 'sid=host-canary',
      'X-Forwarded-For': '6.6.6.6',
      'X-Cyclr-Account': OTHER_ACCOUNT,
    }
    expect((await send(`/connectors/${simple('ApiKey')}`, { headers: { ...OWN, ...sent } })).status).toBe(200)
    const upstream = JSON.stringify(cyclr.requests)
    expect(upstream).not.toMatch(/host-canary|6\.6\.6\.6/)
    expect(upstream).not.toContain(OTHER_ACCOUNT)
  })

  it('signs in with OAuth from the click to the return', async () => {
    const id = simple('OAuth2')
    const body = JSON.stringify({ methodId: await methodOf(id), mode: 'popup' })
    const { attempt, launchUrl }: { attempt: string; launchUrl: string } = await (
      await send(`/connectors/${id}/oauth`, { method: 'POST', body })
    ).json()
    const launched = await send(launchUrl.slice(`${ORIGIN}${BASE}`.length), { headers: NAVIGATION })
    expect(launched.status === 302 ? 'launched' : await launched.text()).toBe('launched')

    let at = launched.headers.get('Location') ?? ''
    at = (await cyclr.service(new Request(at))).headers.get('Location') ?? ''
    const state = new URL(at).searchParams.get('state') ?? ''
    const done = await cyclr.service(
      new Request(`${cyclr.options.serviceOrigin}/connector/callback?${new URLSearchParams({ state, code: 'c' })}`),
    )
    const back = new URL(done.headers.get('Location') ?? '')
    expect(back.origin).toBe(ORIGIN)

    expect((await send(back.href.slice(`${ORIGIN}${BASE}`.length), { headers: {} })).status).toBe(200)
    expect(await (await send(`/connectors/${id}/status?attempt=${attempt}`)).json()).toEqual({
      authenticated: true,
      attempt: 'returned',
      verification: 'accepted',
    })
    expect([...cyclr.users]).toEqual(['sign-in'])
  })

  it('PV-08: refuses a body beyond 32 KiB and keeps serving', async () => {
    const id = simple('ApiKey')
    expect((await put(`/connectors/${id}/parameters`, { values: { a: 'x'.repeat(33 * 1024) } })).status).toBe(413)
    expect((await send(`/connectors/${id}`)).status).toBe(200)
  })

  it('PL-01, PL-04: contains no secret in answers, headers and log, whatever fails', async () => {
    const id = simple('ApiKey')
    const methodId = await methodOf(id)
    cyclr.authenticate(id, 'auth-value-canary')
    const faults = [
      { status: 400, body: KEY_CANARY },
      { status: 500, body: KEY_CANARY },
      { html: true },
      { drop: 'before' as const },
      { body: `{"AuthValue":"${KEY_CANARY}"` },
    ]
    for (const fault of faults) {
      const mend = cyclr.fail({ ...fault, path: '/v1.0/account/connectors' })
      await put(`/connectors/${id}/credentials`, { methodId, apiKey: KEY_CANARY })
      await send(`/connectors/${id}`)
      mend()
    }
    await send(`/connectors/${id}`)
    expect(said.length).toBeGreaterThan(20)
    const all = JSON.stringify([said, log])
    for (const secret of [KEY_CANARY, 'auth-value-canary', cyclr.options.clientSecret, 'Bearer '])
      expect(all).not.toContain(secret)
  })
})
