import type { Connector, ConnectorSummary, Verification } from '../../core/connector.js'
import type { Choice, CredentialsAnswer, CredentialsBody, CycleAnswer, Values } from '../../core/contract.js'
import type { Grant } from '../../core/grant.js'

/** A setting that a sign-in replaced, and what it was before. `null`: there was none. Never a secret one. */
export type Replaced = { name: string; earlier: string | null; written: string | null }

/** Whether a connector is authenticated, and by what as far as can be told. */
export type AuthState = {
  authenticated: boolean
  /** HMAC of the AuthValue; `null` when there is none or Cyclr does not show it. */
  credentialFingerprint: string | null
}

/** What an OAuth attempt has to remember of the connector it was started for. Holds no secret. */
export type SignInStart = {
  connectorName: string
  wasAuthenticated: boolean
  credentialFingerprint: AuthState['credentialFingerprint']
  /** While reconnecting: the settings that `values` replace, to put back on cancel or expiry. */
  replaced: readonly Replaced[]
}

/** How to read: `signal` ends it when nobody waits any more; `fresh` takes no answer from before this moment. */
export type ReadOptions = { signal?: AbortSignal; fresh?: boolean }

/**
 * Everything that can be done with account connectors, in the account of a grant. Each method throws
 * `ConnectorAuthError`; nothing it returns holds a secret.
 */
export type ConnectorService = {
  list: (grant: Grant, ids: readonly string[], options?: ReadOptions) => Promise<readonly ConnectorSummary[]>
  /** Equal reads share one call to Cyclr for a second. */
  read: (grant: Grant, id: string, options?: ReadOptions) => Promise<Connector>
  /** Shares that call as well. */
  authState: (grant: Grant, id: string, options?: ReadOptions) => Promise<AuthState>
  /** The live choices of a lookup parameter. Only once authenticated. */
  lookup: (grant: Grant, id: string, name: string, options?: ReadOptions) => Promise<readonly Choice[]>
  /** The connectors that a cycle still waits for: Cyclr tells only what is missing. */
  cycle: (grant: Grant, cycleId: string, options?: ReadOptions) => Promise<CycleAnswer>
  /** Asks the third party now. `unknown` where nobody can be asked. */
  verify: (grant: Grant, id: string) => Promise<Verification>
  saveParameters: (grant: Grant, id: string, values: Values) => Promise<Connector>
  saveCredentials: (grant: Grant, id: string, body: CredentialsBody) => Promise<CredentialsAnswer>
  removeCredentials: (grant: Grant, id: string) => Promise<Connector>
  /** Checks that the method is one of kind `oauth` (else `conflict`), hands `keep` what has to be remembered, then saves `values`. */
  startSignIn: (
    grant: Grant,
    id: string,
    methodId: string,
    values: Values | undefined,
    keep: (start: SignInStart) => Promise<void>,
  ) => Promise<SignInStart>
  /** Mints the sign-in token now and returns the address at the service domain. Single use, five minutes (D). */
  signInAddress: (accountId: string, id: string, methodId: string, targetOrigin: string) => Promise<string>
  /** Gives settings their earlier values again, except those that were changed once more since. */
  rollback: (grant: Pick<Grant, 'accountId'>, id: string, replaced: readonly Replaced[]) => Promise<void>
}
