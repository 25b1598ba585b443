import * as z from 'zod/mini'
import type { ConnectorProxy } from '../../server/createConnectorProxy.js'
import type { LinkRequest } from '../../server/links/linkRequest.js'
import type { Logger } from '../../server/options/ProxyOptions.js'
import { createTokenReader, type SessionKeys } from '../../server/session/createTokenReader.js'
import { explainInvalid, LINK_AUDIENCE, type LinkClaims, linkClaims } from '../../server/session/sessionClaims.js'

/** The path of connect links for backends: outside `PUBLIC_URL`, unless that is the whole origin. */
export const LINKS_PATH = '/manage/links'

type Answer = { status: number; body: object }
type LinkRequestBy = { method: string; authorization: string | null }

/**
 * Creates connect links for a backend (`POST`), and revokes them (`DELETE`). A signed token is the whole request: it is good
 * for one link's content, or for the end of one link, and has another audience than session tokens, which are refused.
 */
export function createLinkManagement(
  links: ConnectorProxy['links'],
  keys: readonly string[] | SessionKeys,
  logger: Logger,
): (request: LinkRequestBy) => Promise<Answer> {
  const read = createTokenReader(keys, LINK_AUDIENCE)
  const refuse = (status: number, code: string, detail: string): Answer => {
    logger.info({ code, reason: detail }, 'A connect link was refused')
    // Anyone may ask without a token that is valid: only the log says why it is not.
    return { status, body: status === 401 ? { code } : { code, detail } }
  }

  return async ({ method, authorization }) => {
    if (method !== 'POST' && method !== 'DELETE') return refuse(405, 'method_not_allowed', 'POST or DELETE')
    try {
      const token = await read(authorization)
      if ('refusal' in token) return refuse(401, 'unauthenticated', `the token: ${token.refusal}`)
      const claims = z.safeParse(linkClaims, token.claims)
      if (!claims.success)
        return refuse(400, 'invalid_request', `the token: ${explainInvalid(token.claims, claims.error)}`)
      const { linkId } = claims.data
      // A token that names a link was made to revoke it.
      if ((linkId !== undefined) !== (method === 'DELETE')) {
        return refuse(400, 'invalid_request', 'the token: "linkId" is for DELETE, and required there')
      }
      if (linkId === undefined) return { status: 201, body: await links.create(toRequest(claims.data)) }
      await links.revoke(linkId)
      return { status: 200, body: {} }
    } catch (error) {
      if (error instanceof TypeError && error.message.startsWith('ConnectorAuthWizard: ')) {
        return refuse(400, 'invalid_request', error.message.replace('ConnectorAuthWizard: ', ''))
      }
      const code = String(Reflect.get(Object(error), 'code'))
      const status = STATUS[code]
      const isKnown = status !== undefined
      return refuse(isKnown ? status : 502, isKnown ? code : 'upstream_error', 'the link was not created or revoked')
    }
  }
}

const STATUS: { readonly [code: string]: number } = {
  not_found: 404,
  rate_limited: 429,
  unavailable: 503,
  upstream_timeout: 504,
}

/** What is missing or wrong is found when the link is created. */
function toRequest({ sub, accountId = '', cycleId, accountConnectorIds = [], ...claims }: LinkClaims): LinkRequest {
  const { accountLabel, userName, intent, expiresIn, returnTo, locale } = claims
  const request = { accountId, userId: sub, accountLabel, userName, intent, expiresIn, returnTo, locale }
  return cycleId === undefined ? { ...request, accountConnectorIds } : { ...request, cycleId }
}
