import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose'
import * as z from 'zod/mini'
import { ConnectorAuthError } from '../../core/errors.js'
import { requestContext } from '../http/requestContext.js'
import type { AuthorizationRequest, Authorize } from '../options/ProxyOptions.js'
import { readUrl } from '../options/readOrigin.js'
import {
  AUDIENCE,
  explainInvalid,
  keyOf,
  MAX_TOKEN_LIFE_SECONDS,
  type SessionClaims,
  sessionClaims,
} from './sessionClaims.js'

/** The public keys of a backend that signs session tokens with RS256 or EdDSA. */
export type SessionKeys = {
  /** URL of the key set (JWKS): https, or http on localhost. Fetched with the first token, cached for ten minutes. */
  jwksUrl: string
  /** The required `iss` of its tokens. @default any */
  issuer?: string | undefined
}

const KEYS_TIMEOUT_MS = 3_000
/** The clock of the backend may be ahead by this much: `iat` and `nbf` are in the future then. */
const MAX_AHEAD_SECONDS = 35
/** A token is accepted for this long after `exp`. */
const MAX_LATE_SECONDS = 5

/** jose has one tolerance for both directions: a later "now" makes them differ. */
function rules(): JWTVerifyOptions {
  return {
    audience: AUDIENCE,
    requiredClaims: ['exp', 'iat', 'sub'],
    maxTokenAge: MAX_TOKEN_LIFE_SECONDS,
    clockTolerance: (MAX_AHEAD_SECONDS + MAX_LATE_SECONDS) / 2,
    currentDate: new Date(Date.now() + ((MAX_AHEAD_SECONDS - MAX_LATE_SECONDS) / 2) * 1000),
  }
}

type Verify = (token: string) => Promise<JWTPayload>

/**
 * An `authorize` that reads a session token from `Authorization: Bearer`, for a proxy on another origin than the page.
 *
 * Pass the secret the tokens are signed with, an array of secrets while one replaces another, or `{ jwksUrl }` of a backend
 * with its own keys. Returns `null` for a token that is missing, expired or not valid, and `'forbidden'` for a token of
 * other connectors or of another origin; the proxy's log names the claim. `allowedOrigins` of the proxy must contain the
 * page's origin too.
 *
 * Throws a `TypeError` for a secret shorter than 32 bytes, or a `jwksUrl` that is not https. When the keys cannot be
 * fetched, requests are answered `unavailable`.
 *
 * @example
 * createConnectorProxy({ authorize: authorizeWithSessionToken(secret), allowedOrigins: ['https://app.acme.com'], … })
 */
export function authorizeWithSessionToken(keys: string | readonly string[] | SessionKeys): Authorize {
  const verify = isSessionKeys(keys) ? withRemoteKeys(keys) : withSecrets(Array.isArray(keys) ? keys : [keys])
  return async (request, authorization) => {
    const refuse = <T>(answer: T, reason: string): T => {
      requestContext(request).refusal = `the session token: ${reason}`
      return answer
    }
    const header = request.headers.get('Authorization')
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header ?? '')?.[1]
    if (token === undefined) {
      return refuse(null, header === null ? 'the header "Authorization" is missing' : '"Authorization" holds no JWT')
    }
    const payload = await verify(token).catch(reasonIfInvalid)
    if (typeof payload === 'string') return refuse(null, payload)
    const claims = z.safeParse(sessionClaims, payload)
    if (!claims.success) return refuse(null, explainInvalid(payload, claims.error))
    const { sub, accountId, accountLabel, userName, can } = claims.data
    if (!isFor(authorization, claims.data)) {
      return refuse(
        'forbidden',
        `"${'cycleId' in authorization ? 'cycleIds' : 'accountConnectorIds'}" does not allow this`,
      )
    }
    if (!isFrom(request, claims.data)) return refuse('forbidden', '"allowedOrigins" does not contain the page')
    return { userId: sub, accountId, accountLabel, userName, can }
  }
}

function isSessionKeys(keys: unknown): keys is SessionKeys {
  return typeof keys === 'object' && keys !== null && 'jwksUrl' in keys
}

function withSecrets(secrets: readonly string[]): Verify {
  const [first = keyOf(''), ...others] = secrets.map(keyOf)
  return async (token) => {
    let verified = verifyWith(first, token)
    for (const key of others) {
      verified = verified.catch((error: unknown) => {
        // Any other error is the reason why a token of this key is refused.
        if (error instanceof errors.JWSSignatureVerificationFailed) return verifyWith(key, token)
        throw error
      })
    }
    return verified
  }
}

async function verifyWith(key: Uint8Array, token: string): Promise<JWTPayload> {
  return (await jwtVerify(token, key, { ...rules(), algorithms: ['HS256'] })).payload
}

function withRemoteKeys({ jwksUrl, issuer }: SessionKeys): Verify {
  const keys = createRemoteJWKSet(readUrl('jwksUrl', jwksUrl), { timeoutDuration: KEYS_TIMEOUT_MS })
  const fixed = { algorithms: ['RS256', 'EdDSA', 'Ed25519'], ...(issuer !== undefined && { issuer }) }
  return async (token) => (await jwtVerify(token, keys, { ...rules(), ...fixed })).payload
}

/**
 * What is wrong with an invalid token, in jose's words: they name a claim or a header, never a value. Keys that cannot be
 * fetched are an error of their own: the user may well be signed in.
 */
function reasonIfInvalid(error: unknown): string {
  for (const kind of TOKEN_ERRORS) if (error instanceof kind) return error.message
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
