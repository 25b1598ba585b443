import {
  attemptsOf,
  INITIAL_OAUTH_STATE,
  nextOAuthState,
  type OAuthEvent,
  type OAuthState,
} from '../../src/core/flow/oauthState.js'

export const after = (...events: readonly OAuthEvent[]): OAuthState =>
  events.reduce(nextOAuthState, INITIAL_OAUTH_STATE)
export const ids = (attempt: OAuthState) => attemptsOf(attempt).map(({ id }) => id)

export const clicked = { type: 'windowOpened' } as const
export const goes = (id = 'a', wasAuthenticated = false) => ({ type: 'navigated', id, wasAuthenticated }) as const
export const comesBack = (id = 'a', proof = 'proof') => ({ type: 'returned', id, proof }) as const
export const looked = { type: 'polled' } as const
export const closed = { type: 'windowClosed' } as const
export const tooLate = { type: 'timedOut' } as const
export const cancelled = { type: 'cancelled' } as const
export const missed = { type: 'pollFailed' } as const
export const times = (count: number, event: OAuthEvent) => Array.from({ length: count }, () => event)
