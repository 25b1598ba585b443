import type { Verification } from '../../core/connector.js'
import { toConnectorAuthError } from '../http/problem.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { CyclrApi } from './createCyclrApi.js'
import type { CyclrPage } from './createCyclrClient.js'
import type { AccountConnectorDto } from './dto.js'
import { speaksOfRefusal } from './isThirdPartyRefusal.js'
import { plainText } from './plainText.js'
import { signInUrl } from './signIn.js'
import { isReadable } from './storedCredential.js'

/** `changed`: Cyclr showed its error page, but the connector has a new credential. It was stored elsewhere, and is kept. */
export type LoginProof = Verification | 'changed'

/**
 * Whether the third party accepts a login that is stored as properties: opens Cyclr's sign-in address here, which fetches
 * the token at once and sends the window back when the values are right (D). `unknown` where that proves nothing; the
 * credential may be the earlier one then. Throws when the page proves something and the connector cannot be read.
 */
export async function proveLogin(
  config: ProxyConfig,
  accountId: string,
  api: CyclrApi,
  id: string,
  before: AccountConnectorDto,
): Promise<LoginProof> {
  const target = `${config.publicUrl}/oauth/return`
  const unclear = <T extends LoginProof>(proof: T, reason: string): T => {
    config.logger.warn({ accountConnectorId: id, reason }, 'The sign-in address did not show whether a login works')
    return proof
  }
  let page: CyclrPage
  try {
    const token = await api.signInToken(config.cyclr.signInUser(accountId))
    page = await api.openPage(signInUrl(config, id, token, target))
  } catch (error) {
    return unclear('unknown', toConnectorAuthError(error).code)
  }
  const outcome = outcomeOf(page, target)
  if (outcome === 'unknown') return unclear('unknown', `status ${page.status}`)
  const now = await api.connector(id)
  const isChanged = now.AuthValue !== before.AuthValue || now.Authenticated !== before.Authenticated
  if (outcome === 'rejected') {
    return now.Authenticated && isChanged ? unclear('changed', 'an error page, and another credential') : 'rejected'
  }
  // Cyclr might return after a refusal too (A): while reconnecting, only another credential shows that it did not.
  const isNew = isChanged && (!before.Authenticated || isReadable(now.AuthValue))
  return now.Authenticated && isNew ? 'accepted' : unclear('unknown', 'a return, and no other credential')
}

/** What a page of the service domain says, as far as it can be recognised. */
function outcomeOf({ status, location, html }: CyclrPage, target: string): Verification {
  if (status >= 300 && status < 400) return location !== null && isReturn(location, target) ? 'accepted' : 'unknown'
  // A 403 is about the sign-in token (D), a 404 and a 5xx about the server.
  if (status !== 200 && status !== 400 && status !== 401 && status !== 422) return 'unknown'
  return isErrorPage(html) ? 'rejected' : 'unknown'
}

function isReturn(location: string, target: string): boolean {
  if (!URL.canParse(location)) return false
  const [given, expected] = [new URL(location), new URL(target)]
  const isTarget = given.origin === expected.origin && given.pathname === expected.pathname
  return isTarget && !given.searchParams.has('error')
}

/**
 * Cyclr's page for a sign-in that was refused. Its content is the partner's, with the error of the third party in it (D): an
 * OAuth code of RFC 6749, section 5.2, or words.
 */
function isErrorPage(html: string): boolean {
  // Not the source: a script of the partner may name codes that did not occur.
  const text = plainText(html)
  if (TOKEN_REFUSED.test(text) || OTHER_CODES.test(text)) return false
  return REFUSED_CODES.test(text) || speaksOfRefusal(text)
}

const REFUSED_CODES = /\b(invalid_grant|invalid_client|unauthorized_client|access_denied)\b/
/** Codes of a request or a server that is at fault, not of a login. */
const OTHER_CODES = /\b(invalid_request|invalid_scope|unsupported_grant_type|server_error|temporarily_unavailable)\b/
/** Cyclr's page for a sign-in token that is expired, used or wrong (D). */
const TOKEN_REFUSED = /\baccess is denied\b/i
