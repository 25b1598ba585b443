import { type Attempt, type AttemptEvent, NO_ATTEMPT, nextAttempt, triesOf } from '../../src/core/flow/oauthState.js'

export const after = (...events: readonly AttemptEvent[]): Attempt => events.reduce(nextAttempt, NO_ATTEMPT)
export const ids = (attempt: Attempt) => triesOf(attempt).map(({ id }) => id)

export const clicked = { type: 'clicked' } as const
export const goes = (id = 'a', wasAuthenticated = false) => ({ type: 'navigated', id, wasAuthenticated }) as const
export const comesBack = (id = 'a', proof = 'proof') => ({ type: 'returned', id, proof }) as const
export const looked = { type: 'looked' } as const
export const closed = { type: 'readsClosed' } as const
export const tooLate = { type: 'timedOut' } as const
export const cancelled = { type: 'cancelled' } as const
export const missed = { type: 'missed' } as const
export const times = (count: number, event: AttemptEvent) => Array.from({ length: count }, () => event)
