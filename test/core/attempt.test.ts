import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Attempt,
  type AttemptEvent,
  effectsOf,
  isDone,
  NO_ATTEMPT,
  nextAttempt,
  paceOf,
  QUICK_LOOKS,
  TROUBLED_AFTER,
  triesOf,
} from '../../src/core/attempt.js'

const after = (...events: readonly AttemptEvent[]): Attempt => events.reduce(nextAttempt, NO_ATTEMPT)
const ids = (attempt: Attempt) => triesOf(attempt).map(({ id }) => id)

const troubled = (attempt: Attempt) => 'current' in attempt && attempt.misses >= TROUBLED_AFTER

const clicked = { type: 'clicked' } as const
const goes = (id = 'a', wasAuthenticated = false) => ({ type: 'navigated', id, wasAuthenticated }) as const
const comesBack = (id = 'a', proof = 'proof') => ({ type: 'returned', id, proof }) as const
const looked = { type: 'looked' } as const
const closed = { type: 'readsClosed' } as const
const tooLate = { type: 'timedOut' } as const
const cancelled = { type: 'cancelled' } as const
const missed = { type: 'missed' } as const
const times = (count: number, event: AttemptEvent) => Array.from({ length: count }, () => event)

type Row = {
  row: string
  events: readonly AttemptEvent[]
  at: Attempt['at']
  /** Whose windows still count, newest first. */
  counting?: readonly string[]
  effects?: ReturnType<typeof effectsOf>
}

const rows: readonly Row[] = [
  { row: '1: a click opens', events: [clicked], at: 'opening', counting: [], effects: [] },
  { row: '2: a blocked window waits for nothing', events: [{ type: 'blocked' }], at: 'blocked', effects: [] },
  { row: '3: no address, no attempt', events: [clicked, { type: 'abandoned' }], at: 'none', effects: [] },
  {
    row: '5: a window on its way is listened for, watched, and not for ever',
    events: [clicked, goes()],
    at: 'waiting',
    counting: ['a'],
    effects: ['listen', 'patience', 'watch'],
  },
  { row: '6: a window closed before it went anywhere', events: [clicked, { type: 'abandoned' }], at: 'none' },
  { row: '7: a window that came back is looked after', events: [clicked, goes(), comesBack()], at: 'returned' },
  { row: '8: a word about another attempt is nothing', events: [clicked, goes(), comesBack('b')], at: 'waiting' },
  { row: '9: success ends it', events: [clicked, goes(), { type: 'ended' }], at: 'none', counting: [], effects: [] },
  { row: '10: still authenticated is no news', events: [clicked, goes('a', true), looked], at: 'waiting' },
  {
    row: '11: after a return five looks that find nothing are still patience',
    events: [goes(), comesBack(), ...times(QUICK_LOOKS, looked)],
    at: 'returned',
  },
  {
    row: '11: and then it is unconfirmed, and waited for all the same',
    events: [goes(), comesBack(), ...times(QUICK_LOOKS + 1, looked)],
    at: 'unconfirmed',
    counting: ['a'],
    effects: ['listen', 'patience'],
  },
  {
    row: '13: a window that reads as closed is still waited for',
    events: [goes(), closed],
    at: 'closed',
    counting: ['a'],
    effects: ['listen', 'patience'],
  },
  {
    row: '13: and one that reads so after it came back changes nothing',
    events: [goes(), comesBack(), closed],
    at: 'returned',
  },
  { row: '15: looks that fail change no state', events: [goes(), ...times(9, missed)], at: 'waiting', counting: ['a'] },
  { row: '16, 17: a refusal ends it', events: [goes(), closed, { type: 'ended' }], at: 'none', effects: [] },
  {
    row: '18: ten minutes without news stop the timers, not the listeners',
    events: [goes(), tooLate],
    at: 'unheard',
    counting: ['a'],
    effects: ['listen'],
  },
  { row: '18: the same for a closed window', events: [goes(), closed, tooLate], at: 'unheard' },
  {
    row: '18: the same for an unconfirmed one',
    events: [goes(), comesBack(), ...times(6, looked), tooLate],
    at: 'unheard',
  },
  { row: '18: checking again waits again', events: [goes(), tooLate, { type: 'checkAgain' }], at: 'waiting' },
  {
    row: '18: checking again after a return looks as quickly as after the return',
    events: [goes(), comesBack(), tooLate, { type: 'checkAgain' }],
    at: 'returned',
  },
  {
    row: '13: checking again says nothing else of a closed window',
    events: [goes(), closed, { type: 'checkAgain' }],
    at: 'closed',
  },
  {
    row: '19: a link that ran out',
    events: [goes(), { type: 'expired', id: 'a' }],
    at: 'expired',
    effects: ['listen'],
  },
  {
    row: '19: an older link that ran out is not in the way of the newer one',
    events: [goes('a'), clicked, goes('b'), { type: 'expired', id: 'a' }],
    at: 'waiting',
  },
  {
    row: '20: a decline that only closes the window reads as closed',
    events: [goes(), closed],
    at: 'closed',
  },
  {
    row: '22: a second window, and the first one still counts',
    events: [goes('a'), closed, clicked, goes('b')],
    at: 'waiting',
    counting: ['b', 'a'],
  },
  {
    row: '22: the first window comes back after all',
    events: [goes('a'), clicked, goes('b'), comesBack('a')],
    at: 'returned',
    counting: ['a', 'b'],
  },
  {
    row: '22: a second window that comes to nothing leaves the first one waited for',
    events: [goes('a'), clicked, { type: 'abandoned' }],
    at: 'closed',
    counting: ['a'],
  },
  {
    row: '23: cancelled, and still listened for in the background',
    events: [goes(), cancelled],
    at: 'none',
    counting: ['a'],
    effects: ['listen', 'late'],
  },
  { row: '23: a return after it stays in the background', events: [goes(), cancelled, comesBack()], at: 'none' },
  { row: '23: but only for a while', events: [goes(), cancelled, tooLate], at: 'none', counting: [], effects: [] },
  {
    row: '29: a return after the time-out counts',
    events: [goes(), tooLate, comesBack()],
    at: 'returned',
    effects: ['listen', 'patience'],
  },
  {
    row: '29: a return after Cancel is what is asked about',
    events: [goes(), cancelled, comesBack()],
    at: 'none',
    counting: ['a'],
  },
  {
    row: '2: an address behind a link counts before anybody says that it was followed',
    events: [{ type: 'blocked' }, { type: 'prepared', id: 'link', wasAuthenticated: false }],
    at: 'blocked',
    counting: ['link'],
    effects: ['listen', 'patience'],
  },
  {
    row: '2: and is one attempt once it was followed',
    events: [{ type: 'blocked' }, { type: 'prepared', id: 'link', wasAuthenticated: false }, goes('link')],
    at: 'waiting',
    counting: ['link'],
  },
  {
    row: '2: an address nobody used is let go in the end',
    events: [{ type: 'blocked' }, { type: 'prepared', id: 'link', wasAuthenticated: false }, tooLate],
    at: 'blocked',
    counting: [],
    effects: [],
  },
  {
    row: '2: an address that comes when the user has given up counts no more',
    events: [{ type: 'blocked' }, cancelled, { type: 'prepared', id: 'link', wasAuthenticated: false }],
    at: 'none',
    counting: [],
  },
  { row: '2: this tab instead, until it is left', events: [{ type: 'left' }], at: 'leaving', effects: ['comeBack'] },
  {
    row: '2: back in this tab without having signed in',
    events: [{ type: 'left' }, { type: 'abandoned' }],
    at: 'none',
  },
]

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
    expect(nextAttempt(attempt, comesBack('a', 'proof'))).toBe(attempt)
  })

  it.each([
    ['in front', [goes()]],
    ['given up', [goes(), cancelled]],
    ['behind another', [goes('a'), goes('b'), comesBack('b')]],
  ] as const)('row 8: another proof of a window %s takes the place of one that may be forged', (_, events) => {
    const forged = after(...events, comesBack('a', 'forged'))
    const attempt = nextAttempt(forged, comesBack('a', 'true'))
    expect(attempt).toMatchObject({ at: forged.at })
    expect(triesOf(attempt).find(({ id }) => id === 'a')).toMatchObject({ returned: true, proof: 'true' })
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

const id = fc.constantFrom('a', 'b', 'c')
const anyEvent: fc.Arbitrary<AttemptEvent> = fc.oneof(
  fc.constantFrom<AttemptEvent>(
    clicked,
    { type: 'blocked' },
    { type: 'left' },
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
  id.map((id) => ({ type: 'prepared', id, wasAuthenticated: false }) as const),
)

describe('whatever happens, in any order', () => {
  it('a window that is on its way counts until success, a refusal, or a time-out after Cancel', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), fc.array(anyEvent, { maxLength: 30 }), (before, then) => {
        const patient = then.filter(({ type }) => type !== 'timedOut')
        const attempt = [...before, goes('mine'), ...patient].reduce(nextAttempt, NO_ATTEMPT)
        expect(ids(attempt)).toContain('mine')
        expect(effectsOf(attempt)).toContain('listen')
      }),
    )
  })

  it('no window counts twice, and nothing is listened for without one', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        const attempt = events.reduce(nextAttempt, NO_ATTEMPT)
        expect(new Set(ids(attempt)).size).toBe(ids(attempt).length)
        expect(effectsOf(attempt).includes('listen')).toBe(ids(attempt).length > 0)
      }),
    )
  })

  it('what a window says never ends an attempt', () => {
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
          expect(words.reduce(nextAttempt, after(goes('mine'))).at).not.toBe('none')
        },
      ),
    )
  })
})
