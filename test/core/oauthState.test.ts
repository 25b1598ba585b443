import { describe, expect, it } from 'vitest'
import type { Status } from '../../src/core/contract.js'
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
  ids,
  navigated,
  polled,
  pollFailed,
  returned,
  timedOut,
  times,
  windowClosed,
  windowOpened,
} from './oauthEvents.js'
import { rows } from './oauthRows.js'

const showsConnectionError = (state: OAuthState) => 'current' in state && state.failedPolls >= FAILED_POLLS_SHOWN

type DoneRow = [
  name: string,
  wasAuthenticated: boolean,
  authenticated: boolean,
  attempt: Status['attempt'],
  done: boolean,
  verification: Status['verification'],
]

describe('nextOAuthState', () => {
  it.each(rows)('$row', ({ events, status, counting, effects }) => {
    const state = after(...events)
    expect({ status: state.status, counting: ids(state), effects: effectsOf(state) }).toEqual({
      status,
      counting: counting ?? ids(state),
      effects: effects ?? effectsOf(state),
    })
  })

  it('counts blocked windows in a row', () => {
    const blocked = { type: 'windowBlocked' } as const
    expect(after(blocked)).toMatchObject({ times: 1 })
    expect(after(blocked, blocked)).toMatchObject({ times: 2 })
    expect(after(blocked, windowOpened, navigated(), windowClosed, blocked)).toMatchObject({ times: 1 })
  })

  it('a repeated return signal changes nothing', () => {
    const state = after(navigated(), returned('a', 'proof'))
    expect(nextOAuthState(state, returned('a', 'proof'))).toBe(state)
  })

  it.each([
    ['of the current attempt', [navigated()]],
    ['of a cancelled attempt', [navigated(), cancelled]],
    ['of an earlier attempt', [navigated('a'), navigated('b'), returned('b')]],
  ] as const)('another proof %s replaces the first, which may be forged', (_, events) => {
    const forged = after(...events, returned('a', 'forged'))
    const state = nextOAuthState(forged, returned('a', 'true'))
    expect(state).toMatchObject({ status: forged.status })
    expect(attemptsOf(state).find(({ id }) => id === 'a')).toMatchObject({ returned: true, proof: 'true' })
    expect(ids(state)).toEqual(ids(forged))
  })

  it('three failed polls in a row are shown, until one succeeds', () => {
    expect(showsConnectionError(after(navigated(), pollFailed, pollFailed))).toBe(false)
    expect(showsConnectionError(after(navigated(), pollFailed, pollFailed, polled, pollFailed))).toBe(false)
    expect(showsConnectionError(after(navigated(), pollFailed, pollFailed, pollFailed))).toBe(true)
    expect(showsConnectionError(after(navigated(), windowClosed, pollFailed, pollFailed, pollFailed))).toBe(true)
    expect(showsConnectionError(after(navigated(), pollFailed, pollFailed, pollFailed, polled))).toBe(false)
  })

  it('polls faster after a return, and only on a signal after the time-out', () => {
    expect(pollPace(after(navigated()))).toBe('normal')
    expect(pollPace(after(navigated(), returned()))).toBe('quick')
    expect(pollPace(after(navigated(), returned(), ...times(6, polled)))).toBe('normal')
    expect(pollPace(after(navigated(), timedOut))).toBe('off')
    expect(pollPace(after(navigated(), { type: 'expired', id: 'a' }))).toBe('off')
    expect(pollPace(after(navigated(), returned(), { type: 'denied', id: 'a' }))).toBe('off')
    expect(pollPace(after(navigated(), cancelled))).toBe('normal')
  })

  it.each([
    ['done: newly authenticated', false, true, 'launched', true, null],
    ['done: newly authenticated, the attempt unknown to the proxy', false, true, null, true, null],
    ['not done: authenticated before, not returned', true, true, 'launched', false, null],
    ['not done: authenticated before, returned without a sign-in', true, true, 'waiting', false, null],
    ['done: authenticated before, returned', true, true, 'returned', true, 'accepted'],
    [
      'D10, not done: authenticated before, returned, the credential not shown',
      true,
      true,
      'returned',
      false,
      'unknown',
    ],
    ['not done: returned, not authenticated', false, false, 'returned', false, null],
    ['not done: returned, no longer authenticated', true, false, 'returned', false, null],
  ] satisfies readonly DoneRow[])('is %s', (_, wasAuthenticated, authenticated, attempt, done, verification) => {
    const one = { id: 'a', wasAuthenticated, returned: false, proof: null }
    expect(isDone(one, { authenticated, attempt, verification })).toBe(done)
  })
})
