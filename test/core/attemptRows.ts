import { type effectsOf, type OAuthEvent, type OAuthState, QUICK_POLLS } from '../../src/core/flow/oauthState.js'
import { cancelled, clicked, closed, comesBack, goes, looked, missed, times, tooLate } from './attemptEvents.js'

type Row = {
  row: string
  events: readonly OAuthEvent[]
  status: OAuthState['status']
  /** The attempts that still count, newest first. */
  counting?: readonly string[]
  effects?: ReturnType<typeof effectsOf>
}

export const rows: readonly Row[] = [
  { row: 'a click opens a window', events: [clicked], status: 'opening', counting: [], effects: [] },
  { row: 'a blocked window starts no attempt', events: [{ type: 'windowBlocked' }], status: 'blocked', effects: [] },
  {
    row: 'without a launch address there is no attempt',
    events: [clicked, { type: 'abandoned' }],
    status: 'none',
    effects: [],
  },
  {
    row: 'a navigated window is polled for and watched, with a time-out',
    events: [clicked, goes()],
    status: 'waiting',
    counting: ['a'],
    effects: ['poll', 'timeout', 'watchWindow'],
  },
  { row: 'a window closed while blank ends the attempt', events: [clicked, { type: 'abandoned' }], status: 'none' },
  { row: 'a return is recorded', events: [clicked, goes(), comesBack()], status: 'returned' },
  { row: 'a signal of another attempt is ignored', events: [clicked, goes(), comesBack('b')], status: 'waiting' },
  {
    row: 'success ends the attempt',
    events: [clicked, goes(), { type: 'ended' }],
    status: 'none',
    counting: [],
    effects: [],
  },
  {
    row: 'a connector that was authenticated before stays in progress',
    events: [clicked, goes('a', true), looked],
    status: 'waiting',
  },
  {
    row: 'after a return, five polls without a result change nothing',
    events: [goes(), comesBack(), ...times(QUICK_POLLS, looked)],
    status: 'returned',
  },
  {
    row: 'the sixth poll makes it unconfirmed, and waiting continues',
    events: [goes(), comesBack(), ...times(QUICK_POLLS + 1, looked)],
    status: 'unconfirmed',
    counting: ['a'],
    effects: ['poll', 'timeout'],
  },
  {
    row: 'a window that reads as closed still counts',
    events: [goes(), closed],
    status: 'closed',
    counting: ['a'],
    effects: ['poll', 'timeout'],
  },
  {
    row: 'a window that reads as closed after its return changes nothing',
    events: [goes(), comesBack(), closed],
    status: 'returned',
  },
  {
    row: 'failed polls do not change the state',
    events: [goes(), ...times(9, missed)],
    status: 'waiting',
    counting: ['a'],
  },
  { row: 'a refusal ends the attempt', events: [goes(), closed, { type: 'ended' }], status: 'none', effects: [] },
  {
    row: 'the time-out stops the timers, not the signals',
    events: [goes(), tooLate],
    status: 'timedOut',
    counting: ['a'],
    effects: ['poll'],
  },
  { row: 'the time-out applies to a closed window', events: [goes(), closed, tooLate], status: 'timedOut' },
  {
    row: 'the time-out applies to an unconfirmed attempt',
    events: [goes(), comesBack(), ...times(6, looked), tooLate],
    status: 'timedOut',
  },
  { row: 'checking again returns to waiting', events: [goes(), tooLate, { type: 'checkAgain' }], status: 'waiting' },
  {
    row: 'checking again after a return polls fast again',
    events: [goes(), comesBack(), tooLate, { type: 'checkAgain' }],
    status: 'returned',
  },
  {
    row: 'checking again keeps a window closed',
    events: [goes(), closed, { type: 'checkAgain' }],
    status: 'closed',
  },
  {
    row: 'an expired link is shown as expired',
    events: [goes(), { type: 'expired', id: 'a' }],
    status: 'expired',
    effects: ['poll'],
  },
  {
    row: 'an expired earlier link does not affect the current attempt',
    events: [goes('a'), clicked, goes('b'), { type: 'expired', id: 'a' }],
    status: 'waiting',
  },
  {
    row: 'a refusal that only closes the window reads as closed',
    events: [goes(), closed],
    status: 'closed',
  },
  {
    row: 'with a second window, the first one still counts',
    events: [goes('a'), closed, clicked, goes('b')],
    status: 'waiting',
    counting: ['b', 'a'],
  },
  {
    row: 'the first of two windows can return',
    events: [goes('a'), clicked, goes('b'), comesBack('a')],
    status: 'returned',
    counting: ['a', 'b'],
  },
  {
    row: 'after a second window fails to open, the first one still counts',
    events: [goes('a'), clicked, { type: 'abandoned' }],
    status: 'closed',
    counting: ['a'],
  },
  {
    row: 'a cancelled attempt is polled for in the background',
    events: [goes(), cancelled],
    status: 'none',
    counting: ['a'],
    effects: ['poll', 'linger'],
  },
  { row: 'a return after Cancel stays in the background', events: [goes(), cancelled, comesBack()], status: 'none' },
  {
    row: 'a cancelled attempt ends with its time-out',
    events: [goes(), cancelled, tooLate],
    status: 'none',
    counting: [],
    effects: [],
  },
  {
    row: 'a return after the time-out counts',
    events: [goes(), tooLate, comesBack()],
    status: 'returned',
    effects: ['poll', 'timeout'],
  },
  {
    row: 'a return after Cancel still counts',
    events: [goes(), cancelled, comesBack()],
    status: 'none',
    counting: ['a'],
  },
  {
    row: 'a prepared link counts before it is clicked',
    events: [{ type: 'windowBlocked' }, { type: 'linkPrepared', id: 'link', wasAuthenticated: false }],
    status: 'blocked',
    counting: ['link'],
    effects: ['poll', 'timeout'],
  },
  {
    row: 'a prepared link is one attempt after the click',
    events: [{ type: 'windowBlocked' }, { type: 'linkPrepared', id: 'link', wasAuthenticated: false }, goes('link')],
    status: 'waiting',
    counting: ['link'],
  },
  {
    row: 'an unused prepared link ends with its time-out',
    events: [{ type: 'windowBlocked' }, { type: 'linkPrepared', id: 'link', wasAuthenticated: false }, tooLate],
    status: 'blocked',
    counting: [],
    effects: [],
  },
  {
    row: 'a link prepared after Cancel does not count',
    events: [{ type: 'windowBlocked' }, cancelled, { type: 'linkPrepared', id: 'link', wasAuthenticated: false }],
    status: 'none',
    counting: [],
  },
  {
    row: 'redirect mode waits until the page is left',
    events: [{ type: 'redirectStarted' }],
    status: 'redirecting',
    effects: ['watchRestore'],
  },
  {
    row: 'a return to this tab without a sign-in ends the attempt',
    events: [{ type: 'redirectStarted' }, { type: 'abandoned' }],
    status: 'none',
  },
]
