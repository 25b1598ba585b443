import { beforeEach, describe, expect, it } from 'vitest'
import { type AccessTokens, createAccessTokens } from '../../../src/server/cyclr/createAccessTokens.js'
import { createCyclrClient } from '../../../src/server/cyclr/createCyclrClient.js'
import { readOptions } from '../../../src/server/options/readOptions.js'
import { optionsWith, SECRET } from '../harness.js'

describe('The lifetime of access tokens', () => {
  let now = 1_800_000_000_000
  let asked = 0
  let expiresIn: unknown = 3600
  const HOUR = 3_600_000
  let tokens: AccessTokens

  beforeEach(() => {
    now = 1_800_000_000_000
    asked = 0
    tokens = createAccessTokens({ ...readOptions(optionsWith()), now: () => now }, async () => {
      asked += 1
      return { access_token: `token-${asked}`, token_type: 'Bearer', expires_in: expiresIn }
    })
  })

  it.each([
    [1_209_599, 1_209_599_000 - 300_000],
    [3600, HOUR - 300_000],
    ['3600', HOUR - 300_000],
    [600, 540_000],
    [1, 54_000],
    [0.001, 54_000],
    [0, 270_000],
    [-5, 270_000],
    ['soon', 270_000],
    [null, 270_000],
    [undefined, 270_000],
    [Number.NaN, 270_000],
    [1e12, 14 * 24 * HOUR - 300_000],
  ])('TL-05: keeps a token with expires_in %s for %d ms', async (given, life) => {
    expiresIn = given
    expect(await tokens.get('a')).toBe('token-1')
    now += life - 1
    expect(await tokens.get('a')).toBe('token-1')
    now += 1
    expect(await tokens.get('a')).toBe('token-2')
  })

  it('TL-06: requests one new token when the clock jumps ahead, and none when it jumps back', async () => {
    expiresIn = 3600
    await tokens.get('a')
    now += 30 * 24 * HOUR
    expect(await tokens.get('a')).toBe('token-2')
    now -= 60 * 24 * HOUR
    expect(await tokens.get('a')).toBe('token-2')
    // A 401 from Cyclr ends it, whatever our clock reads.
    tokens.drop('a', 'token-2')
    expect(await tokens.get('a')).toBe('token-3')
  })

  it('TL-04: ignores a drop of a token that was replaced already', async () => {
    await tokens.get('a')
    tokens.drop('a', 'token-0')
    expect(await tokens.get('a')).toBe('token-1')
  })

  it('TL-08: keeps the tokens of a limited number of accounts', async () => {
    for (let account = 0; account < 10_000; account += 1) await tokens.get(`account-${account}`)
    expect(asked).toBe(10_000)
    for (let account = 9_999; account > 9_500; account -= 1) await tokens.get(`account-${account}`)
    expect(asked).toBe(10_000)
    await tokens.get('account-0')
    expect(asked).toBe(10_001)
  })

  it('sends the scope of the account, and the secret in the body and not in the address', async () => {
    const seen: Request[] = []
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init)
      if (!request.url.endsWith('/oauth/token')) return Response.json([])
      seen.push(request)
      return Response.json({ access_token: 't', token_type: 'bearer' })
    }
    const client = createCyclrClient(readOptions(optionsWith({ fetch })))
    await client.call('account-1', { path: '/' })
    await client.call('account-1', { path: '/', unscoped: true })
    const bodies = await Promise.all(seen.map(async (request) => new URLSearchParams(await request.text())))
    expect(bodies.map((body) => body.get('scope'))).toEqual(['account:account-1', null])
    expect(bodies.map((body) => body.get('client_secret'))).toEqual([SECRET, SECRET])
    expect(seen.map(({ url }) => url).join()).not.toContain(SECRET)
  })
})
