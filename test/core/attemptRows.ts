import { type effectsOf, type OAuthEvent, type OAuthState, QUICK_POLLS } from '../../src/core/flow/oauthState.js'
import { cancelled, clicked, closed, comesBack, goes, looked, missed, times, tooLate } from './attemptEvents.js'

type Row = {
  row: string
  events: readonly OAuthEvent[]
  status: OAuthState['status']
  /** Whose windows still count, newest first. */
  counting?: readonly string[]
  effects?: ReturnType<typeof effectsOf>
}

export const rows: readonly Row[] = [
  { row: '1: a click opens', events: [clicked], status: 'opening', counting: [], effects: [] },
  { row: '2: a blocked window waits for nothing', events: [{ type: 'windowBlocked' }], status: 'blocked', effects: [] },
  { row: '3: no address, no attempt', events: [clicked, { type: 'abandoned' }], status: 'none', effects: [] },
  {
    row: '5: a window on its way is listened for, watched, and not for ever',
    events: [clicked, goes()],
    status: 'waiting',
    counting: ['a'],
    effects: ['poll', 'timeout', 'watchWindow'],
  },
  { row: '6: a window closed before it went anywhere', events: [clicked, { type: 'abandoned' }], status: 'none' },
  { row: '7: a window that came back is looked after', events: [clicked, goes(), comesBack()], status: 'returned' },
  { row: '8: a word about another attempt is nothing', events: [clicked, goes(), comesBack('b')], status: 'waiting' },
  {
    row: '9: success ends it',
    events: [clicked, goes(), { type: 'ended' }],
    status: 'none',
    counting: [],
    effects: [],
  },
  { row: '10: still authenticated is no news', events: [clicked, goes('a', true), looked], status: 'waiting' },
  {
    row: '11: after a return five looks that find nothing are still patience',
    events: [goes(), comesBack(), ...times(QUICK_POLLS, looked)],
    status: 'returned',
  },
  {
    row: '11: and then it is unconfirmed, and waited for all the same',
    events: [goes(), comesBack(), ...times(QUICK_POLLS + 1, looked)],
    status: 'unconfirmed',
    counting: ['a'],
    effects: ['poll', 'timeout'],
  },
  {
    row: '13: a window that reads as closed is still waited for',
    events: [goes(), closed],
    status: 'closed',
    counting: ['a'],
    effects: ['poll', 'timeout'],
  },
  {
    row: '13: and one that reads so after it came back changes nothing',
    events: [goes(), comesBack(), closed],
    status: 'returned',
  },
  {
    row: '15: looks that fail change no state',
    events: [goes(), ...times(9, missed)],
    status: 'waiting',
    counting: ['a'],
  },
  { row: '16, 17: a refusal ends it', events: [goes(), closed, { type: 'ended' }], status: 'none', effects: [] },
  {
    row: '18: ten minutes without news stop the timers, not the listeners',
    events: [goes(), tooLate],
    status: 'timedOut',
    counting: ['a'],
    effects: ['poll'],
  },
  { row: '18: the same for a closed window', events: [goes(), closed, tooLate], status: 'timedOut' },
  {
    row: '18: the same for an unconfirmed one',
    events: [goes(), comesBack(), ...times(6, looked), tooLate],
    status: 'timedOut',
  },
  { row: '18: checking again waits again', events: [goes(), tooLate, { type: 'checkAgain' }], status: 'waiting' },
  {
    row: '18: checking again after a return looks as quickly as after the return',
    events: [goes(), comesBack(), tooLate, { type: 'checkAgain' }],
    status: 'returned',
  },
  {
    row: '13: checking again says nothing else of a closed window',
    events: [goes(), closed, { type: 'checkAgain' }],
    status: 'closed',
  },
  {
    row: '19: a link that ran out',
    events: [goes(), { type: 'expired', id: 'a' }],
    status: 'expired',
    effects: ['poll'],
  },
  {
    row: '19: an older link that ran out is not in the way of the newer one',
    events: [goes('a'), clicked, goes('b'), { type: 'expired', id: 'a' }],
    status: 'waiting',
  },
  {
    row: '20: a decline that only closes the window reads as closed',
    events: [goes(), closed],
    status: 'closed',
  },
  {
    row: '22: a second window, and the first one still counts',
    events: [goes('a'), closed, clicked, goes('b')],
    status: 'waiting',
    counting: ['b', 'a'],
  },
  {
    row: '22: the first window comes back after all',
    events: [goes('a'), clicked, goes('b'), comesBack('a')],
    status: 'returned',
    counting: ['a', 'b'],
  },
  {
    row: '22: a second window that comes to nothing leaves the first one waited for',
    events: [goes('a'), clicked, { type: 'abandoned' }],
    status: 'closed',
    counting: ['a'],
  },
  {
    row: '23: cancelled, and still listened for in the background',
    events: [goes(), cancelled],
    status: 'none',
    counting: ['a'],
    effects: ['poll', 'linger'],
  },
  { row: '23: a return after it stays in the background', events: [goes(), cancelled, comesBack()], status: 'none' },
  { row: '23: but only for a while', events: [goes(), cancelled, tooLate], status: 'none', counting: [], effects: [] },
  {
    row: '29: a return after the time-out counts',
    events: [goes(), tooLate, comesBack()],
    status: 'returned',
    effects: ['poll', 'timeout'],
  },
  {
    row: '29: a return after Cancel is what is asked about',
    events: [goes(), cancelled, comesBack()],
    status: 'none',
    counting: ['a'],
  },
  {
    row: '2: an address behind a link counts before anybody says that it was followed',
    events: [{ type: 'windowBlocked' }, { type: 'linkPrepared', id: 'link', wasAuthenticated: false }],
    status: 'blocked',
    counting: ['link'],
    effects: ['poll', 'timeout'],
  },
  {
    row: '2: and is one attempt once it was followed',
    events: [{ type: 'windowBlocked' }, { type: 'linkPrepared', id: 'link', wasAuthenticated: false }, goes('link')],
    status: 'waiting',
    counting: ['link'],
  },
  {
    row: '2: an address nobody used is let go in the end',
    events: [{ type: 'windowBlocked' }, { type: 'linkPrepared', id: 'link', wasAuthenticated: false }, tooLate],
    status: 'blocked',
    counting: [],
    effects: [],
  },
  {
    row: '2: an address that comes when the user has given up counts no more',
    events: [{ type: 'windowBlocked' }, cancelled, { type: 'linkPrepared', id: 'link', wasAuthenticated: false }],
    status: 'none',
    counting: [],
  },
  {
    row: '2: this tab instead, until it is left',
    events: [{ type: 'redirectStarted' }],
    status: 'redirecting',
    effects: ['watchRestore'],
  },
  {
    row: '2: back in this tab without having signed in',
    events: [{ type: 'redirectStarted' }, { type: 'abandoned' }],
    status: 'none',
  },
]
