import * as z from 'zod/mini'
import { ID_PATTERN } from '../../core/protocol.js'

/** `aud` of every session token, so that a token made for another purpose is refused. */
export const AUDIENCE = 'connector-auth-wizard'
export const MAX_TOKEN_LIFE_SECONDS = 60 * 60
/** As long as the hash of HS256 (RFC 7518, section 3.2). */
const MIN_SECRET_BYTES = 32
const MAX_NAME_CHARACTERS = 200

// Sent to Cyclr in a header and a path: printable ASCII without spaces.
const accountId = z.string().check(z.regex(/^[\x21-\x7e]{1,200}$/))
// Becomes part of store keys through encodeURIComponent, which throws for a lone surrogate.
const userId = z.string().check(z.regex(/^\P{Cs}{1,200}$/u))
const accountLabel = z.optional(z.pipe(z.string(), z.transform(plainName)))
const userName = z.optional(z.pipe(z.string(), z.transform(plainName)))
const action = z.enum(['read', 'connect', 'disconnect', 'check', 'invite'])

/** A grant, as the host's `authorize` gives it. */
export const grantShape = z.object({ accountId, userId, accountLabel, userName, can: z.optional(z.array(action)) })

/**
 * The claims of a session token beside `aud`, `iat` and `exp`. Any backend may have written them, so all are checked. Some
 * write ids as numbers, and .NET writes a list of one as its only member or the whole list as a JSON text.
 */
export const sessionClaims = z.object({
  sub: idOf(userId),
  accountId: idOf(accountId),
  accountLabel,
  userName,
  accountConnectorIds: listOf(idOf(z.string().check(z.regex(ID_PATTERN)))),
  cycleIds: z.optional(listOf(z.string())),
  allowedOrigins: listOf(z.string()).check(z.refine((origins) => origins.length > 0)),
  can: z.optional(listOf(action)),
})
export type SessionClaims = z.infer<typeof sessionClaims>

/** `aud` of a token with which a backend creates or revokes one connect link: none that a page has. */
export const LINK_AUDIENCE = 'connector-auth-wizard:links'

/** The claims of such a token beside `aud`, `iat` and `exp`: what the link is for, or which link ends. */
export const linkClaims = z.object({
  sub: idOf(userId),
  accountId: z.optional(idOf(accountId)),
  accountLabel,
  userName,
  accountConnectorIds: z.optional(listOf(idOf(z.string()))),
  cycleId: z.optional(z.string()),
  intent: z.optional(z.enum(['connect', 'reconnect'])),
  expiresIn: z.optional(z.number()),
  returnTo: z.optional(z.string()),
  locale: z.optional(z.string()),
  linkId: z.optional(z.string()),
})
export type LinkClaims = z.infer<typeof linkClaims>

/**
 * A name in one line: the user may have chosen it, and colleagues read it. Without line breaks, control characters and what
 * is invisible or turns the direction of the text around it; joiners stay, which some scripts and emoji need.
 */
function plainName(name: string): string {
  const line = name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
  const visible = line.replaceAll(/(?![\u200c\u200d])[\p{Cf}\p{Cs}]/gu, '')
  return Array.from(visible.trim()).slice(0, MAX_NAME_CHARACTERS).join('')
}

/** A number beyond Number.MAX_SAFE_INTEGER may have been rounded to the id of something else: it is refused. */
function idOf(text: z.ZodMiniType<string>) {
  return z.pipe(
    z.transform((value: unknown) => (Number.isSafeInteger(value) ? String(value) : value)),
    text,
  )
}

function listOf<T>(member: z.ZodMiniType<T>) {
  return z.pipe(z.transform(toList), z.array(member))
}

function toList(value: unknown): unknown {
  if (typeof value === 'number') return [value]
  if (typeof value !== 'string') return value
  if (!value.startsWith('[')) return [value]
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** Which member of a grant or of claims is not valid and what it should be, without its value. */
export function explainInvalid(value: unknown, { issues: [issue] }: z.core.$ZodError): string {
  const name = String(issue?.path[0] ?? '')
  if (name === '') return 'it is no object'
  const isMissing = typeof value === 'object' && value !== null && Reflect.get(value, name) === undefined
  return `"${name}" is ${isMissing ? 'missing' : `not ${EXPECTED[name]}`}`
}

const ID = 'an id: a text without spaces, or an integer up to 2^53'
const EXPECTED: { readonly [name: string]: string } = {
  sub: ID,
  userId: 'a text of 1 to 200 characters',
  accountId: ID,
  accountLabel: 'a text',
  userName: 'a text',
  accountConnectorIds: 'a list of ids: texts of digits, or integers up to 2^53',
  cycleIds: 'a list of texts',
  allowedOrigins: 'a list of at least one origin',
  can: 'a list of read, connect, disconnect, check and invite',
  intent: 'connect or reconnect',
  cycleId: 'a text',
  expiresIn: 'a number of seconds',
  returnTo: 'a text',
  locale: 'a text',
  linkId: 'a text',
}

/** The HS256 key of a shared secret. Throws a `TypeError` when it is shorter than `MIN_SECRET_BYTES`. */
export function keyOf(secret: string): Uint8Array {
  const key = new TextEncoder().encode(typeof secret === 'string' ? secret : '')
  if (key.length >= MIN_SECRET_BYTES) return key
  throw new TypeError(
    `ConnectorAuthWizard: the secret for session tokens is shorter than ${MIN_SECRET_BYTES} bytes. Anyone who guesses it can ` +
      'connect any account. Pass a random secret, such as the output of "openssl rand -base64 32".',
  )
}
