import { decodeJwt, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { createTokenReader } from '../../src/server/session/createTokenReader.js'
import { AUDIENCE } from '../../src/server/session/sessionClaims.js'
import { authorizeWithSessionToken, createSessionToken } from '../../src/server.js'
import { codeOf, ORIGIN } from './harness.js'
import { CLAIMS, from, GRANT, harnessFor, now, SECRET, signed, timesOf } from './sessionTokens.js'

const OTHER_SECRET = 'another-session-secret-of-32-bytes-or'

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

async function lifeOf(options?: { expiresIn: number }): Promise<number> {
  const { exp = 0, iat = 0 } = decodeJwt(await createSessionToken(SECRET, GRANT, options))
  return exp - iat
}

describe('A session token', () => {
  it('allows its actions on its account connectors', async () => {
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
  ])('is refused for %s, before Cyclr is called', async (_, method, path) => {
    const { ask, calls } = harnessFor(SECRET)
    const response = await ask(path, { method, headers: from(await createSessionToken(SECRET, GRANT)) })
    expect(await codeOf(response)).toBe('forbidden')
    expect(calls).toEqual([])
  })

  it('allows to list the connectors of its cycles', async () => {
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
  ])('is refused as not signed in with %s', async (_, authorization) => {
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
    ['it has another audience', { aud: 'another-service' }],
    ['it has no audience', { aud: undefined }],
    ['it names no user', { sub: undefined }],
    ['its user is nothing', { sub: '' }],
    ['it names no account', { accountId: undefined }],
    ['its account could be a header', { accountId: 'a\r\nX-Evil: 1' }],
    ['it names no origins', { allowedOrigins: [] }],
    ['it names no account connectors', { accountConnectorIds: undefined }],
    ['its account connectors are no ids', { accountConnectorIds: ['../7'] }],
    ['it grants what there is not', { can: ['everything'] }],
  ])('is refused as not signed in when %s', async (_, claims) => {
    const { ask } = harnessFor(SECRET)
    const response = await ask('/connectors/7', { headers: from(await signed({ ...CLAIMS, ...claims })) })
    expect(await codeOf(response)).toBe('unauthenticated')
  })

  it('is refused when it is unsigned, or signed with another algorithm or key', async () => {
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

  it.each([
    { alg: 'HS256', crit: ['forged\n\u001b[31mline'] },
    { alg: 'HS256', crit: ['b64'], b64: false },
    { alg: 'forged\nline' },
    { alg: 'HS256', crit: 'forged' },
  ])('puts nothing of its header into the reason that is logged: %j', async (header) => {
    const read = createTokenReader(SECRET, AUDIENCE)
    const token = `${part(header)}.${part(timesOf(CLAIMS))}.eA`
    const { refusal = '' } = Object(await read(`Bearer ${token}`))
    expect(refusal).not.toBe('')
    expect(refusal).not.toMatch(/forged|b64|\n/)
  })

  it('lives for fifteen minutes, or for expiresIn, and at most an hour', async () => {
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
  ])('is not created for %s', async (_, over, message) => {
    await expect(createSessionToken(SECRET, { ...GRANT, ...over })).rejects.toThrow(message)
  })

  it('needs a secret of at least 32 bytes', async () => {
    for (const secret of ['', 'x'.repeat(31)]) {
      await expect(createSessionToken(secret, GRANT)).rejects.toThrow('shorter than 32 bytes')
      expect(() => authorizeWithSessionToken(secret)).toThrow('shorter than 32 bytes')
      expect(() => authorizeWithSessionToken([SECRET, secret])).toThrow('shorter than 32 bytes')
    }
    expect(() => authorizeWithSessionToken([])).toThrow('shorter than 32 bytes')
    expect(() => authorizeWithSessionToken('語'.repeat(11))).not.toThrow()
  })

  it('of the old secret is accepted while both secrets are passed', async () => {
    const { ask } = harnessFor([OTHER_SECRET, SECRET])
    for (const secret of [SECRET, OTHER_SECRET]) {
      const headers = from(await createSessionToken(secret, GRANT))
      expect((await ask('/connectors/7', { headers })).status).toBe(200)
    }
    const third = from(await createSessionToken('a-third-session-secret-of-32-bytes-or', GRANT))
    expect((await ask('/connectors/7', { headers: third })).status).toBe(401)
  })
})
