import {
  attemptsOf,
  INITIAL_OAUTH_STATE,
  nextOAuthState,
  type OAuthEvent,
  type OAuthState,
} from '../../src/core/flow/oauthState.js'

export const after = (...events: readonly OAuthEvent[]): OAuthState =>
  events.reduce(nextOAuthState, INITIAL_OAUTH_STATE)
export const ids = (state: OAuthState) => attemptsOf(state).map(({ id }) => id)

export const windowOpened = { type: 'windowOpened' } as const
export const navigated = (id = 'a', wasAuthenticated = false) => ({ type: 'navigated', id, wasAuthenticated }) as const
export const returned = (id = 'a', proof = 'proof') => ({ type: 'returned', id, proof }) as const
export const polled = { type: 'polled' } as const
export const windowClosed = { type: 'windowClosed' } as const
export const timedOut = { type: 'timedOut' } as const
export const cancelled = { type: 'cancelled' } as const
export const pollFailed = { type: 'pollFailed' } as const
export const times = (count: number, event: OAuthEvent) => Array.from({ length: count }, () => event)
