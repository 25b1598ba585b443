import type { OAuthBody } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import { MAX_RETURN_TO_LENGTH, RETURN_PARAMETERS } from '../../core/protocol.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import type { Proof } from './createAttempts.js'

/** The proof travels in the query of another address, to Cyclr and back: a query of 2 kB is the default limit of ASP.NET. */
const MAX_SEALED_LENGTH = 1_000

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
  if (url === null || !isPage || !returnOrigins.has(url.origin)) refuse('is not a page on one of "returnOrigins"')
  if (url.href.length > MAX_RETURN_TO_LENGTH) refuse(`has more than ${MAX_RETURN_TO_LENGTH} characters`)
  return url.href
}

function refuse(why: string): never {
  throw new ConnectorAuthError('invalid_request', { cause: new Error(`returnTo ${why}`) })
}

/** The same page in an address that fits into a proof: without its fragment and query, but for the wizard's parameters. */
export function shortReturnTo(returnTo: string): string {
  if (returnTo.length <= MAX_SEALED_LENGTH) return returnTo
  const url = new URL(returnTo)
  url.hash = ''
  url.search = pairsOf(url)
    .filter((pair) => pair.startsWith('caw_'))
    .join('&')
  if (url.href.length > MAX_SEALED_LENGTH) url.pathname = ''
  return url.href
}

/** The page to return to, with the return parameters. Its own parameters and fragment stay as they are, byte for byte. */
export function withReturn(returnTo: string, { attempt, accountConnectorId }: Proof, proof: string): string {
  const url = new URL(returnTo)
  const ours: readonly string[] = Object.values(RETURN_PARAMETERS)
  const others = pairsOf(url).filter((pair) => !ours.some((name) => pair === name || pair.startsWith(`${name}=`)))
  const added = new URLSearchParams({
    [RETURN_PARAMETERS.attempt]: attempt,
    [RETURN_PARAMETERS.connector]: accountConnectorId,
    [RETURN_PARAMETERS.proof]: proof,
  })
  url.search = [...others, added.toString()].join('&')
  return url.href
}

function pairsOf({ search }: URL): readonly string[] {
  return search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')
}
