import type { AuthKind } from '../core/authKinds.js'
import type { Verification } from '../core/connector.js'
import type { ErrorCode } from '../core/errors.js'
import type { StepName } from '../core/flow/stepFor.js'

export const DEFAULT_PROXY_URL = '/api/connector-auth'

/** The step, or what stands in its place. */
export type View = StepName | 'loading' | 'problem'

export type SuccessDetails = {
  accountConnectorId: string
  name: string
  methodKind: AuthKind | null
  /** `unknown`: saved, but not verified with the provider. */
  verification: Exclude<Verification, 'rejected'>
  isReconnect: boolean
  /** The OAuth attempt that succeeded. */
  attempt: string | null
}

export type ExitDetails = { reason: 'done' | 'dismissed' | 'problem'; step: View; connected: boolean }

export type ErrorDetails = {
  code: ErrorCode
  message: string
  retryable: boolean
  step: View
  requestId: string | undefined
  /** What the user sees, and can quote to support: the start of the request id, where there is one. */
  reference: string
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
  | 'oauth_denied'
  | 'help_chosen'
  | 'colleague_asked'
  | 'verified'
  | 'account_changed'
  | 'connected'
  | 'disconnected'
  | 'left'
  | 'failed'

/** Never holds a value that the user typed, nor an address with a ticket. */
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
  /** Of this wizard: the same in all its events, in `supportDetails`, and on screens of problems that no request reported. */
  reference: string
  msSinceOpen: number
}

/** Why a sign-in has to be renewed; `rejected`: the provider refused the stored credentials. */
export type ReconnectReason = NonNullable<ConnectorAuthOptions['reason']> | 'unknown' | 'rejected'

/** What the wizard needs to work; shared by the component and the hook. */
export type ConnectorAuthOptions = {
  /** While it is `undefined`, `null` or empty, the wizard shows that it is loading, and sends nothing. */
  accountConnectorId: string | number | null | undefined
  /** Where `createConnectorProxy` is mounted. @default '/api/connector-auth' */
  proxyUrl?: string | undefined
  /** What the user came for. `reconnect`: the current sign-in has stopped working. @default 'connect' */
  intent?: 'connect' | 'reconnect' | 'manage' | undefined
  /** Why it has stopped working. Used with `intent="reconnect"` only. */
  reason?: 'revoked' | 'expired' | 'passwordChanged' | 'permissions' | undefined
  /**
   * Shows the connection and offers nothing that changes it, as for a host's support staff. Only a matter of presentation: what
   * a request may do is decided by what `authorize` returns.
   * @default false
   */
  readOnly?: boolean | undefined
  /**
   * How the user gets to the provider's own page. `popup` never leaves this page; `redirect` navigates this tab and
   * returns to it; `auto` redirects only where a browser opens no windows. In a frame it is always a window.
   * @default 'auto'
   */
  oauthMode?: 'auto' | 'popup' | 'redirect' | undefined
  /**
   * The language of the pages in the sign-in window, as a BCP 47 tag, and of the texts of guides.
   * @default the `lang` of the page for the window, English for guides
   */
  locale?: string | undefined
  /** The text of the sign-in window while it is blank. @default `Opening ${name}…` */
  openingText?: ((connectorName: string) => string) | undefined
  /** Called once per flow that this wizard completed; never for a connector that was connected before. */
  onSuccess?: ((details: SuccessDetails) => void) | undefined
  /** Called when the user leaves. Without it there is no button to leave with. */
  onExit?: ((details: ExitDetails) => void) | undefined
  /**
   * Called with whether leaving now would drop something that was typed: with `true` once there is something, with `false`
   * once it is saved, given up or gone with the wizard. For a router that can block a navigation. While it is `true` the
   * browser itself asks before the page is closed.
   *
   * @example
   * const [isDirty, setIsDirty] = useState(false)
   * useBlocker(isDirty)
   * <ConnectorAuthWizard onDirtyChange={setIsDirty} … />
   */
  onDirtyChange?: ((isDirty: boolean) => void) | undefined
  onError?: ((details: ErrorDetails) => void) | undefined
  onDisconnect?: ((details: { accountConnectorId: string }) => void) | undefined
  onEvent?: ((event: WizardEvent) => void) | undefined
  /** A bearer token for a proxy without a cookie session. Called again once, with `rejected`, after a 401. */
  getToken?: ((request: { reason: 'initial' | 'rejected' }) => Promise<string> | string) | undefined
  /** Headers of every request, such as a CSRF token. Called for each one. */
  headers?: (() => Record<string, string> | Promise<Record<string, string>>) | undefined
  /** @default `globalThis.fetch` */
  fetch?: typeof globalThis.fetch | undefined
}
