import { SignJWT } from 'jose'
import * as z from 'zod/mini'
import type { Action } from '../../core/connector.js'
import { readOrigin } from '../options/readOrigin.js'
import { AUDIENCE, keyOf, LONGEST_LIFE, sessionClaims } from './sessionClaims.js'

/** What the holder of a session token may do, and where. */
export type SessionGrant = {
  /** Cyclr's account id. */
  accountId: string
  /** The host's own id of the user. */
  userId: string
  /** The customer's name, shown before a sign-in that did not begin on the host's own page. */
  accountLabel?: string
  /** The only account connectors this token is good for. */
  accountConnectorIds: readonly (string | number)[]
  /** Cycles whose connectors it may list. @default none */
  cycleIds?: readonly string[]
  /** @default ['read', 'connect', 'check'] */
  can?: readonly Action[]
  /** The origins whose pages may use it, such as `https://app.acme.com`. At least one. */
  allowedOrigins: readonly string[]
}

export type SessionTokenOptions = {
  /** Seconds, at most 3600. @default 900 */
  expiresIn?: number
}

/**
 * A token for a page that is on another origin than the proxy, where the host's cookie does not go. The host's backend
 * makes one for a signed-in user and hands it to the page, whose `getToken` passes it on; the proxy reads it with
 * `authorizeWithSessionToken`. It is signed, not encrypted: the page can read it. A backend in another language signs the
 * same claims as a JWT, with HS256 and the shared secret or with a key of its JWKS:
 *
 * | claim | what | |
 * |---|---|---|
 * | `aud` | `connector-auth-wizard` | required |
 * | `iat` | when it was made, in seconds since 1970 | required, not in the future |
 * | `exp` | until when it holds, in seconds since 1970 | required; an hour after `iat` it is over in any case |
 * | `sub` | the host's own id of the user | required |
 * | `accountId` | Cyclr's account id | required |
 * | `accountConnectorIds` | list of strings of digits: what it may be used on | required, may be empty |
 * | `allowedOrigins` | list of origins whose pages may use it | required, at least one |
 * | `can` | list of `read`, `connect`, `disconnect`, `check` | optional: all but `disconnect` |
 * | `accountLabel` | the customer's name | optional |
 * | `cycleIds` | list of cycles whose connectors it may list | optional: none |
 *
 * Rejects when the secret has fewer than 32 bytes, or when a member could not be read back.
 *
 * @example
 * const token = await createSessionToken(secret, { accountId, userId, accountConnectorIds: ['36328'], allowedOrigins: ['https://app.acme.com'] })
 */
export async function createSessionToken(
  secret: string,
  { userId, allowedOrigins, accountConnectorIds, ...grant }: SessionGrant,
  { expiresIn = 900 }: SessionTokenOptions = {},
): Promise<string> {
  const key = keyOf(secret)
  if (!Number.isInteger(expiresIn) || expiresIn < 1 || expiresIn > LONGEST_LIFE) {
    refuse('expiresIn', `whole seconds, from 1 to ${LONGEST_LIFE}`)
  }
  const claims = z.safeParse(sessionClaims, {
    ...grant,
    sub: userId,
    // A number beyond what numbers can hold would name another account connector: it becomes no id, and is refused.
    accountConnectorIds: accountConnectorIds.map((id) => (Number.isSafeInteger(id) ? String(id) : id)),
    allowedOrigins: allowedOrigins.map((origin) => readOrigin('allowedOrigins of a session token', origin)),
  })
  if (!claims.success) refuse(String(claims.error.issues[0]?.path[0] ?? 'claims'), 'what SessionGrant asks for')
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT(claims.data)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + expiresIn)
    .sign(key)
}

function refuse(name: string, what: string): never {
  throw new TypeError(`ConnectorAuthWizard: a session token's "${name}" cannot be used. Pass ${what}.`)
}
