import { SignJWT } from 'jose'
import * as z from 'zod/mini'
import type { Action } from '../../core/connector.js'
import { readOrigin } from '../options/readOrigin.js'
import { AUDIENCE, keyOf, MAX_TOKEN_LIFE_SECONDS, sessionClaims } from './sessionClaims.js'

/** What a session token allows, for whom and on which pages. */
export type SessionGrant = {
  /** Id of the Cyclr account. */
  accountId: string
  /** The host's own id of the user. */
  userId: string
  /** The customer's name, shown when a sign-in was not started from the host's own page. */
  accountLabel?: string | undefined
  /** The user's name, shown to a colleague whom they ask to connect. */
  userName?: string | undefined
  /** The account connectors the token can be used for. May be empty. */
  accountConnectorIds: readonly (string | number)[]
  /** Ids of cycles whose connectors the user may list. @default none */
  cycleIds?: readonly string[] | undefined
  /** Allowed actions. @default ['read', 'connect', 'check'] */
  can?: readonly Action[] | undefined
  /** Origins of the pages that may use the token, such as `https://app.acme.com`. At least one. */
  allowedOrigins: readonly string[]
}

/** Options of `createSessionToken`. */
export type SessionTokenOptions = {
  /** Life of the token in seconds, from 1 to 3600. @default 900 */
  expiresIn?: number | undefined
}

/**
 * Creates a session token for a page on another origin than the proxy, where the host's cookie is not sent. The host's
 * backend creates it for a signed-in user and gives it to the page; the wizard's `getToken` returns it; the proxy reads it
 * with `authorizeWithSessionToken`. The token is signed, not encrypted: the page can read it. A backend in another language
 * signs the same claims as a JWT, with HS256 and the shared secret or with a key of its JWKS:
 *
 * | claim | value | |
 * |---|---|---|
 * | `aud` | `connector-auth-wizard` | required |
 * | `iat` | time of issue, in seconds since 1970 | required, at most 35 seconds in the future |
 * | `exp` | time of expiry, in seconds since 1970 | required; tokens older than an hour are refused in any case |
 * | `sub` | the host's own id of the user | required |
 * | `accountId` | id of the Cyclr account | required |
 * | `accountConnectorIds` | array of account connector ids, as strings of digits | required, may be empty |
 * | `allowedOrigins` | array of the origins whose pages may use the token | required, at least one |
 * | `can` | array of `read`, `connect`, `disconnect`, `check`, `invite` | optional: `read`, `connect`, `check` |
 * | `accountLabel` | the customer's name | optional |
 * | `userName` | the user's name, shown to a colleague whom they ask | optional |
 * | `cycleIds` | array of the cycles whose connectors may be listed | optional: none |
 *
 * Ids may be numbers up to 2^53. An array of one may be its only member, as .NET writes it, or a JSON text.
 *
 * @throws A `TypeError` when the secret is shorter than 32 bytes, or when a member of the grant is not valid.
 *
 * @example
 * import { createSessionToken } from 'connector-auth-wizard/server'
 *
 * const { SESSION_SECRET = '' } = process.env
 *
 * export function tokenFor(user: { id: string; cyclrAccountId: string }, accountConnectorId: string): Promise<string> {
 *   const grant = { accountId: user.cyclrAccountId, userId: user.id, accountConnectorIds: [accountConnectorId] }
 *   return createSessionToken(SESSION_SECRET, { ...grant, allowedOrigins: ['https://app.acme.example'] })
 * }
 */
export async function createSessionToken(
  secret: string,
  { userId, allowedOrigins, accountConnectorIds, ...grant }: SessionGrant,
  { expiresIn = 900 }: SessionTokenOptions = {},
): Promise<string> {
  const key = keyOf(secret)
  if (!Number.isInteger(expiresIn) || expiresIn < 1 || expiresIn > MAX_TOKEN_LIFE_SECONDS) {
    fail('expiresIn', `an integer number of seconds, from 1 to ${MAX_TOKEN_LIFE_SECONDS}`)
  }
  const claims = z.safeParse(sessionClaims, {
    ...grant,
    sub: userId,
    // A number beyond Number.MAX_SAFE_INTEGER may have been rounded to the id of another connector: the schema refuses it.
    accountConnectorIds: accountConnectorIds.map((id) => (Number.isSafeInteger(id) ? String(id) : id)),
    allowedOrigins: allowedOrigins.map((origin) => readOrigin('allowedOrigins of a session token', origin)),
  })
  if (!claims.success) fail(String(claims.error.issues[0]?.path[0] ?? 'claims'), 'a value of the type in SessionGrant')
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT(claims.data)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + expiresIn)
    .sign(key)
}

function fail(name: string, expected: string): never {
  throw new TypeError(`ConnectorAuthWizard: a session token's "${name}" cannot be used. Pass ${expected}.`)
}
