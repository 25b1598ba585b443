import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose'
import * as z from 'zod/mini'
import { ConnectorAuthError } from '../../core/errors.js'
import type { AuthorizationRequest, Authorize } from '../options/ProxyOptions.js'
import { readUrl } from '../options/readOrigin.js'
import { AUDIENCE, keyOf, MAX_TOKEN_LIFE_SECONDS, type SessionClaims, sessionClaims } from './sessionClaims.js'

/** The public keys of a backend that signs session tokens with RS256 or EdDSA. */
export type SessionKeys = {
  /** URL of the key set (JWKS): https, or http on localhost. Fetched with the first token, cached for ten minutes. */
  jwksUrl: string
  /** The required `iss` of its tokens. @default any */
  issuer?: string
}

const KEYS_TIMEOUT_MS = 3_000
/** Clocks of the backend and the proxy may differ by this much. */
const CLOCK_TOLERANCE_SECONDS = 5

const RULES: JWTVerifyOptions = {
  audience: AUDIENCE,
  requiredClaims: ['exp', 'iat', 'sub'],
  maxTokenAge: MAX_TOKEN_LIFE_SECONDS,
  clockTolerance: CLOCK_TOLERANCE_SECONDS,
}

type Verify = (token: string) => Promise<JWTPayload>

/**
 * An `authorize` that reads a session token from `Authorization: Bearer`, for a proxy on another origin than the page.
 *
 * Pass the secret the tokens are signed with, an array of secrets while one replaces another, or `{ jwksUrl }` of a backend
 * with its own keys. Returns `null` for a token that is missing, expired or not valid, and `'forbidden'` for a token of
 * other connectors or of another origin. The proxy's `allowedOrigins` must contain the page's origin too.
 *
 * Throws a `TypeError` for a secret shorter than 32 bytes, or a `jwksUrl` that is not https. When the keys cannot be
 * fetched, requests are answered `unavailable`.
 *
 * @example
 * createConnectorProxy({ authorize: authorizeWithSessionToken(secret), allowedOrigins: ['https://app.acme.com'], … })
 */
export function authorizeWithSessionToken(keys: string | readonly string[] | SessionKeys): Authorize {
  const verify = isSessionKeys(keys) ? withRemoteKeys(keys) : withSecrets(typeof keys === 'string' ? [keys] : keys)
  return async (request, authorization) => {
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1]
    if (token === undefined) return null
    const payload = await verify(token).catch(nullIfInvalid)
    const claims = z.safeParse(sessionClaims, payload)
    if (!claims.success) return null
    const { sub, accountId, accountLabel, can } = claims.data
    if (!isFor(authorization, claims.data) || !isFrom(request, claims.data)) return 'forbidden'
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
  const keys = createRemoteJWKSet(readUrl('jwksUrl', jwksUrl), { timeoutDuration: KEYS_TIMEOUT_MS })
  const rules = { ...RULES, algorithms: ['RS256', 'EdDSA', 'Ed25519'], ...(issuer !== undefined && { issuer }) }
  return async (token) => (await jwtVerify(token, keys, rules)).payload
}

/** `null` for an invalid token. Keys that cannot be fetched are an error of their own: the user may well be signed in. */
function nullIfInvalid(error: unknown): null {
  if (TOKEN_ERRORS.some((kind) => error instanceof kind)) return null
  throw new ConnectorAuthError('unavailable', { cause: new Error('the keys for session tokens could not be read') })
}

const TOKEN_ERRORS = [
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

function isFor(authorization: AuthorizationRequest, { accountConnectorIds, cycleIds = [] }: SessionClaims): boolean {
  if ('cycleId' in authorization) return cycleIds.includes(authorization.cycleId)
  const requested =
    'accountConnectorId' in authorization ? [authorization.accountConnectorId] : authorization.accountConnectorIds
  return requested.every((id) => accountConnectorIds.includes(id))
}

/**
 * Browsers send `Origin` with every cross-origin request and every write. A same-origin read has none, but has
 * `Sec-Fetch-Site`; a request with neither was not sent by a page.
 */
function isFrom({ headers, url }: Request, { allowedOrigins }: SessionClaims): boolean {
  const origin = headers.get('Origin')
  if (origin !== null) return allowedOrigins.includes(origin)
  return headers.get('Sec-Fetch-Site') === 'same-origin' && allowedOrigins.includes(new URL(url).origin)
}
