import { describe, expect, it } from 'vitest'
import {
  attemptsOf,
  effectsOf,
  FAILED_POLLS_SHOWN,
  isDone,
  nextOAuthState,
  type OAuthState,
  paceOf,
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

const troubled = (attempt: OAuthState) => 'current' in attempt && attempt.misses >= FAILED_POLLS_SHOWN

describe('the decision table', () => {
  it.each(rows)('row $row', ({ events, at, counting, effects }) => {
    const attempt = after(...events)
    expect({ at: attempt.at, counting: ids(attempt), effects: effectsOf(attempt) }).toEqual({
      at,
      counting: counting ?? ids(attempt),
      effects: effects ?? effectsOf(attempt),
    })
  })

  it('row 2: counts how often a window was blocked, until one opens', () => {
    const blocked = { type: 'blocked' } as const
    expect(after(blocked)).toMatchObject({ times: 1 })
    expect(after(blocked, blocked)).toMatchObject({ times: 2 })
    expect(after(blocked, clicked, goes(), closed, blocked)).toMatchObject({ times: 1 })
  })

  it('row 7: the same word again changes nothing', () => {
    const attempt = after(goes(), comesBack('a', 'proof'))
    expect(nextOAuthState(attempt, comesBack('a', 'proof'))).toBe(attempt)
  })

  it.each([
    ['in front', [goes()]],
    ['given up', [goes(), cancelled]],
    ['behind another', [goes('a'), goes('b'), comesBack('b')]],
  ] as const)('row 8: another proof of a window %s takes the place of one that may be forged', (_, events) => {
    const forged = after(...events, comesBack('a', 'forged'))
    const attempt = nextOAuthState(forged, comesBack('a', 'true'))
    expect(attempt).toMatchObject({ at: forged.at })
    expect(attemptsOf(attempt).find(({ id }) => id === 'a')).toMatchObject({ returned: true, proof: 'true' })
    expect(ids(attempt)).toEqual(ids(forged))
  })

  it('row 15: three failed looks in a row are told, and one that works takes it back', () => {
    expect(troubled(after(goes(), missed, missed))).toBe(false)
    expect(troubled(after(goes(), missed, missed, looked, missed))).toBe(false)
    expect(troubled(after(goes(), missed, missed, missed))).toBe(true)
    expect(troubled(after(goes(), closed, missed, missed, missed))).toBe(true)
    expect(troubled(after(goes(), missed, missed, missed, looked))).toBe(false)
  })

  it('rows 7, 18: looks quickly after a return, and only on a hint after the time-out', () => {
    expect(paceOf(after(goes()))).toBe('usual')
    expect(paceOf(after(goes(), comesBack()))).toBe('quick')
    expect(paceOf(after(goes(), comesBack(), ...times(6, looked)))).toBe('usual')
    expect(paceOf(after(goes(), tooLate))).toBe('off')
    expect(paceOf(after(goes(), { type: 'expired', id: 'a' }))).toBe('off')
    expect(paceOf(after(goes(), cancelled))).toBe('usual')
  })

  it.each([
    ['9: authenticated now', false, true, 'launched', true],
    ['9: authenticated now, and the proxy has forgotten the attempt', false, true, null, true],
    ['10: authenticated before, and not come back', true, true, 'launched', false],
    ['10: authenticated before, and come back for nothing', true, true, 'waiting', false],
    ['10: authenticated before, and come back', true, true, 'returned', true],
    ['11: come back, not authenticated', false, false, 'returned', false],
    ['11: come back, authenticated no longer', true, false, 'returned', false],
  ] as const)('row %s', (_, wasAuthenticated, authenticated, attempt, done) => {
    const one = { id: 'a', wasAuthenticated, returned: false, proof: null }
    expect(isDone(one, { authenticated, attempt })).toBe(done)
  })
})
