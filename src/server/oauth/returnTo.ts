import { type OAuthBody, RETURN_PARAMETERS } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { Proof } from './createAttempts.js'

/** Of an address to come back to. It travels through Cyclr and back in another one. */
const LONGEST = 1_000

/** Only to pages of the host's that it named: anything else would be an open redirect. */
export function readReturnTo(
  mode: OAuthBody['mode'],
  returnTo = '',
  { returnOrigins }: Pick<ProxyConfig, 'returnOrigins'>,
): string | null {
  if (mode === 'popup' && returnTo === '') return null
  const url = mode === 'redirect' && URL.canParse(returnTo) ? new URL(returnTo) : null
  // A blob: address has the origin of the page that made it.
  const isPage = (url?.protocol === 'https:' || url?.protocol === 'http:') && url.username === '' && url.password === ''
  if (url === null || !isPage || !returnOrigins.has(url.origin) || url.href.length > LONGEST) {
    throw new ConnectorAuthError('invalid_request')
  }
  return url.href
}

/** The page to come back to, told what came back. Its own parameters and fragment stay as they are, byte for byte. */
export function withReturn(returnTo: string, { attempt, accountConnectorId }: Proof, proof: string): string {
  const url = new URL(returnTo)
  const ours: readonly string[] = Object.values(RETURN_PARAMETERS)
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !ours.some((name) => pair === name || pair.startsWith(`${name}=`)))
  const told = new URLSearchParams({
    [RETURN_PARAMETERS.attempt]: attempt,
    [RETURN_PARAMETERS.connector]: accountConnectorId,
    [RETURN_PARAMETERS.proof]: proof,
  })
  url.search = [...kept, told.toString()].join('&')
  return url.href
}
