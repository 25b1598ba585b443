import { assertNever } from './assertNever.js'

/** One try at the OAuth sign-in, as the wizard knows it. Times are in milliseconds of a clock that only runs forward. */
export type Attempt =
  | { at: 'none' }
  | { at: 'opening' }
  | { at: 'blocked' }
  | { at: 'waiting'; id: string; since: number }
  | { at: 'closed'; id: string; since: number }
  | { at: 'unheard'; id: string; since: number }

export type AttemptEvent =
  | { type: 'clicked' }
  | { type: 'blocked' }
  | { type: 'navigated'; id: string; now: number }
  | { type: 'readsClosed' }
  | { type: 'returned' }
  | { type: 'timedOut' }
  | { type: 'ended' }

/** How long until we say that we have not heard back. Late success still counts. */
export const UNHEARD_AFTER = 10 * 60_000

export const NO_ATTEMPT: Attempt = { at: 'none' }

/**
 * What an event makes of an attempt. A window that reads as closed may be open (a provider page with its own opener
 * policy reads so), so nothing here ever ends an attempt but `ended`: success, or the user's Cancel.
 */
export function nextAttempt(attempt: Attempt, event: AttemptEvent): Attempt {
  switch (event.type) {
    case 'clicked':
      return { at: 'opening' }
    case 'blocked':
      return { at: 'blocked' }
    case 'navigated':
      return { at: 'waiting', id: event.id, since: event.now }
    case 'readsClosed':
      return attempt.at === 'waiting' ? { ...attempt, at: 'closed' } : attempt
    case 'returned':
      return attempt.at === 'closed' || attempt.at === 'unheard' ? { ...attempt, at: 'waiting' } : attempt
    case 'timedOut':
      return attempt.at === 'waiting' || attempt.at === 'closed' ? { ...attempt, at: 'unheard' } : attempt
    case 'ended':
      return NO_ATTEMPT
    default:
      return assertNever(event)
  }
}
