import type { Server } from 'node:http'
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizeWithSessionToken, createSessionToken, type SessionGrant } from '../../src/server.js'
import { listen } from './adapters.js'
import { codeOf, createHarness, ORIGIN, OWN } from './harness.js'

const SECRET = 'a-session-secret-of-32-bytes-or-more'
const OTHER_SECRET = 'another-session-secret-of-32-bytes-or'
const PAGE = 'https://widget.acme.test'
const GRANT: SessionGrant = {
  accountId: 'account-1',
  userId: 'user-1',
  accountConnectorIds: ['7', 8],
  can: ['read', 'connect'],
  allowedOrigins: [PAGE],
}

const harnessFor = (keys: Parameters<typeof authorizeWithSessionToken>[0]) =>
  createHarness({ options: { authorize: authorizeWithSessionToken(keys), allowedOrigins: [PAGE] } })

/** What a page on another origin sends. */
const from = (token: string, Origin = PAGE) => ({
  ...OWN,
  'Sec-Fetch-Site': 'same-site',
  Origin,
  Authorization: `Bearer ${token}`,
})

const now = () => Math.floor(Date.now() / 1000)
const CLAIMS = {
  sub: 'user-1',
  accountId: 'account-1',
  accountConnectorIds: ['7'],
  allowedOrigins: [PAGE],
  aud: 'connector-auth-wizard',
}
const timesOf = (claims: object) => ({ iat: now(), exp: now() + 60, ...claims })
/** As a backend in another language would. */
const signed = (claims: object, secret = SECRET, alg = 'HS256') =>
  new SignJWT(timesOf(claims)).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret))

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

async function lifeOf(options?: { expiresIn: number }): Promise<number> {
  const { exp = 0, iat = 0 } = decodeJwt(await createSessionToken(SECRET, GRANT, options))
  return exp - iat
}

/** How a read is answered that carries these headers and a token for these origins. */
async function statusFor(headers: Record<string, string>, allowedOrigins: readonly string[] = [PAGE]): Promise<number> {
  const { ask } = createHarness({
    options: { authorize: authorizeWithSessionToken(SECRET), allowedOrigins: [PAGE, 'https://evil.test'] },
  })
  const token = await createSessionToken(SECRET, { ...GRANT, allowedOrigins })
  const answer = await ask('/connectors/7', {
    headers: { 'X-Connector-Wizard': '1', Authorization: `Bearer ${token}`, ...headers },
  })
  return answer.status
}

describe('A session token', () => {
  it('lets its user do what it says, on the account connectors it names', async () => {
    const { ask, put, calls } = harnessFor(SECRET)
    const headers = from(await createSessionToken(SECRET, GRANT))
    expect((await ask('/connectors/7', { headers })).status).toBe(200)
    expect((await ask('/connectors?ids=7,8', { headers })).status).toBe(200)
    expect((await put('/connectors/8/parameters', { values: {} }, headers)).status).toBe(200)
    const granted = { accountId: 'account-1', userId: 'user-1', can: ['read', 'connect'] }
    expect(calls.map(({ args }) => args[0])).toEqual([granted, granted, granted])
  })

  it.each([
    ['another account connector', 'GET', '/connectors/9'],
    ['a list with another in it', 'GET', '/connectors?ids=7,9'],
    ['what it does not grant', 'DELETE', '/connectors/7/credentials'],
    ['a cycle it does not name', 'GET', '/cycles/0b1ce3a2-1111-4222-8333-444455556666/connectors'],
  ])('is refused for %s, before anything is asked of Cyclr', async (_, method, path) => {
    const { ask, calls } = harnessFor(SECRET)
    const response = await ask(path, { method, headers: from(await createSessionToken(SECRET, GRANT)) })
    expect(await codeOf(response)).toBe('forbidden')
    expect(calls).toEqual([])
  })

  it('lists the connectors of the cycles it names', async () => {
    const cycleId = '0b1ce3a2-1111-4222-8333-444455556666'
    const authorize = authorizeWithSessionToken(SECRET)
    const headers = from(await createSessionToken(SECRET, { ...GRANT, cycleIds: [cycleId] }))
    expect(await authorize(new Request(ORIGIN, { headers }), { action: 'read', cycleId })).toMatchObject({
      userId: 'user-1',
    })
  })

  it.each([
    ['no header', undefined],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['no token', 'Bearer '],
    ['nonsense', 'Bearer a.b.c'],
    ['two tokens', 'Bearer a.b.c, Bearer a.b.c'],
    ['endless nonsense', `Bearer ${'a'.repeat(9000)}.b.c`],
  ])('is nobody signed in when there is %s', async (_, authorization) => {
    const { ask } = harnessFor(SECRET)
    const { Authorization: _unused, ...headers } = from('')
    const response = await ask('/connectors/7', {
      headers: { ...headers, ...(authorization !== undefined && { Authorization: authorization }) },
    })
    expect(await codeOf(response)).toBe('unauthenticated')
  })

  it.each([
    ['it is over', { exp: now() - 10 }],
    ['it never ends', { exp: undefined }],
    ['it was made at no time', { iat: undefined }],
    ['it was made more than an hour ago, however long it says it holds', { iat: now() - 3700, exp: now() + 9999 }],
    ['it will be made tomorrow', { iat: now() + 86_400, exp: now() + 90_000 }],
    ['it is for somebody else', { aud: 'another-service' }],
    ['it is for nobody', { aud: undefined }],
    ['it names no user', { sub: undefined }],
    ['its user is nothing', { sub: '' }],
    ['it names no account', { accountId: undefined }],
    ['its account could be a header', { accountId: 'a\r\nX-Evil: 1' }],
    ['it names no origins', { allowedOrigins: [] }],
    ['it names no account connectors', { accountConnectorIds: undefined }],
    ['its account connectors are no ids', { accountConnectorIds: ['../7'] }],
    ['it grants what there is not', { can: ['everything'] }],
  ])('is nobody signed in when %s', async (_, claims) => {
    const { ask } = harnessFor(SECRET)
    const response = await ask('/connectors/7', { headers: from(await signed({ ...CLAIMS, ...claims })) })
    expect(await codeOf(response)).toBe('unauthenticated')
  })

  it('is not what an unsigned one says, nor one signed in another way', async () => {
    const { ask } = harnessFor(SECRET)
    const { privateKey } = await generateKeyPair('RS256')
    const tokens = [
      `${part({ alg: 'none' })}.${part(timesOf(CLAIMS))}.`,
      `${part({ alg: 'none' })}.${part(timesOf(CLAIMS))}.x`,
      await signed(CLAIMS, `${SECRET}${SECRET}`, 'HS512'),
      await signed(CLAIMS, OTHER_SECRET),
      await new SignJWT(timesOf(CLAIMS)).setProtectedHeader({ alg: 'RS256' }).sign(privateKey),
    ]
    for (const token of tokens) {
      expect(await codeOf(await ask('/connectors/7', { headers: from(token) }))).toBe('unauthenticated')
    }
    expect((await ask('/connectors/7', { headers: from(await signed(CLAIMS)) })).status).toBe(200)
  })

  it('holds for fifteen minutes, or as long as it is asked to, and at most an hour', async () => {
    expect([await lifeOf(), await lifeOf({ expiresIn: 60 }), await lifeOf({ expiresIn: 3600 })]).toEqual([
      900, 60, 3600,
    ])
    for (const expiresIn of [0, -1, 3601, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(lifeOf({ expiresIn })).rejects.toThrow('"expiresIn" cannot be used')
    }
  })

  it.each([
    ['no account', { accountId: '' }, '"accountId"'],
    ['no user', { userId: '' }, '"sub"'],
    ['no origins', { allowedOrigins: [] }, '"allowedOrigins"'],
    ['an origin that is a wildcard', { allowedOrigins: ['https://*.acme.test'] }, 'wildcard'],
    ['an origin over plain http', { allowedOrigins: ['http://acme.test'] }, 'https'],
    ['an id that a number cannot hold', { accountConnectorIds: [2 ** 53 + 2] }, '"accountConnectorIds"'],
    ['an id that is none', { accountConnectorIds: ['all'] }, '"accountConnectorIds"'],
  ])('is not made for %s', async (_, over, message) => {
    await expect(createSessionToken(SECRET, { ...GRANT, ...over })).rejects.toThrow(message)
  })

  it('is made and read with a secret of at least 32 bytes', async () => {
    for (const secret of ['', 'x'.repeat(31)]) {
      await expect(createSessionToken(secret, GRANT)).rejects.toThrow('shorter than 32 bytes')
      expect(() => authorizeWithSessionToken(secret)).toThrow('shorter than 32 bytes')
      expect(() => authorizeWithSessionToken([SECRET, secret])).toThrow('shorter than 32 bytes')
    }
    expect(() => authorizeWithSessionToken([])).toThrow('shorter than 32 bytes')
    expect(() => authorizeWithSessionToken('語'.repeat(11))).not.toThrow()
  })

  it('of the old secret still holds while a new one takes its place', async () => {
    const { ask } = harnessFor([OTHER_SECRET, SECRET])
    for (const secret of [SECRET, OTHER_SECRET]) {
      const headers = from(await createSessionToken(secret, GRANT))
      expect((await ask('/connectors/7', { headers })).status).toBe(200)
    }
    const third = from(await createSessionToken('a-third-session-secret-of-32-bytes-or', GRANT))
    expect((await ask('/connectors/7', { headers: third })).status).toBe(401)
  })
})

describe('The origin a session token is bound to', () => {
  it('is the page that sends it: stolen, it is no good on another page', async () => {
    expect(await statusFor({ Origin: PAGE })).toBe(200)
    expect(await statusFor({ Origin: 'https://evil.test' })).toBe(403)
    expect(await statusFor({ Origin: `${PAGE}.evil.test` })).toBe(403)
    expect(await statusFor({ Origin: 'null' })).toBe(403)
  })

  it('goes without saying for a read from the own origin, which browsers leave unnamed', async () => {
    expect(await statusFor({ 'Sec-Fetch-Site': 'same-origin' }, [ORIGIN])).toBe(200)
    expect(await statusFor({ 'Sec-Fetch-Site': 'same-origin' }, [PAGE])).toBe(403)
  })

  it.each(['same-site', 'cross-site', 'none', ''])('is missing otherwise: Sec-Fetch-Site %j', async (site) => {
    expect(await statusFor({ 'Sec-Fetch-Site': site }, [ORIGIN, PAGE])).toBe(403)
  })

  it('is missing where nothing says that a browser is asking', async () => {
    expect(await statusFor({}, [ORIGIN, PAGE])).toBe(403)
  })

  it('PA-16: is answered to by name and never reflected, on answers and refusals alike', async () => {
    const { ask } = harnessFor(SECRET)
    const answers = [
      await ask('/connectors/7', { headers: from(await createSessionToken(SECRET, GRANT)) }),
      await ask('/connectors/7', { headers: from('a.b.c') }),
      await ask('/connectors/7', { headers: from('a.b.c', 'https://evil.test') }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 401])
    expect(answers.map(({ headers }) => headers.get('Access-Control-Allow-Origin'))).toEqual([PAGE, PAGE, null])
    for (const { headers } of answers) expect(headers.get('Vary')).toContain('Origin')
  })
})

describe('A session token of a backend with keys of its own', () => {
  let server: Server
  let jwksUrl = ''
  let asked = 0
  let state: 'up' | 'down' | 'hangs' | 'nonsense' = 'up'
  let keys: readonly object[] = []
  const pairs = new Map<string, CryptoKey>()
  const sign = (claims: object, alg: string, kid = alg) => {
    const key = pairs.get(kid)
    if (!key) throw new Error(`No key ${kid}`)
    return new SignJWT(timesOf(claims)).setProtectedHeader({ alg, kid }).sign(key)
  }

  beforeAll(async () => {
    const algorithms = ['RS256', 'EdDSA', 'ES256']
    keys = await Promise.all(
      algorithms.map(async (alg) => {
        const { publicKey, privateKey } = await generateKeyPair(alg)
        pairs.set(alg, privateKey)
        return { ...(await exportJWK(publicKey)), kid: alg, alg, use: 'sig' }
      }),
    )
    pairs.set('stranger', (await generateKeyPair('RS256')).privateKey)
    const listening = await listen((_, res) => {
      asked += 1
      if (state === 'hangs') return
      res.writeHead(state === 'down' ? 500 : 200, { 'Content-Type': 'application/json' })
      res.end(state === 'nonsense' ? '<html>' : JSON.stringify({ keys }))
    })
    server = listening.server
    jwksUrl = `http://127.0.0.1:${listening.port}/jwks`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it.each(['RS256', 'EdDSA'])('is taken when signed with %s, and the keys are fetched once', async (alg) => {
    asked = 0
    const { ask } = harnessFor({ jwksUrl })
    const headers = from(await sign(CLAIMS, alg))
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/connectors/7', { headers })))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(asked).toBe(1)
  })

  it('is nobody signed in when it is signed otherwise', async () => {
    const { ask } = harnessFor({ jwksUrl })
    const publicKey = JSON.stringify(keys[0])
    const tokens = [
      await sign(CLAIMS, 'ES256'),
      await sign(CLAIMS, 'RS256', 'stranger'),
      await sign({ ...CLAIMS, aud: 'another-service' }, 'RS256'),
      await sign({ ...CLAIMS, exp: now() - 10 }, 'RS256'),
      await sign({ ...CLAIMS, iat: now() - 3700 }, 'RS256'),
      // The classic confusion: what is public taken for what is shared.
      await signed(CLAIMS, publicKey),
    ]
    for (const token of tokens) {
      expect(await codeOf(await ask('/connectors/7', { headers: from(token) }))).toBe('unauthenticated')
    }
  })

  it('is bound to its issuer where one is named', async () => {
    const { ask } = harnessFor({ jwksUrl, issuer: 'https://id.acme.test' })
    const statusOf = async (claims: object) =>
      (await ask('/connectors/7', { headers: from(await sign(claims, 'RS256')) })).status
    expect(await statusOf({ ...CLAIMS, iss: 'https://id.acme.test' })).toBe(200)
    expect(await statusOf({ ...CLAIMS, iss: 'https://other.test' })).toBe(401)
    expect(await statusOf(CLAIMS)).toBe(401)
  })

  it.each(['down', 'nonsense', 'hangs'] as const)(
    'cannot be judged while the keys cannot be had (%s): 503, signed out by nobody, and well again by itself',
    async (how) => {
      const { ask, lines } = harnessFor({ jwksUrl })
      const headers = from(await sign(CLAIMS, 'RS256'))
      state = how
      const response = await ask('/connectors/7', { headers })
      expect(response.status).toBe(503)
      expect(await codeOf(response)).toBe('unavailable')
      expect(lines[0]?.fields).toMatchObject({ reason: expect.stringContaining('could not be read') })
      state = 'up'
      expect((await ask('/connectors/7', { headers })).status).toBe(200)
    },
  )

  it.each(['http://id.acme.test/jwks', 'ftp://id.acme.test', '', 'https://user:pass@id.acme.test'])(
    'needs an address that nobody can listen in on: not %j',
    (address) => {
      expect(() => authorizeWithSessionToken({ jwksUrl: address })).toThrow('"jwksUrl" cannot be used')
    },
  )
})
