import type { OAuthAnswer, Status } from '../core/contract.js'
import type { ConnectorAuthError } from '../core/errors.js'
import type { OAuthState } from '../core/flow/oauthState.js'
import type { Browser } from './browser.js'
import type { ProxyClient } from './createProxyClient.js'

export type OAuthAttemptOptions = {
  accountConnectorId: string
  proxy: Pick<ProxyClient, 'status'>
  /** The only origin whose window messages count. */
  proxyOrigin: () => string
  browser: () => Browser
  onChange: (attempt: OAuthState) => void
  /** A sign-in is on its way, in a window or behind a link. */
  onStarted: (id: string) => void
  /** A window came back. Not yet a success. */
  onReturned: (id: string) => void
  /** The proxy says so: authenticated, and when it already was, by this attempt. The attempt ends when this settles. */
  onDone: (id: string, verification: Status['verification']) => Promise<void>
  /** Nobody waits for these any more. */
  onGivenUp: (ids: readonly string[]) => void
  /** Looking failed in a way that looking again will not mend. */
  onProblem: (error: ConnectorAuthError) => void
}

/** Asks the proxy for the address of a sign-in. */
export type Begin = () => Promise<OAuthAnswer>
