import type { Connector, ConnectorSummary, Verification } from '../../core/connector.js'
import type {
  Choice,
  CredentialsAnswer,
  CredentialsBody,
  CycleAnswer,
  IdentityAnswer,
  ParametersBody,
  Values,
} from '../../core/contract.js'
import type { AccountRef, Grant } from '../../core/grant.js'
import type { DisconnectContext } from '../options/DisconnectContext.js'

/** A setting that a sign-in replaced, with its value before and after. `null`: not set. Never a secret. */
export type Replaced = { name: string; earlier: string | null; written: string | null }

/** The method that a sign-in chose, and the one before. */
export type ReplacedMethod = { earlier: string; written: string }

/** Whether a connector is authenticated, and a fingerprint of its credential. */
export type AuthState = {
  authenticated: boolean
  /** HMAC of the AuthValue; `null` when there is none, or Cyclr does not show it. */
  credentialFingerprint: string | null
}

/** The state of the connector when an OAuth attempt starts. Holds no secret. */
export type SignInStart = {
  connectorName: string
  /** The launch has to choose the method. */
  hasSeveralMethods: boolean
  wasAuthenticated: boolean
  credentialFingerprint: AuthState['credentialFingerprint']
  /** While reconnecting: the settings that `values` replace, to restore on cancel or expiry. */
  replaced: readonly Replaced[]
  /** While reconnecting by another method: what the launch replaces. `null` also where Cyclr does not show the method. */
  replacedMethod: ReplacedMethod | null
}

/** What a launch opens. Without `hasSeveralMethods`, the connector is read. */
export type SignInTarget = {
  accountId: string
  accountConnectorId: string
  methodId: string
  hasSeveralMethods?: boolean | undefined
}

/** What a sign-in has replaced, and the credential that has stayed. */
type BeforeSignIn = Pick<SignInStart, 'credentialFingerprint' | 'replaced' | 'replacedMethod'>

/** A connector that is about to be disconnected, as the host's hook may use it. */
export type DisconnectTarget = Pick<DisconnectContext, 'connector' | 'runMethod'>

/** `signal` ends the read when the client has left; `fresh` excludes results of reads that began earlier. */
export type ReadOptions = { signal?: AbortSignal; fresh?: boolean; language?: string | undefined }

/** Account connectors, in the account of a grant, with the texts of guides in `language`. Each method throws `ConnectorAuthError`; no result holds a secret. */
export type ConnectorService = {
  list: (account: AccountRef, ids: readonly string[], options?: ReadOptions) => Promise<readonly ConnectorSummary[]>
  /** Equal reads share one call to Cyclr for a second. */
  read: (grant: Grant, id: string, options?: ReadOptions) => Promise<Connector>
  /** Shares that call with `read`. */
  authState: (grant: Grant, id: string, options?: ReadOptions) => Promise<AuthState>
  /** The choices of a lookup parameter, from Cyclr. Only once authenticated. */
  lookup: (grant: Grant, id: string, name: string, options?: ReadOptions) => Promise<readonly Choice[]>
  /** The connectors of a cycle, and what else it needs before it can start. */
  cycle: (account: AccountRef, cycleId: string, options?: ReadOptions) => Promise<CycleAnswer>
  /** Verifies the stored credential with the third party. `unknown` when no test method is known, or it cannot run. */
  verify: (grant: Grant, id: string) => Promise<Verification>
  /**
   * Whose sign-in is stored, as the guide says how to read it, and whether that is another one than that of the mark `earlier`.
   * Waits for no write and keeps none waiting; what cannot be read in time is `null`.
   */
  identify: (grant: Grant, id: string, earlier: string | null, options?: ReadOptions) => Promise<IdentityAnswer>
  /** Throws `conflict` when the connector has no such method. */
  saveParameters: (grant: Grant, id: string, body: ParametersBody, language?: string) => Promise<Connector>
  saveCredentials: (grant: Grant, id: string, body: CredentialsBody, language?: string) => Promise<CredentialsAnswer>
  /** Calls `before` while the credentials are still stored; not for a connector without any. */
  removeCredentials: (
    grant: Grant,
    id: string,
    before: (target: DisconnectTarget) => Promise<void>,
    language?: string,
  ) => Promise<Connector>
  /** Throws `conflict` unless the method opens a window. Calls `keep` before it saves `values`. */
  startSignIn: (
    grant: Grant,
    id: string,
    methodId: string,
    values: Values | undefined,
    keep: (start: SignInStart) => Promise<void>,
  ) => Promise<SignInStart>
  /** Creates a sign-in token and returns the address at the service domain. Single use, five minutes (D). */
  signInAddress: (target: SignInTarget, targetOrigin: string) => Promise<string>
  /** Restores earlier settings and the earlier method, except what was changed again since. */
  rollback: (account: AccountRef, id: string, before: BeforeSignIn) => Promise<void>
}
