import { ConnectorAuthError } from '../../core/errors.js'
import { MAX_RETURN_TO_LENGTH } from '../../core/protocol.js'

/**
 * The launch address, if it is on the origin of `proxyUrl`. Any other is refused: a script (`javascript:`) would run in the
 * page, and a window on another origin could not return to it.
 */
export function checkLaunchUrl(launchUrl: string, proxyUrl: string): string {
  const proxy = new URL(proxyUrl, globalThis.location.href)
  const launch = URL.canParse(launchUrl, proxy) ? new URL(launchUrl, proxy) : null
  // A blob: address has the origin of the page that created it.
  if (launch?.origin === proxy.origin && launch.protocol === proxy.protocol) return launch.href
  const came = launch === null ? 'nowhere' : launch.origin === 'null' ? launch.protocol : launch.origin
  return fail(
    `the proxy sends the sign-in window to ${came}, but "proxyUrl" is on ${proxy.origin}. Set "publicUrl" of createConnectorProxy to ${proxy.href}.`,
  )
}

/** The proxy keeps the address of the page while this tab is at the provider. */
export function checkReturnTo(address: string): string {
  if (address.length <= MAX_RETURN_TO_LENGTH) return address
  return fail(
    `the address of this page has ${address.length} characters, and redirect mode returns to at most ${MAX_RETURN_TO_LENGTH}. Shorten it, or set oauthMode="popup".`,
  )
}

function fail(message: string): never {
  console.error(`ConnectorAuthWizard: ${message}`)
  throw new ConnectorAuthError('misconfigured', { cause: new Error(message) })
}
