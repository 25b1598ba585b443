import { describe, expect, it } from 'vitest'
import {
  attemptsOf,
  effectsOf,
  FAILED_POLLS_SHOWN,
  isDone,
  nextOAuthState,
  type OAuthState,
  pollPace,
} from '../../src/core/flow/oauthState.js'
import {
  after,
  cancelled,
  clicked,
  closed,
  comesBack,
  goes,
  ids,
  looked,
  missed,
  times,
  tooLate,
} from './attemptEvents.js'
import { rows } from './attemptRows.js'

const troubled = (attempt: OAuthState) => 'current' in attempt && attempt.failedPolls >= FAILED_POLLS_SHOWN

describe('nextOAuthState', () => {
  it.each(rows)('$row', ({ events, status, counting, effects }) => {
    const attempt = after(...events)
    expect({ status: attempt.status, counting: ids(attempt), effects: effectsOf(attempt) }).toEqual({
      status,
      counting: counting ?? ids(attempt),
      effects: effects ?? effectsOf(attempt),
    })
  })

  it('counts blocked windows in a row', () => {
    const blocked = { type: 'windowBlocked' } as const
    expect(after(blocked)).toMatchObject({ times: 1 })
    expect(after(blocked, blocked)).toMatchObject({ times: 2 })
    expect(after(blocked, clicked, goes(), closed, blocked)).toMatchObject({ times: 1 })
  })

  it('a repeated return signal changes nothing', () => {
    const attempt = after(goes(), comesBack('a', 'proof'))
    expect(nextOAuthState(attempt, comesBack('a', 'proof'))).toBe(attempt)
  })

  it.each([
    ['of the current attempt', [goes()]],
    ['of a cancelled attempt', [goes(), cancelled]],
    ['of an earlier attempt', [goes('a'), goes('b'), comesBack('b')]],
  ] as const)('another proof %s replaces the first, which may be forged', (_, events) => {
    const forged = after(...events, comesBack('a', 'forged'))
    const attempt = nextOAuthState(forged, comesBack('a', 'true'))
    expect(attempt).toMatchObject({ status: forged.status })
    expect(attemptsOf(attempt).find(({ id }) => id === 'a')).toMatchObject({ returned: true, proof: 'true' })
    expect(ids(attempt)).toEqual(ids(forged))
  })

  it('three failed polls in a row are shown, until one succeeds', () => {
    expect(troubled(after(goes(), missed, missed))).toBe(false)
    expect(troubled(after(goes(), missed, missed, looked, missed))).toBe(false)
    expect(troubled(after(goes(), missed, missed, missed))).toBe(true)
    expect(troubled(after(goes(), closed, missed, missed, missed))).toBe(true)
    expect(troubled(after(goes(), missed, missed, missed, looked))).toBe(false)
  })

  it('polls faster after a return, and only on a signal after the time-out', () => {
    expect(pollPace(after(goes()))).toBe('normal')
    expect(pollPace(after(goes(), comesBack()))).toBe('quick')
    expect(pollPace(after(goes(), comesBack(), ...times(6, looked)))).toBe('normal')
    expect(pollPace(after(goes(), tooLate))).toBe('off')
    expect(pollPace(after(goes(), { type: 'expired', id: 'a' }))).toBe('off')
    expect(pollPace(after(goes(), cancelled))).toBe('normal')
  })

  it.each([
    ['done: newly authenticated', false, true, 'launched', true],
    ['done: newly authenticated, the attempt unknown to the proxy', false, true, null, true],
    ['not done: authenticated before, not returned', true, true, 'launched', false],
    ['not done: authenticated before, returned without a sign-in', true, true, 'waiting', false],
    ['done: authenticated before, returned', true, true, 'returned', true],
    ['not done: returned, not authenticated', false, false, 'returned', false],
    ['not done: returned, no longer authenticated', true, false, 'returned', false],
  ] as const)('is %s', (_, wasAuthenticated, authenticated, attempt, done) => {
    const one = { id: 'a', wasAuthenticated, returned: false, proof: null }
    expect(isDone(one, { authenticated, attempt })).toBe(done)
  })
})
