import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectsOf, INITIAL_OAUTH_STATE, nextOAuthState, type OAuthEvent } from '../../src/core/flow/oauthState.js'
import { after, cancelled, clicked, closed, comesBack, goes, ids, looked, missed, tooLate } from './attemptEvents.js'

const id = fc.constantFrom('a', 'b', 'c')
const anyEvent: fc.Arbitrary<OAuthEvent> = fc.oneof(
  fc.constantFrom<OAuthEvent>(
    clicked,
    { type: 'windowBlocked' },
    { type: 'redirectStarted' },
    { type: 'abandoned' },
    closed,
    looked,
    missed,
    tooLate,
    { type: 'checkAgain' },
    cancelled,
  ),
  id.map((id) => goes(id)),
  id.map((id) => comesBack(id)),
  id.map((id) => ({ type: 'expired', id }) as const),
  id.map((id) => ({ type: 'linkPrepared', id, wasAuthenticated: false }) as const),
)

describe('any sequence of events', () => {
  it('an attempt counts until success, a refusal, or the time-out after Cancel', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), fc.array(anyEvent, { maxLength: 30 }), (before, then) => {
        const patient = then.filter(({ type }) => type !== 'timedOut')
        const attempt = [...before, goes('mine'), ...patient].reduce(nextOAuthState, INITIAL_OAUTH_STATE)
        expect(ids(attempt)).toContain('mine')
        expect(effectsOf(attempt)).toContain('poll')
      }),
    )
  })

  it('no attempt counts twice, and without an attempt nothing is polled', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        const attempt = events.reduce(nextOAuthState, INITIAL_OAUTH_STATE)
        expect(new Set(ids(attempt)).size).toBe(ids(attempt).length)
        expect(effectsOf(attempt).includes('poll')).toBe(ids(attempt).length > 0)
      }),
    )
  })

  it('return signals and closed windows never end an attempt', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            id.map((id) => comesBack(id)),
            fc.constant(closed),
          ),
          { maxLength: 20 },
        ),
        (words) => {
          expect(words.reduce(nextOAuthState, after(goes('mine'))).status).not.toBe('none')
        },
      ),
    )
  })
})
