import { generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { authorizeWithSessionToken, createSessionToken } from '../../src/server.js'
import { CLAIMS, from, GRANT, harnessFor, now, PAGE, SECRET, signed } from './sessionTokens.js'

const CYCLE = '0b1ce3a2-1111-4222-8333-444455556666'
const HUGE = 2 ** 53 + 2

/** Reads connector 7 with a token of these claims. */
async function read(claims: object, keys: Parameters<typeof authorizeWithSessionToken>[0] = SECRET) {
  const { ask, calls, lines } = harnessFor(keys)
  const response = await ask('/connectors/7', { headers: from(await signed({ ...CLAIMS, ...claims })) })
  return { status: response.status, text: await response.text(), grant: calls[0]?.args[0], lines }
}

describe('C8: a session token of a backend in another language', () => {
  it.each<[string, object]>([
    ['the only member of a list', { accountConnectorIds: '7', allowedOrigins: PAGE, can: 'read' }],
    ['a list as a JSON text', { accountConnectorIds: '["7","8"]', allowedOrigins: `["${PAGE}"]`, can: '["read"]' }],
    ['ids as numbers', { accountConnectorIds: [7, 8], can: ['read'] }],
    ['one id as a number', { accountConnectorIds: 7, can: ['read'] }],
    ['ids as numbers in a JSON text', { accountConnectorIds: '[7]', can: ['read'] }],
    ['an audience as a list', { aud: ['connector-auth-wizard', 'other'], can: ['read'] }],
    ['a clock that is 8 s ahead', { iat: now() + 8, nbf: now() + 8, exp: now() + 600, can: ['read'] }],
    ['a clock that is 25 s ahead', { iat: now() + 25, nbf: now() + 25, exp: now() + 600, can: ['read'] }],
    ['a null among the claims that it may lack', { unknown: null, can: ['read'] }],
  ])('C8: is read with %s', async (_, claims) => {
    const { status, grant, lines } = await read(claims)
    expect(lines).toEqual([])
    expect(status).toBe(200)
    expect(grant).toEqual({ userId: 'user-1', accountId: 'account-1', can: ['read'] })
  })

  it('C8: is read with a user and an account that are numbers, as texts', async () => {
    const { status, grant } = await read({ sub: 42, accountId: 1001 })
    expect(status).toBe(200)
    expect(grant).toEqual({ userId: '42', accountId: '1001' })
  })

  it('C8: allows its only cycle', async () => {
    const authorize = authorizeWithSessionToken(SECRET)
    const headers = from(await signed({ ...CLAIMS, cycleIds: CYCLE }))
    const request = new Request(PAGE, { headers })
    expect(await authorize(request, { action: 'read', cycleId: CYCLE })).toMatchObject({ userId: 'user-1' })
  })

  it.each<[string, object, RegExp]>([
    ['over', { exp: now() - 10 }, /"exp"/],
    ['for ever', { exp: undefined }, /"exp"/],
    ['made tomorrow', { iat: now() + 86_400, exp: now() + 90_000 }, /"iat".*in the past/],
    ['made 50 s from now', { iat: now() + 50, exp: now() + 600 }, /"iat".*in the past/],
    ['valid later', { nbf: now() + 600 }, /"nbf"/],
    ['made an hour ago', { iat: now() - 3700, exp: now() + 60 }, /"iat".*too far in the past/],
    ['with a time as a text', { iat: String(now()) }, /"iat"/],
    ['for another audience', { aud: 'secret-canary' }, /"aud"/],
    ['without a user', { sub: undefined }, /"sub"/],
    ['with a user that is a list', { sub: ['secret-canary'] }, /"sub" is not an id/],
    ['without an account', { accountId: undefined }, /"accountId" is missing/],
    ['with an account that is rounded', { accountId: HUGE }, /"accountId" is not an id.*2\^53/],
    [
      'with an id that is rounded',
      { accountConnectorIds: [HUGE] },
      /"accountConnectorIds" is not a list of ids.*2\^53/,
    ],
    ['with an id that is none', { accountConnectorIds: 'secret-canary' }, /"accountConnectorIds" is not a list of ids/],
    ['with half a JSON text', { accountConnectorIds: '[7' }, /"accountConnectorIds" is not a list of ids/],
    ['without origins', { allowedOrigins: [] }, /"allowedOrigins" is not a list of at least one/],
    ['with an action that there is not', { can: 'secret-canary' }, /"can" is not a list of read/],
  ])('C8: is refused when it is %s, and the log says which claim and why', async (_, claims, reason) => {
    const { status, text, lines } = await read(claims)
    expect(status).toBe(401)
    expect(lines).toMatchObject([{ level: 'info', fields: { code: 'unauthenticated' } }])
    expect(lines[0]?.fields).toMatchObject({ reason: expect.stringMatching(/^the session token: /) })
    expect(lines[0]?.fields).toMatchObject({ reason: expect.stringMatching(reason) })
    expect(JSON.stringify(lines) + text).not.toContain('canary')
    expect(text).not.toMatch(reason)
  })

  it('C8: of the first of two secrets is refused for its claim, not for its signature', async () => {
    const { lines } = await read({ exp: now() - 10 }, [SECRET, `${SECRET}-next`])
    expect(lines).toMatchObject([{ fields: { reason: expect.stringContaining('"exp"') } }])
  })

  it('C8: a missing header, a signature, an algorithm and other ids or pages are said as well', async () => {
    const { ask, lines } = harnessFor(SECRET)
    const { privateKey } = await generateKeyPair('RS256')
    const foreign = await new SignJWT({ ...CLAIMS, exp: now() + 60, iat: now() })
      .setProtectedHeader({ alg: 'RS256' })
      .sign(privateKey)
    const token = await createSessionToken(SECRET, GRANT)
    const { Authorization: _, ...bare } = from('')
    for (const headers of [
      bare,
      { ...bare, Authorization: 'Basic dXNlcjpwYXNz' },
      from(await signed(CLAIMS, `${SECRET}-other`)),
      from(foreign),
      from(token, 'https://elsewhere.test'),
    ]) {
      await ask('/connectors/7', { headers })
    }
    await ask('/connectors/9', { headers: from(token) })
    const reasons = lines.map(({ fields }) => String(Reflect.get(fields, 'reason')))
    expect(reasons).toEqual([
      expect.stringContaining('"Authorization" is missing'),
      expect.stringContaining('"Authorization" holds no JWT'),
      expect.stringContaining('signature'),
      expect.stringContaining('"alg"'),
      expect.stringContaining('"allowedOrigins" does not contain the page'),
      expect.stringContaining('"accountConnectorIds" does not allow this'),
    ])
    expect(JSON.stringify(lines)).not.toContain('dXNlcjpwYXNz')
  })
})
