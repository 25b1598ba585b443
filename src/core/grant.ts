import type { Action } from './connector.js'

/** What `authorize` allows a request: the Cyclr account it works in, its user, and what it may do there. */
export type Grant = {
  /** Cyclr's account id. Decided by the host's server, never by the browser. */
  accountId: string
  /** The host's id of the user, for tickets, limits and the audit. Never sent to Cyclr. */
  userId: string
  /** The customer's name, shown on the sign-in interstitial. */
  accountLabel?: string | undefined
  /** The user's name, shown to a colleague whom they ask to connect. */
  userName?: string | undefined
  /** What the user may do. @default ['read', 'connect', 'check']: disconnecting and inviting a colleague must be granted. */
  can?: readonly Action[] | undefined
}

/** A Cyclr account, on behalf of no user in particular. */
export type AccountRef = Pick<Grant, 'accountId'>

/** What a request without `can` may do. */
export const DEFAULT_ACTIONS: readonly Action[] = ['read', 'connect', 'check']
