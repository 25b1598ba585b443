import { type effectsOf, type OAuthEvent, type OAuthState, QUICK_POLLS } from '../../src/core/flow/oauthState.js'
import {
  cancelled,
  navigated,
  polled,
  pollFailed,
  returned,
  timedOut,
  times,
  windowClosed,
  windowOpened,
} from './oauthEvents.js'

type Row = {
  row: string
  events: readonly OAuthEvent[]
  status: OAuthState['status']
  /** The attempts that still count, newest first. */
  counting?: readonly string[]
  effects?: ReturnType<typeof effectsOf>
}

export const rows: readonly Row[] = [
  { row: 'a click opens a window', events: [windowOpened], status: 'opening', counting: [], effects: [] },
  { row: 'a blocked window starts no attempt', events: [{ type: 'windowBlocked' }], status: 'blocked', effects: [] },
  {
    row: 'without a launch address there is no attempt',
    events: [windowOpened, { type: 'abandoned' }],
    status: 'none',
    effects: [],
  },
  {
    row: 'a navigated window is polled for and watched, with a time-out',
    events: [windowOpened, navigated()],
    status: 'waiting',
    counting: ['a'],
    effects: ['poll', 'timeout', 'watchWindow'],
  },
  {
    row: 'a window closed while blank ends the attempt',
    events: [windowOpened, { type: 'abandoned' }],
    status: 'none',
  },
  { row: 'a return is recorded', events: [windowOpened, navigated(), returned()], status: 'returned' },
  {
    row: 'a signal of another attempt is ignored',
    events: [windowOpened, navigated(), returned('b')],
    status: 'waiting',
  },
  {
    row: 'success ends the attempt',
    events: [windowOpened, navigated(), { type: 'ended' }],
    status: 'none',
    counting: [],
    effects: [],
  },
  {
    row: 'a connector that was authenticated before stays in progress',
    events: [windowOpened, navigated('a', true), polled],
    status: 'waiting',
  },
  {
    row: 'after a return, five polls without a result change nothing',
    events: [navigated(), returned(), ...times(QUICK_POLLS, polled)],
    status: 'returned',
  },
  {
    row: 'the sixth poll makes it unconfirmed, and waiting continues',
    events: [navigated(), returned(), ...times(QUICK_POLLS + 1, polled)],
    status: 'unconfirmed',
    counting: ['a'],
    effects: ['poll', 'timeout'],
  },
  {
    row: 'a window that reads as closed still counts',
    events: [navigated(), windowClosed],
    status: 'closed',
    counting: ['a'],
    effects: ['poll', 'timeout'],
  },
  {
    row: 'a window that reads as closed after its return changes nothing',
    events: [navigated(), returned(), windowClosed],
    status: 'returned',
  },
  {
    row: 'failed polls do not change the state',
    events: [navigated(), ...times(9, pollFailed)],
    status: 'waiting',
    counting: ['a'],
  },
  {
    row: 'a refusal ends the attempt',
    events: [navigated(), windowClosed, { type: 'ended' }],
    status: 'none',
    effects: [],
  },
  {
    row: 'the time-out stops the timers, not the signals',
    events: [navigated(), timedOut],
    status: 'timedOut',
    counting: ['a'],
    effects: ['poll'],
  },
  { row: 'the time-out applies to a closed window', events: [navigated(), windowClosed, timedOut], status: 'timedOut' },
  {
    row: 'the time-out applies to an unconfirmed attempt',
    events: [navigated(), returned(), ...times(6, polled), timedOut],
    status: 'timedOut',
  },
  {
    row: 'checking again returns to waiting',
    events: [navigated(), timedOut, { type: 'checkAgain' }],
    status: 'waiting',
  },
  {
    row: 'checking again after a return polls fast again',
    events: [navigated(), returned(), timedOut, { type: 'checkAgain' }],
    status: 'returned',
  },
  {
    row: 'checking again keeps a window closed',
    events: [navigated(), windowClosed, { type: 'checkAgain' }],
    status: 'closed',
  },
  {
    row: 'an expired link is shown as expired',
    events: [navigated(), { type: 'expired', id: 'a' }],
    status: 'expired',
    effects: ['poll'],
  },
  {
    row: 'an expired earlier link does not affect the current attempt',
    events: [navigated('a'), windowOpened, navigated('b'), { type: 'expired', id: 'a' }],
    status: 'waiting',
  },
  {
    row: 'a denial is shown as denied',
    events: [navigated(), returned(), { type: 'denied', id: 'a' }],
    status: 'denied',
    effects: ['poll'],
  },
  {
    row: 'a denied window that returns after all is checked again',
    events: [navigated(), returned(), { type: 'denied', id: 'a' }, polled, returned('a', 'later')],
    status: 'returned',
  },
  {
    row: 'a denied earlier window does not affect the current attempt',
    events: [navigated('a'), windowOpened, navigated('b'), { type: 'denied', id: 'a' }],
    status: 'waiting',
  },
  {
    row: 'a denied attempt makes way for another',
    events: [navigated('a'), { type: 'denied', id: 'a' }, windowOpened, navigated('b')],
    status: 'waiting',
    counting: ['b', 'a'],
  },
  {
    row: 'a refusal that only closes the window reads as closed',
    events: [navigated(), windowClosed],
    status: 'closed',
  },
  {
    row: 'with a second window, the first one still counts',
    events: [navigated('a'), windowClosed, windowOpened, navigated('b')],
    status: 'waiting',
    counting: ['b', 'a'],
  },
  {
    row: 'the first of two windows can return',
    events: [navigated('a'), windowOpened, navigated('b'), returned('a')],
    status: 'returned',
    counting: ['a', 'b'],
  },
  {
    row: 'after a second window fails to open, the first one still counts',
    events: [navigated('a'), windowOpened, { type: 'abandoned' }],
    status: 'closed',
    counting: ['a'],
  },
  {
    row: 'a cancelled attempt is polled for in the background',
    events: [navigated(), cancelled],
    status: 'none',
    counting: ['a'],
    effects: ['poll', 'linger'],
  },
  {
    row: 'a return after Cancel stays in the background',
    events: [navigated(), cancelled, returned()],
    status: 'none',
  },
  {
    row: 'a cancelled attempt ends with its time-out',
    events: [navigated(), cancelled, timedOut],
    status: 'none',
    counting: [],
    effects: [],
  },
  {
    row: 'a return after the time-out counts',
    events: [navigated(), timedOut, returned()],
    status: 'returned',
    effects: ['poll', 'timeout'],
  },
  {
    row: 'a return after Cancel still counts',
    events: [navigated(), cancelled, returned()],
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
    events: [
      { type: 'windowBlocked' },
      { type: 'linkPrepared', id: 'link', wasAuthenticated: false },
      navigated('link'),
    ],
    status: 'waiting',
    counting: ['link'],
  },
  {
    row: 'an unused prepared link ends with its time-out',
    events: [{ type: 'windowBlocked' }, { type: 'linkPrepared', id: 'link', wasAuthenticated: false }, timedOut],
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
