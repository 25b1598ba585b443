import type { AuthKind } from '../core/authKinds.js'
import type { Verification } from '../core/connector.js'
import type { ErrorCode } from '../core/errors.js'
import type { StepName } from '../core/flow/stepFor.js'

export const DEFAULT_PROXY_URL = '/api/connector-auth'

/** The step, or what stands in its place. */
export type View = StepName | 'loading' | 'problem'

/** What `onSuccess` is called with. */
export type SuccessDetails = {
  /** Digits in a string, as everywhere in this package. */
  accountConnectorId: string
  /** The connector's name, as users see it. */
  name: string
  /** How it was authenticated; `null` when this is not known. */
  methodKind: AuthKind | null
  /** `unknown`: saved, but not verified with the provider. */
  verification: Exclude<Verification, 'rejected'>
  /** Whether it was connected before, and the sign-in was renewed. */
  isReconnect: boolean
  /** Id of the OAuth sign-in that succeeded; `null` without one. */
  attempt: string | null
}

/**
 * What `onExit` is called with. `reason`: `done` after a success, `dismissed` when the user gave up, `problem` from the screen
 * of an error. `connected`: whether the connector is authenticated now.
 */
export type ExitDetails = { reason: 'done' | 'dismissed' | 'problem'; step: View; connected: boolean }

/** What `onError` is called with. */
export type ErrorDetails = {
  /** What went wrong: decide by it, never by `message`. */
  code: ErrorCode
  /** For a log. The user has seen a text of the wizard. */
  message: string
  /** Whether the same action may succeed later. */
  retryable: boolean
  /** What was shown when it happened. */
  step: View
  /** `X-Request-Id` of the failed request, as in the proxy's log; `undefined` for an error without a request. */
  requestId: string | undefined
  /** What the user sees, and can quote to support: the start of the request id, where there is one. */
  reference: string
}

/** What happened, in the order of a flow. The README has a table of when each is sent. */
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
  /** The version of this form: members are added without a new one. */
  v: 1
  /** What happened. */
  name: WizardEventName
  /** Milliseconds since the epoch, by the user's clock. */
  at: number
  /** The account connector of the wizard. */
  accountConnectorId: string
  /** What is shown. */
  step: View
  /** How the connector is authenticated, once that is known. */
  methodKind?: AuthKind
  /** Id of the OAuth sign-in that it belongs to. */
  attempt?: string
  /** `X-Request-Id` of the request that it came from. */
  requestId?: string
  /** Of this wizard: the same in all its events, in `supportDetails`, and on screens of problems that no request reported. */
  reference: string
  /** Milliseconds since this wizard was shown. */
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
   * import { ConnectorAuthWizard } from 'connector-auth-wizard'
   * import { useState } from 'react'
   *
   * export function Settings({ useBlocker }: { useBlocker: (block: boolean) => void }) {
   *   const [isDirty, setIsDirty] = useState(false)
   *   useBlocker(isDirty) // of your router
   *   return <ConnectorAuthWizard accountConnectorId="36308" onDirtyChange={setIsDirty} />
   * }
   */
  onDirtyChange?: ((isDirty: boolean) => void) | undefined
  /** Called for errors, by code. A refused key is no error but an event, `credentials_rejected`. */
  onError?: ((details: ErrorDetails) => void) | undefined
  /** Called after the user disconnected the connector in this wizard. */
  onDisconnect?: ((details: { accountConnectorId: string }) => void) | undefined
  /** Called for everything that happens, for analytics. Holds no value that was typed. */
  onEvent?: ((event: WizardEvent) => void) | undefined
  /** A bearer token for a proxy without a cookie session. Called again once, with `rejected`, after a 401. */
  getToken?: ((request: { reason: 'initial' | 'rejected' }) => Promise<string> | string) | undefined
  /** Headers of every request, such as a CSRF token. Called for each one. */
  headers?: (() => Record<string, string> | Promise<Record<string, string>>) | undefined
  /** Used for every request to the proxy. @default `globalThis.fetch` */
  fetch?: typeof globalThis.fetch | undefined
}
