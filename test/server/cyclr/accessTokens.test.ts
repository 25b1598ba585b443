import { beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr, OTHER_ACCOUNT } from '../../../src/testing.js'
import { listen } from '../adapters.js'
import {
  answerWith,
  createGate,
  hang,
  html,
  later,
  meeting,
  resetBefore,
  type UpstreamServer,
} from '../createUpstreamServer.js'
import { serveForThisTest } from '../serveForThisTest.js'
import { LONG_TIMEOUTS, type ServedProxy, serveProxy } from '../serveProxy.js'

const TOKEN = '/oauth/token'
const concurrently = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work))

describe('Access tokens, over the wire', () => {
  const fake = createFakeCyclr()
  const ids = fake.installed({ accountId: ACCOUNT }).map(({ id }) => String(id))
  let upstream: UpstreamServer
  let proxy: ServedProxy
  let next = 0
  /** Another connector each time, so that reads are not shared and each request is a call. */
  const readAnother = () => {
    next += 1
    return proxy.send(`/connectors/${ids[next % ids.length]}`)
  }
  const tokens = () => upstream.at('POST', TOKEN).length
  const calls = () => upstream.at('GET', /connectors\/\d+$/).length

  beforeEach(async () => {
    ;({ upstream, proxy } = await serveForThisTest(fake, {}, LONG_TIMEOUTS))
  })

  it('TL-01: a hundred concurrent reads without a token make one token request', async () => {
    upstream.script('POST', TOKEN, later(1_000))
    const answers = await concurrently(100, readAnother)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(tokens()).toBe(1)
  })

  it('TL-02: all callers of a failed token request fail with it, and a later call tries again', async () => {
    upstream.script('POST', TOKEN, later(1_500, answerWith(500)))
    const answers = await concurrently(100, readAnother)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([502]))
    expect(tokens()).toBe(1)
    // A failure is shared for a second.
    await expect.poll(async () => (await readAnother()).status, { interval: 300 }).toBe(200)
    expect(tokens()).toBe(2)
  })

  it('TL-03: fifty concurrent 401s make one token request, and each call is sent once more', async () => {
    await readAnother()
    upstream.reset()
    upstream.script('GET', /connectors\/\d+$/, ...meeting(50, answerWith(401)))
    const answers = await concurrently(50, readAnother)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(tokens()).toBe(1)
    expect(calls()).toBe(100)
  })

  it('TL-04: a late 401 for an old token does not drop the new one', async () => {
    await readAnother()
    const late = createGate(answerWith(401))
    upstream.script('GET', /connectors\/\d+$/, late.wait, answerWith(401))
    const slow = readAnother()
    await expect.poll(calls).toBe(2)
    await readAnother()
    expect(tokens()).toBe(2)
    late.open()
    expect((await slow).status).toBe(200)
    expect(tokens()).toBe(2)
  })

  it('TL-07: a client that leaves does not abort the token request of others', async () => {
    upstream.script('POST', TOKEN, later(400))
    const leaving = new AbortController()
    const aborted = fetch(`http://127.0.0.1:${proxy.port}/api/connector-auth/connectors/${ids[0]}`, {
      headers: { 'X-Connector-Wizard': '1' },
      signal: leaving.signal,
    }).catch((error: unknown) => error)
    await expect.poll(tokens).toBe(1)
    const others = concurrently(5, readAnother)
    leaving.abort()
    expect(await aborted).toMatchObject({ name: 'AbortError' })
    expect((await others).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(tokens()).toBe(1)
  })

  it.each([
    ['busy', answerWith(429, '', { 'Retry-After': '60' }), 429, 'rate_limited'],
    ['answering HTML', html, 502, 'upstream_error'],
    ['refusing the secret', answerWith(400, '{"error":"canary"}'), 500, 'misconfigured'],
    ['answering 401', answerWith(401), 500, 'misconfigured'],
    ['missing', answerWith(404), 500, 'misconfigured'],
    ['closing the connection', resetBefore, 502, 'upstream_error'],
    ['answering truncated JSON', answerWith(200, '{"access_token"'), 502, 'upstream_error'],
    ['answering an empty body', answerWith(200), 502, 'upstream_error'],
    ['answering null', answerWith(200, 'null'), 500, 'misconfigured'],
  ])('TL-09: maps the failure of a token endpoint that is %s', async (_, script, status, code) => {
    upstream.always('POST', TOKEN, script)
    const response = await readAnother()
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code })
    expect(calls()).toBe(0)
    expect(JSON.stringify([proxy.said, proxy.log])).not.toMatch(/canary|fake-client-secret/)
  })

  it.each([
    ['400', answerWith(400, '{"error":"invalid_client"}'), 'Cyclr refused the client id or secret'],
    ['401', answerWith(401), 'Cyclr refused the client id or secret'],
    ['403', answerWith(403), 'Cyclr refused the client id or secret'],
    ['404', answerWith(404), 'check "cyclr.apiDomain"'],
  ])('C19: the log says what to check when the token endpoint answers %s', async (status, script, reason) => {
    upstream.always('POST', TOKEN, script)
    expect((await readAnother()).status).toBe(500)
    expect(proxy.log).toMatchObject([
      {
        level: 'error',
        fields: { code: 'upstream_auth', reason: expect.stringMatching(`${reason}.*\\(status ${status}\\)$`) },
      },
    ])
  })

  it('C19: a wrong secret is named, and neither logged nor answered', async () => {
    const { serviceOrigin, clientId } = fake.options
    const cyclr = { serviceDomain: serviceOrigin, clientId, signInUser: 'sign-in' }
    const wrong = await serveProxy(fake, upstream.origin, {
      cyclr: { ...cyclr, apiDomain: upstream.origin, clientSecret: 'wrong-secret-canary' },
    })
    const response = await wrong.send(`/connectors/${ids[0]}`)
    expect(await response.json()).toMatchObject({ code: 'misconfigured' })
    expect(JSON.stringify(wrong.log)).toContain('Cyclr refused the client id or secret')
    expect(JSON.stringify([wrong.log, wrong.said])).not.toContain('canary')
    await wrong.close()
  })

  it('TL-09: does not follow a redirect of the token endpoint with the secret', async () => {
    const received: unknown[] = []
    const { server, port } = await listen((req, res) => {
      received.push(req.url)
      res.end('{}')
    })
    upstream.always('POST', TOKEN, answerWith(307, '', { Location: `http://127.0.0.1:${port}/oauth/token` }))
    expect((await readAnother()).status).toBe(502)
    expect(received).toEqual([])
    server.close()
  })

  it('TL-09: times out on a token endpoint that never answers, and closes the connection', async () => {
    const impatient = await serveProxy(fake, upstream.origin, {}, { headersMs: 200, callMs: 400 })
    upstream.always('POST', TOKEN, hang)
    expect((await impatient.send(`/connectors/${ids[0]}`)).status).toBe(504)
    await expect.poll(() => upstream.at('POST', TOKEN)[0]?.closed).toBe(true)
    await impatient.close()
  })

  it.each(['', 'a b', 'a\r\nX: y', 'a\u0000', 'tökén', 7, null])(
    'TL-10: refuses %j as an access token',
    async (token) => {
      const answer = JSON.stringify({ access_token: token, token_type: 'bearer', expires_in: 60 })
      upstream.always('POST', TOKEN, answerWith(200, answer))
      expect((await readAnother()).status).toBe(500)
      expect(calls()).toBe(0)
    },
  )

  it('TL-10: refuses a token type other than bearer', async () => {
    upstream.always('POST', TOKEN, answerWith(200, '{"access_token":"t","token_type":"mac"}'))
    expect((await readAnother()).status).toBe(500)
  })

  it('PA-07: never uses the token of one account for another', async () => {
    const others = fake.installed({ accountId: OTHER_ACCOUNT }).map(({ id }) => String(id))
    const two = await serveProxy(fake, upstream.origin, {
      authorize: (request) => ({
        accountId: request.headers.get('X-Test-Account') ?? '',
        userId: 'user',
      }),
    })
    const ask = (account: string, id: string | undefined) =>
      two.send(`/connectors/${id}`, { headers: { 'X-Connector-Wizard': '1', 'X-Test-Account': account } })
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) => [
        ask(ACCOUNT, ids[at % ids.length]),
        ask(OTHER_ACCOUNT, others[at % others.length]),
      ]).flat(),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    // The fake answers 403 to a token of another account.
    const accountsOf = new Map<string, Set<string>>()
    for (const { headers } of fake.requests) {
      const [bearer, account] = [headers['authorization'], headers['x-cyclr-account']]
      if (bearer && account) accountsOf.set(bearer, (accountsOf.get(bearer) ?? new Set()).add(account))
    }
    expect([...accountsOf.values()].map(({ size }) => size)).toEqual([1, 1])
    await two.close()
  })
})
