import type { Action } from './connector.js'

/** What `authorize` allows a request: which Cyclr account it works in, for whom, and what it may do there. */
export type Grant = {
  /** Cyclr's account id. Decided by the host's server, never by the browser. */
  accountId: string
  /** The host's own id of the user. Binds tickets, limits and audit; never sent to Cyclr. */
  userId: string
  /** The customer's name, shown on the sign-in interstitial. */
  accountLabel?: string
  /** @default ['read', 'connect', 'check']: disconnecting must be granted. */
  can?: readonly Action[]
}

/** What a request without `can` may do. */
export const DEFAULT_ACTIONS: readonly Action[] = ['read', 'connect', 'check']
