import { type OAuthBody, RETURN_PARAMETERS } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { Proof } from './createAttempts.js'

/** The address travels in the query of another one, to Cyclr and back. */
const MAX_RETURN_TO_LENGTH = 1_000

/** The page to return to. Throws unless it is on one of `returnOrigins`: any other would be an open redirect. */
export function readReturnTo(
  mode: OAuthBody['mode'],
  returnTo = '',
  { returnOrigins }: Pick<ProxyConfig, 'returnOrigins'>,
): string | null {
  if (mode === 'popup' && returnTo === '') return null
  const url = mode === 'redirect' && URL.canParse(returnTo) ? new URL(returnTo) : null
  // A blob: URL has the origin of the page that created it.
  const isPage = (url?.protocol === 'https:' || url?.protocol === 'http:') && url.username === '' && url.password === ''
  if (url === null || !isPage || !returnOrigins.has(url.origin) || url.href.length > MAX_RETURN_TO_LENGTH) {
    throw new ConnectorAuthError('invalid_request')
  }
  return url.href
}

/** The page to return to, with the return parameters. Its own parameters and fragment stay as they are, byte for byte. */
export function withReturn(returnTo: string, { attempt, accountConnectorId }: Proof, proof: string): string {
  const url = new URL(returnTo)
  const ours: readonly string[] = Object.values(RETURN_PARAMETERS)
  const others = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !ours.some((name) => pair === name || pair.startsWith(`${name}=`)))
  const added = new URLSearchParams({
    [RETURN_PARAMETERS.attempt]: attempt,
    [RETURN_PARAMETERS.connector]: accountConnectorId,
    [RETURN_PARAMETERS.proof]: proof,
  })
  url.search = [...others, added.toString()].join('&')
  return url.href
}
