import { afterEach, describe, expect, it, vi } from 'vitest'
import type { LinkSession } from '../../src/core/contract.js'
import { LINK_HEADER } from '../../src/core/protocol.js'
import type { ConnectorProxyOptions, Grant } from '../../src/server.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { connector, METHOD } from '../react/connectors.js'
import { BASE, codeOf, NAVIGATION, ORIGIN, OWN } from './harness.js'
import { serveLinks } from './serveLinks.js'

const KEY = 'sk-links-canary'
const fake = createFakeCyclr({
  connectors: [
    connector('Postmoth', [METHOD.apiKey]),
    connector('Deskfern', [METHOD.oauth]),
    connector('Ledgerly', [METHOD.apiKey]),
  ],
})
const idOf = (name: string) => String(fake.installed({ name, accountId: ACCOUNT })[0]?.id)

let served: Awaited<ReturnType<typeof serveLinks>>[] = []
afterEach(async () => {
  vi.useRealTimers()
  await Promise.all(served.map((one) => one.close()))
  served = []
  fake.reset()
})

async function serve(options: Partial<ConnectorProxyOptions> = {}) {
  const links = await serveLinks(fake, options)
  served.push(links)
  return links
}
type Served = Awaited<ReturnType<typeof serve>>

const sessionOf = (answer: LinkSession): Record<string, string> => {
  if (answer.state !== 'open') throw new Error(`the link is ${answer.state}`)
  return { ...OWN, [LINK_HEADER]: answer.token }
}

async function connect({ send }: Served, id: string, headers: Record<string, string>) {
  const { methods }: { methods: { id: string }[] } = await (await send(`/connectors/${id}`, { headers })).json()
  const body = JSON.stringify({ methodId: methods[0]?.id, apiKey: KEY })
  return send(`/connectors/${id}/credentials`, { method: 'PUT', headers, body })
}

/** Signs in at the third party. Returns the path that the window returns to. */
async function signIn({ send }: Served, id: string, headers: Record<string, string>) {
  const { methods }: { methods: { id: string }[] } = await (await send(`/connectors/${id}`, { headers })).json()
  const body = JSON.stringify({ methodId: methods[0]?.id, mode: 'popup' })
  const started = await send(`/connectors/${id}/oauth`, { method: 'POST', headers, body })
  const { attempt, launchUrl }: { attempt: string; launchUrl: string } = await started.json()
  const launched = await send(launchUrl.slice((ORIGIN + BASE).length), { headers: NAVIGATION })
  const asked = await fake.service(new Request(launched.headers.get('Location') ?? ''))
  const state = new URL(asked.headers.get('Location') ?? '').searchParams.get('state') ?? ''
  const query = new URLSearchParams({ state, code: 'c' })
  const done = await fake.service(new Request(`${fake.options.serviceOrigin}/connector/callback?${query}`))
  return { attempt, path: (done.headers.get('Location') ?? '').slice((ORIGIN + BASE).length) }
}

describe('A connect link', () => {
  it('E1: connects without a session of the host, is finished then, and is audited', async () => {
    const links = await serve()
    const id = idOf('Postmoth')
    const link = await links.create({ accountConnectorIds: [id], accountLabel: 'Brightwater' })
    expect(link.url).toMatch(/^https:\/\/app\.acme\.test\/api\/connector-auth\/links\/[\w-]{16}#[\w-]{43}$/)
    const opened = await links.open(link.path, link.secret)
    expect(opened).toMatchObject({
      state: 'open',
      expiresIn: 900,
      connectors: [{ accountConnectorId: id, name: 'Postmoth' }],
      userName: 'Ada Moore',
      accountLabel: 'Brightwater',
    })
    expect((await connect(links, id, sessionOf(opened))).status).toBe(200)
    expect(await links.open(link.path, link.secret)).toEqual({ state: 'finished', returnTo: null })
    expect(links.authorized).toEqual([])
    expect(links.audit.map(({ action, outcome, userId, linkId }) => [action, outcome, userId, linkId])).toEqual([
      ['createLink', 'ok', 'ada', link.id],
      ['openLink', 'ok', 'ada', link.id],
      ['read', 'ok', 'ada', link.id],
      ['finishLink', 'ok', 'ada', link.id],
      ['saveCredentials', 'ok', 'ada', link.id],
      ['openLink', 'forbidden', 'ada', link.id],
    ])
  })

  it('E1: is finished by the return of its sign-in window, whoever is signed in to the host there', async () => {
    const links = await serve({ identify: () => 'somebody else' })
    const id = idOf('Deskfern')
    const link = await links.create({ accountConnectorIds: [id] })
    const { path } = await signIn(links, id, sessionOf(await links.open(link.path, link.secret)))
    expect((await links.send(path, { headers: NAVIGATION })).status).toBe(200)
    expect(await links.open(link.path, link.secret)).toMatchObject({ state: 'finished' })
  })

  it('E1: of several connectors is finished with the last one', async () => {
    const links = await serve()
    const ids = [idOf('Postmoth'), idOf('Ledgerly')]
    const link = await links.create({ accountConnectorIds: ids })
    const headers = sessionOf(await links.open(link.path, link.secret))
    await connect(links, ids[0] ?? '', headers)
    expect(await links.open(link.path, link.secret)).toMatchObject({ state: 'open' })
    await connect(links, ids[1] ?? '', headers)
    expect(await links.open(link.path, link.secret)).toMatchObject({ state: 'finished' })
    // The page that connected the last one still shows it.
    expect((await links.send(`/connectors/${ids[1]}`, { headers })).status).toBe(200)
  })

  it('E1: for a reconnect is finished only once it has been connected through the link', async () => {
    const links = await serve()
    const id = idOf('Postmoth')
    fake.authenticate(id, 'revoked')
    const link = await links.create({ accountConnectorIds: [id], intent: 'reconnect' })
    const opened = await links.open(link.path, link.secret)
    expect(opened).toMatchObject({ state: 'open', intent: 'reconnect' })
    await connect(links, id, sessionOf(opened))
    expect(await links.open(link.path, link.secret)).toMatchObject({ state: 'finished' })
  })

  it.each([
    ['GET', {}],
    ['HEAD', {}],
    ['GET', { 'Sec-Purpose': 'prefetch;prerender' }],
    ['GET', { 'User-Agent': 'Mail scanner', 'Sec-Fetch-Site': 'cross-site' }],
  ])('E2: is not used up or even read by %s %o', async (method, headers) => {
    const reads: string[] = []
    const kept = new Map<string, unknown>()
    const links = await serve({
      store: {
        get: async (key) => (reads.push(key), kept.get(key)),
        set: async (key, value) => void kept.set(key, value),
        delete: async (key) => kept.delete(key),
      },
    })
    const link = await links.create({ accountConnectorIds: [idOf('Postmoth')] })
    const before = [...kept]
    for (let visit = 0; visit < 3; visit += 1) {
      expect((await links.send(link.path, { method, headers })).status).toBe(200)
    }
    expect([[...kept], reads, links.audit.map(({ action }) => action)]).toEqual([before, [], ['createLink']])
    expect(await links.open(link.path, link.secret)).toMatchObject({ state: 'open' })
    expect(await links.open(link.path, link.secret)).toMatchObject({ state: 'open' })
  })

  it('E3: is bound to its connectors and to what connects them', async () => {
    const links = await serve()
    const [own, other] = [idOf('Postmoth'), idOf('Ledgerly')]
    const link = await links.create({ accountConnectorIds: [own] })
    const headers = sessionOf(await links.open(link.path, link.secret))
    const send = async (method: string, path: string, body?: object) => {
      const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
      const response = await links.send(path, init)
      return response.ok ? 'ok' : codeOf(response)
    }
    expect(await send('GET', `/connectors/${own}`)).toBe('ok')
    expect(await send('GET', `/connectors?ids=${own}`)).toBe('ok')
    for (const [method, path, body] of [
      ['GET', `/connectors/${other}`],
      ['GET', `/connectors?ids=${own},${other}`],
      ['GET', `/connectors/${other}/status`],
      ['PUT', `/connectors/${other}/credentials`, { methodId: 'm', apiKey: KEY }],
      ['PUT', `/connectors/${other}/parameters`, { values: {} }],
      ['POST', `/connectors/${other}/oauth`, { methodId: 'm', mode: 'popup' }],
      ['DELETE', `/connectors/${other}/credentials`],
      ['GET', '/cycles/0f8fad5b-d9cb-469f-a165-70867728950e/connectors'],
    ] as const) {
      expect([path, await send(method, path, body)]).toEqual([path, 'not_found'])
    }
    for (const [method, path, body] of [
      ['DELETE', `/connectors/${own}/credentials`],
      ['POST', `/connectors/${own}/links`, {}],
      ['GET', `/connectors/${own}/links/${link.id}`],
      ['DELETE', `/connectors/${own}/links/${link.id}`],
      ['POST', `/connectors/${own}/verification`],
    ] as const) {
      expect([method, path, await send(method, path, body)]).toEqual([method, path, 'forbidden'])
    }
    expect(links.authorized).toEqual([])
    const { can }: { can: string[] } = await (await links.send(`/connectors/${own}`, { headers })).json()
    expect(can).toEqual(['read', 'connect'])
  })

  it('E3: never falls back on the session of the host', async () => {
    const links = await serve()
    const id = idOf('Postmoth')
    for (const token of ['', 'x', 'a.b.c.d.e']) {
      const response = await links.send(`/connectors/${id}`, { headers: { ...OWN, [LINK_HEADER]: token } })
      expect(await codeOf(response)).toBe('unauthenticated')
    }
    expect(links.authorized).toEqual([])
  })

  it('E4: says the same of a wrong secret and of an unknown link', async () => {
    const links = await serve()
    const link = await links.create({ accountConnectorIds: [idOf('Postmoth')] })
    const answers = []
    for (const [path, secret] of [
      [link.path, 'A'.repeat(43)],
      [link.path, ''],
      ['/links/AAAAAAAAAAAAAAAA', link.secret],
      ['/links/..%2F..', link.secret],
    ] as const) {
      const response = await links.send(`${path}/session`, { method: 'POST', body: JSON.stringify({ secret }) })
      const { requestId, ...problem } = Object(await response.json())
      expect(requestId).toBeTruthy()
      answers.push([response.status, problem])
    }
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(answers[0]?.[0]).toBe(404)
    expect(await links.open(link.path, link.secret)).toMatchObject({ state: 'open' })
  })

  it('E4: is opened by its own page alone', async () => {
    const links = await serve({ allowedOrigins: ['https://widget.acme.test'] })
    const { path, secret } = await links.create({ accountConnectorIds: [idOf('Postmoth')] })
    const post = async (headers: Record<string, string>) =>
      (await links.send(`${path}/session`, { method: 'POST', headers, body: JSON.stringify({ secret }) })).status
    expect(await post({ ...OWN, 'Sec-Fetch-Site': 'cross-site' })).toBe(403)
    expect(await post({ ...OWN, 'Sec-Fetch-Site': 'cross-site', Origin: 'https://widget.acme.test' })).toBe(403)
    expect(await post({ ...OWN, 'X-Connector-Wizard': '' })).toBe(403)
    expect(await post({ ...OWN, 'Content-Type': 'text/plain' })).toBe(415)
    expect(await post(OWN)).toBe(200)
  })

  it('E4: is opened 30 times a minute at most', async () => {
    const links = await serve()
    const { path, secret } = await links.create({ accountConnectorIds: [idOf('Postmoth')] })
    const body = JSON.stringify({ secret })
    const statuses = []
    for (let time = 0; time < 31; time += 1) {
      statuses.push((await links.send(`${path}/session`, { method: 'POST', body })).status)
    }
    expect(statuses).toEqual([...Array<number>(30).fill(200), 429])
  })

  it('E4: opens for the colleague while wrong secrets are tried, which are limited to 30 a minute', async () => {
    const links = await serve()
    const { path, secret } = await links.create({ accountConnectorIds: [idOf('Postmoth')] })
    const post = async (to: string, tried: string) => {
      const body = JSON.stringify({ secret: tried })
      return (await links.send(`${to}/session`, { method: 'POST', body })).status
    }
    const wrong = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`
    const statuses = []
    for (let time = 0; time < 31; time += 1) statuses.push(await post(path, wrong))
    expect(statuses).toEqual([...Array<number>(30).fill(404), 429])
    expect(await post(path, secret)).toBe(200)
    const unknown = path.replace(/[\w-]{16}$/, 'aaaaaaaaaaaaaaaa')
    for (let time = 0; time < 31; time += 1) expect(await post(unknown, wrong)).toBe(404)
  })

  it('E4: opens no sign-in window once it is revoked, though the window was asked for before', async () => {
    const links = await serve()
    const id = idOf('Deskfern')
    const link = await links.create({ accountConnectorIds: [id] })
    const headers = sessionOf(await links.open(link.path, link.secret))
    const { methods }: { methods: { id: string }[] } = await (await links.send(`/connectors/${id}`, { headers })).json()
    const body = JSON.stringify({ methodId: methods[0]?.id, mode: 'popup' })
    const started = await links.send(`/connectors/${id}/oauth`, { method: 'POST', headers, body })
    const { launchUrl }: { launchUrl: string } = await started.json()
    const launch = () => links.send(launchUrl.slice((ORIGIN + BASE).length), { headers: NAVIGATION })
    await links.proxy.links.revoke(link.id)
    const refused = await launch()
    expect(refused.status).toBe(400)
    expect(refused.headers.get('Location')).toBeNull()
    expect(links.audit.at(-1)).toMatchObject({ linkId: link.id, outcome: 'forbidden' })
  })

  it.each([
    ['Ada\r\n\tMoore', 'Ada Moore'],
    ['Ada \u202etxt.exe\u2066', 'Ada txt.exe'],
    [`${'x'.repeat(199)}😀😀`, `${'x'.repeat(199)}😀`],
    ['\ud83d Ada', 'Ada'],
    ['\u0000\u2028', null],
    ['A\u200bd\u00ada\u061c\u2060\u{e0041}', 'Ada'],
    ['علی\u200cرضا 👩\u200d💻', 'علی\u200cرضا 👩\u200d💻'],
  ])('E4: shows names in one line, without what turns their direction: %j', async (given, shown) => {
    const links = await serve()
    const link = await links.create({
      accountConnectorIds: [idOf('Postmoth')],
      userName: given,
      accountLabel: given,
    })
    expect(await links.open(link.path, link.secret)).toMatchObject({ userName: shown, accountLabel: shown })
  })

  it('E4: counts its requests in the budget of the account, and not in that of the user who asked', async () => {
    const links = await serve({ rateLimit: { perUser: { reads: 2 } } })
    const id = idOf('Postmoth')
    const link = await links.create({ accountConnectorIds: [id] })
    const headers = sessionOf(await links.open(link.path, link.secret))
    const read = async (more: Record<string, string>) =>
      (await links.send(`/connectors/${id}`, { headers: { ...OWN, ...more } })).status
    expect([await read(headers), await read(headers), await read(headers)]).toEqual([200, 200, 429])
    expect(await read({})).toBe(200)
  })

  it('E5: is revoked at once, with the pages that are open', async () => {
    const links = await serve()
    const id = idOf('Postmoth')
    const link = await links.create({ accountConnectorIds: [id], returnTo: `${ORIGIN}/integrations` })
    const headers = sessionOf(await links.open(link.path, link.secret))
    await links.proxy.links.revoke(link.id)
    expect(await codeOf(await links.send(`/connectors/${id}`, { headers }))).toBe('unauthenticated')
    expect(await links.open(link.path, link.secret)).toEqual({ state: 'revoked', returnTo: `${ORIGIN}/integrations` })
    await links.proxy.links.revoke(link.id)
    await links.proxy.links.revoke('unknown')
    expect(links.audit.filter(({ action }) => action === 'revokeLink')).toHaveLength(1)
  })

  it('E5: stays revoked when its last connector is connected at the same time', async () => {
    const revoke = { now: (): Promise<void> => Promise.resolve() }
    const kept = new Map<string, unknown>()
    const store = {
      get: async (key: string) => kept.get(key),
      set: async (key: string, value: unknown) => {
        // Between what the proxy has read of the link and what it writes.
        if (key.endsWith(':finished')) await revoke.now()
        kept.set(key, value)
      },
      delete: async (key: string) => kept.delete(key),
    }
    const one = await serve({ store })
    const id = idOf('Postmoth')
    const link = await one.create({ accountConnectorIds: [id] })
    const session = sessionOf(await one.open(link.path, link.secret))
    revoke.now = () => one.proxy.links.revoke(link.id)
    await connect(one, id, session)
    expect((await one.open(link.path, link.secret)).state).toBe('revoked')
    expect(await codeOf(await one.send(`/connectors/${id}`, { headers: session }))).toBe('unauthenticated')
  })

  it('E5: can be revoked after it is finished, with the pages that are open', async () => {
    const one = await serve()
    const id = idOf('Postmoth')
    const link = await one.create({ accountConnectorIds: [id] })
    const session = sessionOf(await one.open(link.path, link.secret))
    await connect(one, id, session)
    expect((await one.send(`/connectors/${id}`, { headers: session })).status).toBe(200)
    await one.proxy.links.revoke(link.id)
    expect(await codeOf(await one.send(`/connectors/${id}`, { headers: session }))).toBe('unauthenticated')
    expect(one.audit).toContainEqual(expect.objectContaining({ action: 'revokeLink', linkId: link.id }))
  })

  it('E5: expires, with the sessions that it has opened, and says so for another week', async () => {
    // Before the proxy is created, which keeps `Date.now`.
    vi.useFakeTimers({ toFake: ['Date'] })
    const links = await serve()
    const id = idOf('Postmoth')
    const link = await links.create({ accountConnectorIds: [id], expiresIn: 120 })
    const opened = await links.open(link.path, link.secret)
    expect(opened).toMatchObject({ expiresIn: expect.closeTo(120, -1) })
    vi.setSystemTime(Date.parse(link.expiresAt) + 1)
    expect(await codeOf(await links.send(`/connectors/${id}`, { headers: sessionOf(opened) }))).toBe('unauthenticated')
    expect(await links.open(link.path, link.secret)).toEqual({ state: 'expired', returnTo: null })
  })

  it('E5: opens for 24 hours by default', async () => {
    const links = await serve()
    const { expiresAt } = await links.create({ accountConnectorIds: [idOf('Postmoth')] })
    expect(Math.abs(Date.parse(expiresAt) - Date.now() - 86_400_000)).toBeLessThan(60_000)
  })

  it('E6: keeps its secret to itself: not in the log, the audit, the store or any answer', async () => {
    const links = await serve()
    const id = idOf('Deskfern')
    const link = await links.create({ accountConnectorIds: [id] })
    const headers = sessionOf(await links.open(link.path, link.secret))
    await links.send(`${link.path}/session`, { method: 'POST', body: JSON.stringify({ secret: `${link.secret}x` }) })
    await links.send(`${link.path}/session`, { method: 'POST', body: `{"secret":"${link.secret}` })
    await links.send(`${link.path}/unknown`)
    await links.send(link.path)
    const { path } = await signIn(links, id, headers)
    await links.send(path, { headers: NAVIGATION })
    await links.open(link.path, link.secret)
    const seen = [
      links.log.join('\n'),
      JSON.stringify(links.audit),
      JSON.stringify([...links.kept]),
      links.said.join('\n'),
    ]
    expect(seen.map((text) => text.length > 100)).toEqual([true, true, true, true])
    for (const text of seen) expect(text).not.toContain(link.secret)
    // The session's token is in no other answer than its own.
    expect(links.said.filter((text) => text.includes(headers[LINK_HEADER] ?? '-'))).toHaveLength(1)
    expect(links.log.join() + JSON.stringify([...links.kept])).not.toContain(headers[LINK_HEADER])
  })

  it.each<[string, object]>([
    ['"accountId" is missing', { accountId: undefined }],
    ['"userId" is not', { userId: '' }],
    ['"expiresIn"', { expiresIn: 59 }],
    ['"expiresIn"', { expiresIn: 604_801 }],
    ['"expiresIn"', { expiresIn: 1.5 }],
    ['"intent"', { intent: 'manage' }],
    ['"locale"', { locale: 5 }],
    ['"returnTo"', { returnTo: 'https://evil.test/page' }],
    ['"returnTo"', { returnTo: 'javascript:alert(1)' }],
    ['"accountConnectorIds"', { accountConnectorIds: [] }],
    ['"accountConnectorIds"', { accountConnectorIds: ['1/../2'] }],
    ['"accountConnectorIds"', { accountConnectorIds: [2 ** 53] }],
    ['"accountConnectorIds"', { accountConnectorIds: undefined }],
    ['"cycleId"', { accountConnectorIds: undefined, cycleId: 'x' }],
  ])('E7: is refused with a clear error: %s, %o', async (message, over) => {
    const links = await serve()
    // What a host without types passes.
    const request = Object({ accountConnectorIds: [idOf('Postmoth')], ...over })
    await expect(links.create(request)).rejects.toThrow(message)
    await expect(links.create(request)).rejects.toThrow(TypeError)
    expect(links.audit).toEqual([])
  })

  it('E7: is refused for a connector that the account does not have', async () => {
    const links = await serve()
    const ids = [idOf('Postmoth'), '999999']
    await expect(links.create({ accountConnectorIds: ids })).rejects.toMatchObject({ code: 'not_found' })
  })
})

async function ask(links: Served, id: string, body: object = {}) {
  const response = await links.send(`/connectors/${id}/links`, { method: 'POST', body: JSON.stringify(body) })
  return Object(await response.json())
}

describe('Ask a colleague', () => {
  it('E8: creates a link for the wizard’s connector, whose state its user can read and end', async () => {
    const links = await serve()
    const id = idOf('Postmoth')
    const link = await ask(links, id, { locale: 'de-AT' })
    expect(new URL(link.url).searchParams.get('locale')).toBe('de')
    const state = async (method = 'GET') =>
      Object(await (await links.send(`/connectors/${id}/links/${link.id}`, { method })).json())
    expect(await state()).toEqual({ state: 'open' })
    expect(await state('DELETE')).toEqual({ state: 'revoked' })
    expect(await state()).toEqual({ state: 'revoked' })
    expect(links.audit.map(({ action, linkId, userId }) => [action, linkId, userId])).toEqual([
      ['createLink', link.id, 'ada'],
      ['revokeLink', link.id, 'ada'],
    ])
  })

  it('E8: is finished for the one who asked, too', async () => {
    const links = await serve()
    const id = idOf('Postmoth')
    const link = await ask(links, id)
    fake.authenticate(id)
    const state = await links.send(`/connectors/${id}/links/${link.id}`)
    expect(await state.json()).toEqual({ state: 'finished' })
  })

  it('E8: is ended by the one who asked after it is finished, with the pages that are open', async () => {
    const links = await serve()
    const id = idOf('Postmoth')
    const { id: linkId, url } = await ask(links, id)
    const secret = new URL(url).hash.slice(1)
    const session = sessionOf(await links.open(`/links/${linkId}`, secret))
    await connect(links, id, session)
    const ended = await links.send(`/connectors/${id}/links/${linkId}`, { method: 'DELETE' })
    expect(await ended.json()).toEqual({ state: 'revoked' })
    expect(await codeOf(await links.send(`/connectors/${id}`, { headers: session }))).toBe('unauthenticated')
  })

  it('E8: is created 20 times an hour at most, by each user', async () => {
    const grants: Grant = { accountId: ACCOUNT, userId: 'ada', can: ['read', 'connect', 'invite'] }
    const links = await serve({ authorize: () => grants })
    const id = idOf('Postmoth')
    for (let time = 0; time < 20; time += 1) expect(await ask(links, id)).toHaveProperty('url')
    expect(await ask(links, id)).toMatchObject({ code: 'rate_limited' })
    grants.userId = 'bob'
    expect(await ask(links, id)).toHaveProperty('url')
  })

  it('E6: no secret is in a log line, an audit event, the store, an answer or an error', async () => {
    const tokens = new Set<string>()
    const links = await serve({
      fetch: async (input, init) => {
        const response = await fake.fetch(input, init)
        const [, token] = /"access_token":"([^"]+)"/.exec(await response.clone().text()) ?? []
        if (token) tokens.add(token)
        return response
      },
    })
    const id = idOf('Postmoth')
    const { id: linkId, url } = await ask(links, id)
    const secret = new URL(url).hash.slice(1)
    const path = `/links/${linkId}`
    const answered = links.said.length
    const session = sessionOf(await links.open(path, secret))
    const token = session[LINK_HEADER] ?? ''
    for (const body of [`{"secret":"${secret}"`, `{"secret":["${secret}"]}`, JSON.stringify({ secret, more: 1 })]) {
      await links.send(`${path}/session`, { method: 'POST', body })
    }
    await links.send(`/connectors/${id}`, { headers: { ...OWN, [LINK_HEADER]: `${token}x` } })
    await connect(links, id, { ...session, 'Content-Type': 'text/plain' })
    await connect(links, id, session)
    await links.send(`/connectors/${id}${path}`)
    const errors: string[] = []
    for (const over of [{ returnTo: `https://x.test/${KEY}` }, { expiresIn: Number.NaN, accountLabel: KEY }]) {
      await links.create({ accountConnectorIds: [id], ...over }).catch((error: Error) => {
        errors.push(error.message, String(error.stack), String(error.cause))
      })
    }
    const log = links.log.join('\n')
    const stored = JSON.stringify([...links.kept])
    const places = [log, JSON.stringify(links.audit), stored, links.said.slice(answered).join('\n'), errors.join('\n')]
    expect(places.map((text) => text.length > 100)).toEqual([true, true, true, true, true])
    expect(tokens.size).toBeGreaterThan(0)
    expect(fake.find(id).authValue).toBe(KEY)
    for (const canary of [secret, KEY, fake.options.clientSecret, ...tokens]) {
      expect(places.map((text) => text.includes(canary))).toEqual([false, false, false, false, false])
    }
    expect(links.said.filter((text) => text.includes(token))).toHaveLength(1)
    expect(log + stored).not.toContain(token)
  })

  it('E8: has to be granted, and is for its own user', async () => {
    const grants: Grant = { accountId: ACCOUNT, userId: 'ada', can: ['read', 'connect', 'invite'] }
    const links = await serve({ authorize: () => grants })
    const id = idOf('Postmoth')
    const link = await ask(links, id)
    const read = async (connectorId = id) => (await links.send(`/connectors/${connectorId}/links/${link.id}`)).status
    expect(await read()).toBe(200)
    expect(await read(idOf('Ledgerly'))).toBe(404)
    grants.userId = 'bob'
    expect(await read()).toBe(404)
    grants.can = ['read']
    expect(await read()).toBe(403)
    expect(await ask(links, id)).toMatchObject({ code: 'forbidden' })
  })
})
