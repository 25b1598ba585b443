import type { Status } from '../../core/contract.js'
import type { AuthState } from '../cyclr/ConnectorService.js'
import type { KnownAttempt } from './createAttempts.js'

/** What may be said of an attempt. A window that came back proves nothing: a refusal may bring it back as well. */
export function attemptStatus(known: KnownAttempt | null, now: AuthState): Pick<Status, 'attempt' | 'verification'> {
  if (known?.state !== 'returned') return { attempt: known?.state ?? null, verification: null }
  if (!now.authenticated) return { attempt: 'returned', verification: null }
  const renewal = renewalOf(known, now)
  if (renewal === 'none') return { attempt: 'waiting', verification: null }
  return { attempt: 'returned', verification: renewal }
}

/**
 * Whether an authenticated connector has a credential that it had not when the attempt began. Cyclr renews tokens by
 * itself, so a new one alone proves no sign-in either. `unknown`: Cyclr does not show it.
 */
export function renewalOf(
  before: Pick<KnownAttempt, 'wasAuthenticated' | 'credentialFingerprint'>,
  { credentialFingerprint }: AuthState,
): 'accepted' | 'unknown' | 'none' {
  if (!before.wasAuthenticated) return 'accepted'
  if (before.credentialFingerprint === null || credentialFingerprint === null) return 'unknown'
  return before.credentialFingerprint === credentialFingerprint ? 'none' : 'accepted'
}
