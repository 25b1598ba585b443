import type { TokenReason } from '../client/createProxyClient.js'
import type { AuthKind } from '../core/authKinds.js'
import type { Verification } from '../core/connector.js'
import type { ErrorCode } from '../core/errors.js'
import type { StepName } from '../core/flow/stepFor.js'

/** The step, or what stands in its place. */
export type View = StepName | 'loading' | 'problem'

export type SuccessDetails = {
  accountConnectorId: string
  name: string
  methodKind: AuthKind | null
  /** `unknown`: saved, but nobody asked the provider. */
  verification: Exclude<Verification, 'rejected'>
  isReconnect: boolean
  /** The OAuth attempt that did it. */
  attempt: string | null
}

export type ExitDetails = { reason: 'done' | 'dismissed' | 'problem'; step: View; connected: boolean }

export type ErrorDetails = {
  code: ErrorCode
  message: string
  retryable: boolean
  step: View
  requestId: string | undefined
}

export type WizardEventName =
  | 'opened'
  | 'step_viewed'
  | 'method_chosen'
  | 'parameters_saved'
  | 'credentials_submitted'
  | 'credentials_rejected'
  | 'oauth_started'
  | 'popup_blocked'
  | 'oauth_returned'
  | 'oauth_confirmed'
  | 'help_chosen'
  | 'verified'
  | 'connected'
  | 'disconnected'
  | 'left'
  | 'failed'

/** One thing that happened. Never holds a value the user typed, nor an address with a ticket. */
export type WizardEvent = {
  v: 1
  name: WizardEventName
  /** Milliseconds since the epoch, by the user's clock. */
  at: number
  accountConnectorId: string
  step: View
  methodKind?: AuthKind
  attempt?: string
  requestId?: string
  msSinceOpen: number
}

/** What the wizard needs to work; shared by the component and the hook. */
export type ConnectorAuthOptions = {
  accountConnectorId: string | number
  /** Where `createConnectorProxy` is mounted. @default '/api/connector-auth' */
  proxyUrl?: string | undefined
  /** What the user came for. `reconnect` says that the sign-in in use has stopped working. @default 'connect' */
  intent?: 'connect' | 'reconnect' | 'manage' | undefined
  /** Why it has, with `intent="reconnect"`: in the words of what the user reads. */
  reason?: 'revoked' | 'expired' | 'passwordChanged' | 'permissions' | undefined
  /**
   * How the user gets to the provider's own page. `popup` never leaves this page, `redirect` does so at once and comes
   * back; `auto` leaves where a browser opens no windows. In a frame it is always a window. @default 'auto'
   */
  oauthMode?: 'auto' | 'popup' | 'redirect' | undefined
  /** Once per flow that this wizard completed; never for a connector that already was connected. */
  onSuccess?: ((details: SuccessDetails) => void) | undefined
  /** The user leaves. Without it there is no button to leave with. */
  onExit?: ((details: ExitDetails) => void) | undefined
  onError?: ((details: ErrorDetails) => void) | undefined
  onDisconnect?: ((details: { accountConnectorId: string }) => void) | undefined
  onEvent?: ((event: WizardEvent) => void) | undefined
  /** A bearer token for the proxy, where cookies are not enough. Asked again once after a 401. */
  getToken?: ((ask: { reason: TokenReason }) => Promise<string> | string) | undefined
  /** Sent along with every request, as for a CSRF token. */
  headers?: (() => Record<string, string>) | undefined
  /** @default `globalThis.fetch` */
  fetch?: typeof globalThis.fetch | undefined
}
