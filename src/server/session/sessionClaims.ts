import * as z from 'zod/mini'
import { ID_PATTERN } from '../../core/protocol.js'

/** `aud` of every session token, so that a token made for another purpose is refused. */
export const AUDIENCE = 'connector-auth-wizard'
export const MAX_TOKEN_LIFE_SECONDS = 60 * 60
/** As long as the hash of HS256 (RFC 7518, section 3.2). */
const MIN_SECRET_BYTES = 32

// Sent to Cyclr in a header and a path: printable ASCII without spaces.
const accountId = z.string().check(z.regex(/^[\x21-\x7e]{1,200}$/))
// Becomes part of store keys through encodeURIComponent, which throws for a lone surrogate.
const userId = z.string().check(z.regex(/^\P{Cs}{1,200}$/u))

/** A grant, as the host's `authorize` or a session token gives it. */
export const grantShape = z.object({
  accountId,
  userId,
  accountLabel: z.exactOptional(z.string()),
  can: z.exactOptional(z.array(z.enum(['read', 'connect', 'disconnect', 'check']))),
})

const { userId: sub, ...grant } = grantShape.shape

/** The claims of a session token beside `aud`, `iat` and `exp`. Any backend may have written them, so all are checked. */
export const sessionClaims = z.object({
  sub,
  ...grant,
  accountConnectorIds: z.array(z.string().check(z.regex(ID_PATTERN))),
  cycleIds: z.exactOptional(z.array(z.string())),
  allowedOrigins: z.array(z.string()).check(z.minLength(1)),
})
export type SessionClaims = z.infer<typeof sessionClaims>

/** The HS256 key of a shared secret. Throws a `TypeError` when it is shorter than `MIN_SECRET_BYTES`. */
export function keyOf(secret: string): Uint8Array {
  const key = new TextEncoder().encode(typeof secret === 'string' ? secret : '')
  if (key.length >= MIN_SECRET_BYTES) return key
  throw new TypeError(
    `ConnectorAuthWizard: the secret for session tokens is shorter than ${MIN_SECRET_BYTES} bytes. Anyone who guesses it can ` +
      'connect any account. Pass a random secret, such as the output of "openssl rand -base64 32".',
  )
}
