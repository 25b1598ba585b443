import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose'
import * as z from 'zod/mini'
import { ConnectorAuthError } from '../../core/errors.js'
import type { AuthorizationRequest, Authorize } from '../options/ProxyOptions.js'
import { readUrl } from '../options/readOrigin.js'
import { AUDIENCE, keyOf, LONGEST_LIFE, type SessionClaims, sessionClaims } from './sessionClaims.js'

/** Where the public keys are of a backend that signs with RS256 or EdDSA. */
export type SessionKeys = {
  /** https, or this machine. Fetched when first needed, kept for ten minutes. */
  jwksUrl: string
  /** The `iss` its tokens must have. @default any */
  issuer?: string
}

/** Seconds that two clocks may differ by. */
const CLOCK_TOLERANCE = 5

const RULES: JWTVerifyOptions = {
  audience: AUDIENCE,
  requiredClaims: ['exp', 'iat', 'sub'],
  maxTokenAge: LONGEST_LIFE,
  clockTolerance: CLOCK_TOLERANCE,
}

type Verify = (token: string) => Promise<JWTPayload>

/**
 * An `authorize` that reads a session token from `Authorization: Bearer`: for a proxy on another origin than the page.
 * Pass the secret it was made with; two while one takes the other's place; or `{ jwksUrl }` of a backend with keys of its
 * own. No token, or one that is over or not ours: not signed in. One for other connectors, or on a page of another origin:
 * forbidden. The proxy's `allowedOrigins` must name the page's origin too.
 *
 * Throws for a secret of fewer than 32 bytes, or an address that is not https.
 *
 * @example
 * createConnectorProxy({ authorize: authorizeWithSessionToken(secret), allowedOrigins: ['https://app.acme.com'], … })
 */
export function authorizeWithSessionToken(keys: string | readonly string[] | SessionKeys): Authorize {
  const verify = isSessionKeys(keys) ? withRemoteKeys(keys) : withSecrets(typeof keys === 'string' ? [keys] : keys)
  return async (request, ask) => {
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1]
    if (token === undefined) return null
    const payload = await verify(token).catch(asAnswer)
    const claims = z.safeParse(sessionClaims, payload)
    if (!claims.success) return null
    const { sub, accountId, accountLabel, can } = claims.data
    if (!isFor(ask, claims.data) || !isFrom(request, claims.data)) return 'forbidden'
    return { userId: sub, accountId, ...(accountLabel !== undefined && { accountLabel }), ...(can && { can }) }
  }
}

function isSessionKeys(keys: string | readonly string[] | SessionKeys): keys is SessionKeys {
  return typeof keys === 'object' && 'jwksUrl' in keys
}

function withSecrets(secrets: readonly string[]): Verify {
  const [first = keyOf(''), ...others] = secrets.map(keyOf)
  return async (token) => {
    let verified = verifyWith(first, token)
    for (const key of others) verified = verified.catch(() => verifyWith(key, token))
    return verified
  }
}

async function verifyWith(key: Uint8Array, token: string): Promise<JWTPayload> {
  return (await jwtVerify(token, key, { ...RULES, algorithms: ['HS256'] })).payload
}

function withRemoteKeys({ jwksUrl, issuer }: SessionKeys): Verify {
  const keys = createRemoteJWKSet(readUrl('jwksUrl', jwksUrl), { timeoutDuration: 3_000 })
  const rules = { ...RULES, algorithms: ['RS256', 'EdDSA', 'Ed25519'], ...(issuer !== undefined && { issuer }) }
  return async (token) => (await jwtVerify(token, keys, rules)).payload
}

/** A token that is no good is an answer: `null`. Keys that cannot be had are a fault, and no reason to sign anybody out. */
function asAnswer(error: unknown): null {
  const isToken = TOKEN_FAULTS.some((kind) => error instanceof kind)
  if (isToken) return null
  throw new ConnectorAuthError('unavailable', { cause: new Error('the keys for session tokens could not be read') })
}

const TOKEN_FAULTS = [
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
]

function isFor(ask: AuthorizationRequest, { accountConnectorIds, cycleIds = [] }: SessionClaims): boolean {
  if ('cycleId' in ask) return cycleIds.includes(ask.cycleId)
  const asked = 'accountConnectorId' in ask ? [ask.accountConnectorId] : ask.accountConnectorIds
  return asked.every((id) => accountConnectorIds.includes(id))
}

/**
 * Browsers name the origin of every request that crosses one, and of every write. The one they leave unnamed is a read
 * from the proxy's own origin, which they say in `Sec-Fetch-Site`; without that, it is no page that is asking.
 */
function isFrom({ headers, url }: Request, { allowedOrigins }: SessionClaims): boolean {
  const origin = headers.get('Origin')
  if (origin !== null) return allowedOrigins.includes(origin)
  return headers.get('Sec-Fetch-Site') === 'same-origin' && allowedOrigins.includes(new URL(url).origin)
}
