import { type effectsOf, type OAuthEvent, type OAuthState, QUICK_POLLS } from '../../src/core/flow/oauthState.js'
import { cancelled, clicked, closed, comesBack, goes, looked, missed, times, tooLate } from './attemptEvents.js'

type Row = {
  row: string
  events: readonly OAuthEvent[]
  at: OAuthState['at']
  /** Whose windows still count, newest first. */
  counting?: readonly string[]
  effects?: ReturnType<typeof effectsOf>
}

export const rows: readonly Row[] = [
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
    events: [goes(), comesBack(), ...times(QUICK_POLLS, looked)],
    at: 'returned',
  },
  {
    row: '11: and then it is unconfirmed, and waited for all the same',
    events: [goes(), comesBack(), ...times(QUICK_POLLS + 1, looked)],
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
    at: 'timedOut',
    counting: ['a'],
    effects: ['listen'],
  },
  { row: '18: the same for a closed window', events: [goes(), closed, tooLate], at: 'timedOut' },
  {
    row: '18: the same for an unconfirmed one',
    events: [goes(), comesBack(), ...times(6, looked), tooLate],
    at: 'timedOut',
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
