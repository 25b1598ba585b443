import * as z from 'zod/mini'
import { ID_PATTERN } from '../../core/contract.js'
import { grantShape } from './grantShape.js'

/** Who a session token is for: a token made for anything else opens nothing here. */
export const AUDIENCE = 'connector-auth-wizard'
/** Seconds. */
export const LONGEST_LIFE = 60 * 60
/** Bytes of a shared secret: as long as the hash that HS256 is made of. */
export const SHORTEST_SECRET = 32

const texts = z.array(z.string())
const { userId, ...grant } = grantShape.shape

/** What is in a session token beside `aud`, `iat` and `exp`. Written by any backend, so read with suspicion. */
export const sessionClaims = z.object({
  sub: userId,
  ...grant,
  accountConnectorIds: z.array(z.string().check(z.regex(ID_PATTERN))),
  cycleIds: z.exactOptional(texts),
  allowedOrigins: z.array(z.string()).check(z.minLength(1)),
})
export type SessionClaims = z.infer<typeof sessionClaims>

/** The key of a shared secret. Throws for one that could be guessed. */
export function keyOf(secret: string): Uint8Array {
  const key = new TextEncoder().encode(typeof secret === 'string' ? secret : '')
  if (key.length >= SHORTEST_SECRET) return key
  throw new TypeError(
    `ConnectorAuthWizard: the secret for session tokens is shorter than ${SHORTEST_SECRET} bytes. It could be guessed, and ` +
      'whoever knows it connects any account. Pass a random one, such as the output of "openssl rand -base64 32".',
  )
}
