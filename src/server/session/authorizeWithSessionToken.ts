import * as z from 'zod/mini'
import { requestContext } from '../http/requestContext.js'
import type { AuthorizationRequest, Authorize } from '../options/ProxyOptions.js'
import { createTokenReader, type SessionKeys } from './createTokenReader.js'
import { AUDIENCE, explainInvalid, type SessionClaims, sessionClaims } from './sessionClaims.js'

/**
 * An `authorize` that reads a session token from `Authorization: Bearer`, for a proxy on another origin than the page.
 *
 * Pass the secret the tokens are signed with, an array of secrets while one replaces another, or `{ jwksUrl }` of a backend
 * with its own keys. Returns `null` for a token that is missing, expired or not valid, and `'forbidden'` for a token of
 * other connectors or of another origin; the proxy's log names the claim. `allowedOrigins` of the proxy must contain the
 * page's origin too.
 *
 * When the keys cannot be fetched, requests are answered `unavailable`.
 *
 * @throws A `TypeError` for a secret shorter than 32 bytes, or a `jwksUrl` that is not https.
 *
 * @example
 * import { authorizeWithSessionToken } from 'connector-auth-wizard/server'
 *
 * const { SESSION_SECRET = '' } = process.env
 *
 * // Options of `createConnectorProxy`.
 * export const otherOrigin = {
 *   allowedOrigins: ['https://app.acme.example'],
 *   authorize: authorizeWithSessionToken(SESSION_SECRET),
 * }
 */
export function authorizeWithSessionToken(keys: string | readonly string[] | SessionKeys): Authorize {
  const read = createTokenReader(keys, AUDIENCE)
  return async (request, authorization) => {
    const refuse = <T>(answer: T, reason: string): T => {
      requestContext(request).refusal = `the session token: ${reason}`
      return answer
    }
    const token = await read(request.headers.get('Authorization'))
    if ('refusal' in token) return refuse(null, token.refusal)
    const claims = z.safeParse(sessionClaims, token.claims)
    if (!claims.success) return refuse(null, explainInvalid(token.claims, claims.error))
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
