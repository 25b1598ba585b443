import type { Status } from '../../core/contract.js'
import type { AuthState } from '../cyclr/ConnectorService.js'
import type { KnownAttempt } from './createAttempts.js'

/** The status of an attempt. That its window returned proves nothing: Cyclr returns it after a refusal too. */
export function attemptStatus(known: KnownAttempt | null, now: AuthState): Pick<Status, 'attempt' | 'verification'> {
  if (known?.state !== 'returned') return { attempt: known?.state ?? null, verification: null }
  if (!now.authenticated) return { attempt: 'returned', verification: null }
  const renewal = renewalOf(known, now)
  if (renewal === 'none') return { attempt: 'waiting', verification: null }
  return { attempt: 'returned', verification: renewal }
}

/**
 * Compares the credential of an authenticated connector with the one from before the attempt. `unknown`: Cyclr does not
 * show the credential. Call it for returned attempts only: Cyclr refreshes tokens on its own, so a new credential alone does
 * not prove a sign-in.
 */
export function renewalOf(
  before: Pick<KnownAttempt, 'wasAuthenticated' | 'credentialFingerprint'>,
  { credentialFingerprint }: AuthState,
): 'accepted' | 'unknown' | 'none' {
  if (!before.wasAuthenticated) return 'accepted'
  if (before.credentialFingerprint === null || credentialFingerprint === null) return 'unknown'
  return before.credentialFingerprint === credentialFingerprint ? 'none' : 'accepted'
}
