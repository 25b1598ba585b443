import type { Connector, ConnectorSummary, Verification } from '../../core/connector.js'
import type { Choice, CredentialsAnswer, CredentialsBody, CycleAnswer, Values } from '../../core/contract.js'
import type { Grant } from '../../core/grant.js'

/** What an OAuth attempt has to remember of the connector it was started for. Sealed into its ticket; holds no secret. */
export type SignInStart = {
  connectorName: string
  wasAuthenticated: boolean
  /** HMAC of the AuthValue before the attempt; `null` when there was none or Cyclr does not show it. */
  authMark: string | null
  /** While reconnecting: the non-secret values that `values` replaced, to put back on cancel or expiry. */
  earlier: Values
}

/** How to read: `signal` ends it when nobody waits any more; `fresh` takes no answer from before this moment. */
export type ReadOptions = { signal?: AbortSignal; fresh?: boolean }

/**
 * Everything that can be done with account connectors, in the account of a grant. Each method throws
 * `ConnectorAuthError`; nothing it returns holds a secret.
 */
export type Connections = {
  list: (grant: Grant, ids: readonly string[], options?: ReadOptions) => Promise<readonly ConnectorSummary[]>
  /** Equal reads share one call to Cyclr for a second. */
  read: (grant: Grant, id: string, options?: ReadOptions) => Promise<Connector>
  isAuthenticated: (grant: Grant, id: string, options?: ReadOptions) => Promise<boolean>
  /** The live choices of a lookup parameter. Only once authenticated. */
  lookup: (grant: Grant, id: string, name: string, options?: ReadOptions) => Promise<readonly Choice[]>
  /** The connectors that a cycle still waits for: Cyclr tells only what is missing. */
  cycle: (grant: Grant, cycleId: string, options?: ReadOptions) => Promise<CycleAnswer>
  /** Asks the third party now. `unknown` where nobody can be asked. */
  verify: (grant: Grant, id: string) => Promise<Verification>
  saveParameters: (grant: Grant, id: string, values: Values) => Promise<Connector>
  saveCredentials: (grant: Grant, id: string, body: CredentialsBody) => Promise<CredentialsAnswer>
  removeCredentials: (grant: Grant, id: string) => Promise<Connector>
  /** Checks that the method is one of kind `oauth` (else `conflict`) and saves `values`. */
  startSignIn: (grant: Grant, id: string, methodId: string, values: Values | undefined) => Promise<SignInStart>
  /** Mints the sign-in token now and returns the address at the service domain. Single use, five minutes (D). */
  signInAddress: (accountId: string, id: string, methodId: string, targetOrigin: string) => Promise<string>
}
