import { type effectsOf, type OAuthEvent, type OAuthState, QUICK_POLLS } from '../../src/core/flow/oauthState.js'
import { cancelled, clicked, closed, comesBack, goes, looked, missed, times, tooLate } from './attemptEvents.js'

type Row = {
  row: string
  events: readonly OAuthEvent[]
  at: OAuthState['at']
  /** The attempts that still count, newest first. */
  counting?: readonly string[]
  effects?: ReturnType<typeof effectsOf>
}

export const rows: readonly Row[] = [
  { row: 'a click opens a window', events: [clicked], at: 'opening', counting: [], effects: [] },
  { row: 'a blocked window starts no attempt', events: [{ type: 'blocked' }], at: 'blocked', effects: [] },
  {
    row: 'without a launch address there is no attempt',
    events: [clicked, { type: 'abandoned' }],
    at: 'none',
    effects: [],
  },
  {
    row: 'a navigated window is subscribed to and watched, with a time-out',
    events: [clicked, goes()],
    at: 'waiting',
    counting: ['a'],
    effects: ['listen', 'patience', 'watch'],
  },
  { row: 'a window closed while blank ends the attempt', events: [clicked, { type: 'abandoned' }], at: 'none' },
  { row: 'a return is recorded', events: [clicked, goes(), comesBack()], at: 'returned' },
  { row: 'a signal of another attempt is ignored', events: [clicked, goes(), comesBack('b')], at: 'waiting' },
  {
    row: 'success ends the attempt',
    events: [clicked, goes(), { type: 'ended' }],
    at: 'none',
    counting: [],
    effects: [],
  },
  {
    row: 'a connector that was authenticated before stays in progress',
    events: [clicked, goes('a', true), looked],
    at: 'waiting',
  },
  {
    row: 'after a return, five polls without a result change nothing',
    events: [goes(), comesBack(), ...times(QUICK_POLLS, looked)],
    at: 'returned',
  },
  {
    row: 'the sixth poll makes it unconfirmed, and waiting continues',
    events: [goes(), comesBack(), ...times(QUICK_POLLS + 1, looked)],
    at: 'unconfirmed',
    counting: ['a'],
    effects: ['listen', 'patience'],
  },
  {
    row: 'a window that reads as closed still counts',
    events: [goes(), closed],
    at: 'closed',
    counting: ['a'],
    effects: ['listen', 'patience'],
  },
  {
    row: 'a window that reads as closed after its return changes nothing',
    events: [goes(), comesBack(), closed],
    at: 'returned',
  },
  {
    row: 'failed polls do not change the state',
    events: [goes(), ...times(9, missed)],
    at: 'waiting',
    counting: ['a'],
  },
  { row: 'a refusal ends the attempt', events: [goes(), closed, { type: 'ended' }], at: 'none', effects: [] },
  {
    row: 'the time-out stops the timers, not the subscription',
    events: [goes(), tooLate],
    at: 'timedOut',
    counting: ['a'],
    effects: ['listen'],
  },
  { row: 'the time-out applies to a closed window', events: [goes(), closed, tooLate], at: 'timedOut' },
  {
    row: 'the time-out applies to an unconfirmed attempt',
    events: [goes(), comesBack(), ...times(6, looked), tooLate],
    at: 'timedOut',
  },
  { row: 'checking again returns to waiting', events: [goes(), tooLate, { type: 'checkAgain' }], at: 'waiting' },
  {
    row: 'checking again after a return polls fast again',
    events: [goes(), comesBack(), tooLate, { type: 'checkAgain' }],
    at: 'returned',
  },
  {
    row: 'checking again keeps a window closed',
    events: [goes(), closed, { type: 'checkAgain' }],
    at: 'closed',
  },
  {
    row: 'an expired link is shown as expired',
    events: [goes(), { type: 'expired', id: 'a' }],
    at: 'expired',
    effects: ['listen'],
  },
  {
    row: 'an expired earlier link does not affect the current attempt',
    events: [goes('a'), clicked, goes('b'), { type: 'expired', id: 'a' }],
    at: 'waiting',
  },
  {
    row: 'a refusal that only closes the window reads as closed',
    events: [goes(), closed],
    at: 'closed',
  },
  {
    row: 'with a second window, the first one still counts',
    events: [goes('a'), closed, clicked, goes('b')],
    at: 'waiting',
    counting: ['b', 'a'],
  },
  {
    row: 'the first of two windows can return',
    events: [goes('a'), clicked, goes('b'), comesBack('a')],
    at: 'returned',
    counting: ['a', 'b'],
  },
  {
    row: 'after a second window fails to open, the first one still counts',
    events: [goes('a'), clicked, { type: 'abandoned' }],
    at: 'closed',
    counting: ['a'],
  },
  {
    row: 'a cancelled attempt is subscribed to in the background',
    events: [goes(), cancelled],
    at: 'none',
    counting: ['a'],
    effects: ['listen', 'late'],
  },
  { row: 'a return after Cancel stays in the background', events: [goes(), cancelled, comesBack()], at: 'none' },
  {
    row: 'a cancelled attempt ends with its time-out',
    events: [goes(), cancelled, tooLate],
    at: 'none',
    counting: [],
    effects: [],
  },
  {
    row: 'a return after the time-out counts',
    events: [goes(), tooLate, comesBack()],
    at: 'returned',
    effects: ['listen', 'patience'],
  },
  {
    row: 'a return after Cancel still counts',
    events: [goes(), cancelled, comesBack()],
    at: 'none',
    counting: ['a'],
  },
  {
    row: 'a prepared link counts before it is clicked',
    events: [{ type: 'blocked' }, { type: 'prepared', id: 'link', wasAuthenticated: false }],
    at: 'blocked',
    counting: ['link'],
    effects: ['listen', 'patience'],
  },
  {
    row: 'a prepared link is one attempt after the click',
    events: [{ type: 'blocked' }, { type: 'prepared', id: 'link', wasAuthenticated: false }, goes('link')],
    at: 'waiting',
    counting: ['link'],
  },
  {
    row: 'an unused prepared link ends with its time-out',
    events: [{ type: 'blocked' }, { type: 'prepared', id: 'link', wasAuthenticated: false }, tooLate],
    at: 'blocked',
    counting: [],
    effects: [],
  },
  {
    row: 'a link prepared after Cancel does not count',
    events: [{ type: 'blocked' }, cancelled, { type: 'prepared', id: 'link', wasAuthenticated: false }],
    at: 'none',
    counting: [],
  },
  {
    row: 'redirect mode waits until the page is left',
    events: [{ type: 'left' }],
    at: 'leaving',
    effects: ['comeBack'],
  },
  {
    row: 'a return to this tab without a sign-in ends the attempt',
    events: [{ type: 'left' }, { type: 'abandoned' }],
    at: 'none',
  },
]
