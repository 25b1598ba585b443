import type { Server } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizeWithSessionToken } from '../../src/server.js'
import { listen } from './adapters.js'
import { codeOf } from './harness.js'
import { CLAIMS, from, harnessFor, now, signed, timesOf } from './sessionTokens.js'

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
    pairs.set('unknown key', (await generateKeyPair('RS256')).privateKey)
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

  it.each(['RS256', 'EdDSA'])('is accepted when signed with %s, and the keys are fetched once', async (alg) => {
    asked = 0
    const { ask } = harnessFor({ jwksUrl })
    const headers = from(await sign(CLAIMS, alg))
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/connectors/7', { headers })))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(asked).toBe(1)
  })

  it('is refused as not signed in when it is signed differently', async () => {
    const { ask } = harnessFor({ jwksUrl })
    const publicKey = JSON.stringify(keys[0])
    const tokens = [
      await sign(CLAIMS, 'ES256'),
      await sign(CLAIMS, 'RS256', 'unknown key'),
      await sign({ ...CLAIMS, aud: 'another-service' }, 'RS256'),
      await sign({ ...CLAIMS, exp: now() - 10 }, 'RS256'),
      await sign({ ...CLAIMS, iat: now() - 3700 }, 'RS256'),
      // Algorithm confusion: HS256 with the public key as its secret.
      await signed(CLAIMS, publicKey),
    ]
    for (const token of tokens) {
      expect(await codeOf(await ask('/connectors/7', { headers: from(token) }))).toBe('unauthenticated')
    }
  })

  it('must have the configured issuer', async () => {
    const { ask } = harnessFor({ jwksUrl, issuer: 'https://id.acme.test' })
    const statusOf = async (claims: object) =>
      (await ask('/connectors/7', { headers: from(await sign(claims, 'RS256')) })).status
    expect(await statusOf({ ...CLAIMS, iss: 'https://id.acme.test' })).toBe(200)
    expect(await statusOf({ ...CLAIMS, iss: 'https://other.test' })).toBe(401)
    expect(await statusOf(CLAIMS)).toBe(401)
  })

  it.each(['down', 'nonsense', 'hangs'] as const)(
    'is answered with 503 while the keys cannot be fetched (%s), and accepted afterwards',
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
    'needs a key set on https: not %j',
    (address) => {
      expect(() => authorizeWithSessionToken({ jwksUrl: address })).toThrow('"jwksUrl" cannot be used')
    },
  )
})
