import { SignJWT } from 'jose'
import { authorizeWithSessionToken, type SessionGrant } from '../../src/server.js'
import { createHarness, OWN } from './harness.js'

export const SECRET = 'a-session-secret-of-32-bytes-or-more'
export const PAGE = 'https://widget.acme.test'
export const GRANT: SessionGrant = {
  accountId: 'account-1',
  userId: 'user-1',
  accountConnectorIds: ['7', 8],
  can: ['read', 'connect'],
  allowedOrigins: [PAGE],
}

export const harnessFor = (keys: Parameters<typeof authorizeWithSessionToken>[0]) =>
  createHarness({ options: { authorize: authorizeWithSessionToken(keys), allowedOrigins: [PAGE] } })

/** Headers of a request from a page on another origin. */
export const from = (token: string, Origin = PAGE) => ({
  ...OWN,
  'Sec-Fetch-Site': 'same-site',
  Origin,
  Authorization: `Bearer ${token}`,
})

export const now = () => Math.floor(Date.now() / 1000)
export const CLAIMS = {
  sub: 'user-1',
  accountId: 'account-1',
  accountConnectorIds: ['7'],
  allowedOrigins: [PAGE],
  aud: 'connector-auth-wizard',
}
export const timesOf = (claims: object) => ({ iat: now(), exp: now() + 60, ...claims })
/** Signs the claims as a backend in another language would. */
export const signed = (claims: object, secret = SECRET, alg = 'HS256') =>
  new SignJWT(timesOf(claims)).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret))
