import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose'
import { ConnectorAuthError } from '../../core/errors.js'
import { readUrl } from '../options/readOrigin.js'
import { keyOf, MAX_TOKEN_LIFE_SECONDS } from './sessionClaims.js'

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
function rules(audience: string): JWTVerifyOptions {
  return {
    audience,
    requiredClaims: ['exp', 'iat', 'sub'],
    maxTokenAge: MAX_TOKEN_LIFE_SECONDS,
    clockTolerance: (MAX_AHEAD_SECONDS + MAX_LATE_SECONDS) / 2,
    currentDate: new Date(Date.now() + ((MAX_AHEAD_SECONDS - MAX_LATE_SECONDS) / 2) * 1000),
  }
}

type Verify = (token: string) => Promise<JWTPayload>

/** The claims of a request's token, or why it has none that is valid, without a value. */
export type TokenReader = (authorization: string | null) => Promise<{ claims: JWTPayload } | { refusal: string }>

/**
 * Reads tokens for one audience from `Authorization: Bearer`. Throws a `TypeError` for a secret that is too short or an
 * address of keys that is not https. Reading rejects with `unavailable` when the keys cannot be fetched.
 */
export function createTokenReader(keys: string | readonly string[] | SessionKeys, audience: string): TokenReader {
  const verify = isSessionKeys(keys)
    ? withRemoteKeys(keys, audience)
    : withSecrets(Array.isArray(keys) ? keys : [keys], audience)
  return async (authorization) => {
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1]
    if (token === undefined) {
      const isMissing = authorization === null
      return { refusal: isMissing ? 'the header "Authorization" is missing' : '"Authorization" holds no JWT' }
    }
    try {
      return { claims: await verify(token) }
    } catch (error) {
      return { refusal: reasonIfInvalid(error) }
    }
  }
}

function isSessionKeys(keys: unknown): keys is SessionKeys {
  return typeof keys === 'object' && keys !== null && 'jwksUrl' in keys
}

function withSecrets(secrets: readonly string[], audience: string): Verify {
  const [first = keyOf(''), ...others] = secrets.map(keyOf)
  return async (token) => {
    let verified = verifyWith(first, token, audience)
    for (const key of others) {
      verified = verified.catch((error: unknown) => {
        // Any other error is the reason why a token of this key is refused.
        if (error instanceof errors.JWSSignatureVerificationFailed) return verifyWith(key, token, audience)
        throw error
      })
    }
    return verified
  }
}

async function verifyWith(key: Uint8Array, token: string, audience: string): Promise<JWTPayload> {
  return (await jwtVerify(token, key, { ...rules(audience), algorithms: ['HS256'] })).payload
}

function withRemoteKeys({ jwksUrl, issuer }: SessionKeys, audience: string): Verify {
  const keys = createRemoteJWKSet(readUrl('jwksUrl', jwksUrl), { timeoutDuration: KEYS_TIMEOUT_MS })
  const fixed = { algorithms: ['RS256', 'EdDSA', 'Ed25519'], ...(issuer !== undefined && { issuer }) }
  return async (token) => (await jwtVerify(token, keys, { ...rules(audience), ...fixed })).payload
}

/**
 * What is wrong with an invalid token, in jose's words: they name a claim or a header, never a value. Keys that cannot be
 * fetched are a separate error: the user may well be signed in.
 */
function reasonIfInvalid(error: unknown): string {
  for (const kind of MALFORMED) if (error instanceof kind) return 'its header or form is not supported'
  for (const kind of TOKEN_ERRORS) if (error instanceof kind) return error.message
  throw new ConnectorAuthError('unavailable', { cause: new Error('the keys for session tokens could not be read') })
}

/** Their messages name what stands in the header, which anyone may have written. */
const MALFORMED = [errors.JWSInvalid, errors.JWTInvalid, errors.JOSENotSupported]

const TOKEN_ERRORS = [
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
]
