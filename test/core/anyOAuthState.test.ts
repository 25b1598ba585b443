import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectsOf, INITIAL_OAUTH_STATE, nextOAuthState, type OAuthEvent } from '../../src/core/flow/oauthState.js'
import {
  after,
  cancelled,
  ids,
  navigated,
  polled,
  pollFailed,
  returned,
  timedOut,
  windowClosed,
  windowOpened,
} from './oauthEvents.js'

const id = fc.constantFrom('a', 'b', 'c')
const anyEvent: fc.Arbitrary<OAuthEvent> = fc.oneof(
  fc.constantFrom<OAuthEvent>(
    windowOpened,
    { type: 'windowBlocked' },
    { type: 'redirectStarted' },
    { type: 'abandoned' },
    windowClosed,
    polled,
    pollFailed,
    timedOut,
    { type: 'checkAgain' },
    cancelled,
  ),
  id.map((id) => navigated(id)),
  id.map((id) => returned(id)),
  id.map((id) => ({ type: 'expired', id }) as const),
  id.map((id) => ({ type: 'denied', id }) as const),
  id.map((id) => ({ type: 'linkPrepared', id, wasAuthenticated: false }) as const),
)

describe('any sequence of events', () => {
  it('an attempt counts until success, a refusal, or the time-out after Cancel', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), fc.array(anyEvent, { maxLength: 30 }), (before, then) => {
        const withoutTimeouts = then.filter(({ type }) => type !== 'timedOut')
        const state = [...before, navigated('mine'), ...withoutTimeouts].reduce(nextOAuthState, INITIAL_OAUTH_STATE)
        expect(ids(state)).toContain('mine')
        expect(effectsOf(state)).toContain('poll')
      }),
    )
  })

  it('no attempt counts twice, and without an attempt nothing is polled', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        const state = events.reduce(nextOAuthState, INITIAL_OAUTH_STATE)
        expect(new Set(ids(state)).size).toBe(ids(state).length)
        expect(effectsOf(state).includes('poll')).toBe(ids(state).length > 0)
      }),
    )
  })

  it('return signals and closed windows never end an attempt', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            id.map((id) => returned(id)),
            fc.constant(windowClosed),
          ),
          { maxLength: 20 },
        ),
        (signals) => {
          expect(signals.reduce(nextOAuthState, after(navigated('mine'))).status).not.toBe('none')
        },
      ),
    )
  })
})
