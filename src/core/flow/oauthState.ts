import { assertNever } from '../assertNever.js'
import type { Status } from '../contract.js'

/** One launch link that was handed out. It stays valid until a sign-in succeeds or the user gives up. */
export type OAuthAttempt = {
  /** As in `onSuccess`. */
  id: string
  /** The connector already was: then `authenticated` alone proves nothing, and the window has to return as well. */
  wasAuthenticated: boolean
  /** The window has come back from Cyclr. */
  returned: boolean
  /** The sealed claims the window returned with. They let the proxy recognise the attempt without its store. */
  proof: string | null
}

/** The sign-in as the wizard knows it. */
export type OAuthState = {
  /** Earlier attempts whose windows may still be open and succeed. Newest first. */
  earlier: readonly OAuthAttempt[]
} & (
  | { status: 'none' | 'opening' | 'redirecting' }
  /** `times`: blocked windows in a row. */
  | { status: 'blocked'; times: number }
  | ({ status: 'waiting' | 'closed' | 'unconfirmed' | 'timedOut' | 'expired' | 'denied' } & Open)
  | ({ status: 'returned'; polls: number } & Open)
)

/** `failedPolls`: status requests in a row that did not reach the proxy. */
type Open = { current: OAuthAttempt; failedPolls: number }

export type OAuthEvent =
  | { type: 'windowOpened' | 'windowBlocked' | 'windowClosed' | 'redirectStarted' }
  /** The proxy gave no launch link, or the user closed the window while it was blank. */
  | { type: 'abandoned' }
  /** The link that the blocked state shows has its address. */
  | { type: 'linkPrepared'; id: string; wasAuthenticated: boolean }
  | { type: 'navigated'; id: string; wasAuthenticated: boolean }
  | { type: 'returned'; id: string; proof: string | null }
  /** A status request was answered: not authenticated yet. */
  | { type: 'polled' }
  | { type: 'pollFailed' }
  | { type: 'expired' | 'denied'; id: string }
  | { type: 'timedOut' }
  | { type: 'checkAgain' }
  | { type: 'cancelled' }
  /** Authenticated, or refused for good. */
  | { type: 'ended' }

/** What runs while the wizard is in a state. Follows from the state alone. */
export type OAuthEffect = 'poll' | 'timeout' | 'linger' | 'watchWindow' | 'watchRestore'

/** After this long without a result the state becomes `timedOut`. A late success still counts. */
export const ATTEMPT_TIMEOUT_MS = 10 * 60_000
/** How long a cancelled attempt is still polled: the user may be finishing the sign-in at that moment. */
export const LINGER_MS = 60_000
/** Polls after a window returned, before the state becomes `unconfirmed`. */
export const QUICK_POLLS = 5
/** Failed polls in a row before the user is shown that the proxy cannot be reached. */
export const FAILED_POLLS_SHOWN = 3

export const INITIAL_OAUTH_STATE: OAuthState = { status: 'none', earlier: [] }

/**
 * The state after an event. A window that reads as closed may be open (a provider page with its own
 * `Cross-Origin-Opener-Policy` reads so), so only success, a refusal and the user's Cancel end an attempt.
 */
export function nextOAuthState(state: OAuthState, event: OAuthEvent): OAuthState {
  switch (event.type) {
    case 'windowOpened':
      return { status: 'opening', earlier: attemptsOf(state) }
    case 'redirectStarted':
      return { status: 'redirecting', earlier: attemptsOf(state) }
    case 'windowBlocked':
      return {
        status: 'blocked',
        times: state.status === 'blocked' ? state.times + 1 : 1,
        earlier: attemptsOf(state),
      }
    case 'abandoned':
      return isStarting(state) ? backToEarlier(state) : state
    case 'linkPrepared':
      return state.status === 'blocked' ? { ...state, earlier: [newAttempt(event), ...others(state, event.id)] } : state
    case 'navigated':
      return { status: 'waiting', current: newAttempt(event), earlier: others(state, event.id), failedPolls: 0 }
    case 'windowClosed':
      return state.status === 'waiting' ? { ...state, status: 'closed' } : state
    case 'returned':
      return markReturned(state, event)
    case 'polled':
      return afterPoll(state)
    case 'pollFailed':
      return 'current' in state ? { ...state, failedPolls: state.failedPolls + 1 } : state
    case 'expired':
      return 'current' in state && state.current.id === event.id ? { ...state, status: 'expired' } : state
    case 'denied':
      // The window may be open, and go back to the provider: then its next return is news again.
      return 'current' in state && state.current.id === event.id && state.status !== 'denied'
        ? { ...state, status: 'denied', current: { ...state.current, returned: false, proof: null } }
        : state
    case 'timedOut':
      if (state.status === 'none') return INITIAL_OAUTH_STATE
      if (state.status === 'blocked') return { ...state, earlier: [] }
      return 'current' in state ? { ...state, status: 'timedOut' } : state
    case 'checkAgain':
      if (state.status !== 'timedOut' && state.status !== 'unconfirmed') return state
      return state.current.returned ? { ...state, status: 'returned', polls: 0 } : { ...state, status: 'waiting' }
    case 'cancelled':
      return { status: 'none', earlier: attemptsOf(state) }
    case 'ended':
      return INITIAL_OAUTH_STATE
    default:
      return assertNever(event)
  }
}

/** Every attempt that may still succeed, newest first. */
export function attemptsOf(state: OAuthState): readonly OAuthAttempt[] {
  return 'current' in state ? [state.current, ...state.earlier] : state.earlier
}

/** Whether a click is being answered: no second sign-in starts meanwhile. */
export function isStarting({ status }: OAuthState): boolean {
  return status === 'opening' || status === 'redirecting'
}

export function effectsOf(state: OAuthState): readonly OAuthEffect[] {
  const effects = EFFECTS[state.status]
  return attemptsOf(state).length > 0 ? effects : effects.filter((effect) => effect === 'watchRestore')
}

/** What runs in each state while there is an attempt to wait for. */
const EFFECTS: { readonly [status in OAuthState['status']]: readonly OAuthEffect[] } = {
  none: ['poll', 'linger'],
  opening: ['poll'],
  redirecting: ['poll', 'watchRestore'],
  blocked: ['poll', 'timeout'],
  waiting: ['poll', 'timeout', 'watchWindow'],
  closed: ['poll', 'timeout'],
  returned: ['poll', 'timeout'],
  unconfirmed: ['poll', 'timeout'],
  timedOut: ['poll'],
  expired: ['poll'],
  denied: ['poll'],
}

/** How often to poll. `off`: only after a signal, such as a message or focus. */
export function pollPace({ status }: OAuthState): 'normal' | 'quick' | 'off' {
  if (status === 'returned') return 'quick'
  return status === 'timedOut' || hasEnded({ status }) ? 'off' : 'normal'
}

/** The window only shows that its link has expired, or that the provider gave no access. */
export function hasEnded({ status }: Pick<OAuthState, 'status'>): boolean {
  return status === 'expired' || status === 'denied'
}

/** The only proof of success: messages, closed windows and focus are hints. */
export function isDone({ wasAuthenticated }: OAuthAttempt, { authenticated, attempt, verification }: Status): boolean {
  return authenticated && (!wasAuthenticated || (attempt === 'returned' && verification === 'accepted'))
}

function newAttempt({ id, wasAuthenticated }: { id: string; wasAuthenticated: boolean }): OAuthAttempt {
  return { id, wasAuthenticated, returned: false, proof: null }
}

function others(state: OAuthState, id: string): readonly OAuthAttempt[] {
  return attemptsOf(state).filter((attempt) => attempt.id !== id)
}

/** The window of the previous attempt may be open: `closed` makes no claim about it. */
function backToEarlier({ earlier: [current, ...earlier] }: OAuthState): OAuthState {
  return current ? { status: 'closed', current, earlier, failedPolls: 0 } : INITIAL_OAUTH_STATE
}

/**
 * The first return signal of a known attempt counts, and repeated ones change nothing. Any script on this origin can
 * forge that signal, so a later signal with another proof replaces the first: a forged proof cannot keep out the real one.
 */
function markReturned(state: OAuthState, { id, proof }: { id: string; proof: string | null }): OAuthState {
  const known = attemptsOf(state).find((attempt) => attempt.id === id)
  if (!known) return state
  const current = { ...known, returned: true, proof: proof ?? known.proof }
  if (known.returned) return current.proof === known.proof ? state : replaceAttempt(state, known, current)
  const earlier = others(state, id)
  // An attempt that the user gave up is polled in the background, without a change on the screen.
  return state.status === 'none' || isStarting(state)
    ? { ...state, earlier: [current, ...earlier] }
    : { status: 'returned', current, earlier, polls: 0, failedPolls: 0 }
}

function replaceAttempt(state: OAuthState, old: OAuthAttempt, by: OAuthAttempt): OAuthState {
  return 'current' in state && state.current === old
    ? { ...state, current: by }
    : { ...state, earlier: state.earlier.map((attempt) => (attempt === old ? by : attempt)) }
}

function afterPoll(state: OAuthState): OAuthState {
  if (state.status === 'returned') {
    const { current, earlier, polls } = state
    return polls < QUICK_POLLS
      ? { ...state, polls: polls + 1, failedPolls: 0 }
      : { status: 'unconfirmed', current, earlier, failedPolls: 0 }
  }
  return 'current' in state && state.failedPolls > 0 ? { ...state, failedPolls: 0 } : state
}
