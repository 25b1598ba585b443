import { assertNever } from '../assertNever.js'
import type { Status } from '../contract.js'

/** One address that was handed out. Each still counts until a sign-in is done or given up. */
export type Try = {
  id: string
  /** The connector already was: then "authenticated" proves nothing, the window has to come back too. */
  wasAuthenticated: boolean
  returned: boolean
  /** What the window brought back, with which the proxy needs no memory. */
  proof: string | null
}

/** The sign-in as the wizard knows it. */
export type OAuthState = {
  /** Windows of before, which may still be open and finish. Newest first. */
  earlier: readonly Try[]
} & (
  | { at: 'none' | 'opening' | 'leaving' }
  | { at: 'blocked'; times: number }
  | ({ at: 'waiting' | 'closed' | 'unconfirmed' | 'timedOut' | 'expired' } & Open)
  | ({ at: 'returned'; looks: number } & Open)
)

/** `misses`: looks in a row that did not reach the proxy. */
type Open = { current: Try; misses: number }

export type OAuthEvent =
  | { type: 'clicked' | 'blocked' | 'left' }
  /** No window after all: the proxy did not answer, or the user closed it while it was blank. */
  | { type: 'abandoned' }
  /** A real link got its address. */
  | { type: 'prepared'; id: string; wasAuthenticated: boolean }
  | { type: 'navigated'; id: string; wasAuthenticated: boolean }
  | { type: 'readsClosed' }
  | { type: 'returned'; id: string; proof: string | null }
  /** The proxy says that it is not done yet. */
  | { type: 'looked' }
  | { type: 'missed' }
  | { type: 'expired'; id: string }
  | { type: 'timedOut' }
  | { type: 'checkAgain' }
  | { type: 'cancelled' }
  /** Done, or refused. */
  | { type: 'ended' }

/** What runs beside an attempt. Follows from its state and from nothing else. */
export type Effect = 'listen' | 'patience' | 'late' | 'watch' | 'comeBack'

/** Milliseconds until we say that we have not heard back. Late success still counts. */
export const ATTEMPT_TIMEOUT_MS = 10 * 60_000
/** Milliseconds that a cancelled attempt is still listened for: somebody may be finishing right now. */
export const LINGER_MS = 60_000
/** Looks in a row after a window came back; then we say that it is not confirmed. */
export const QUICK_POLLS = 5
/** Looks in a row that failed, after which the user is told. */
export const FAILED_POLLS_SHOWN = 3

export const INITIAL_OAUTH_STATE: OAuthState = { at: 'none', earlier: [] }

/**
 * What an event makes of an attempt. A window that reads as closed may be open (a provider page with its own opener
 * policy reads so), so nothing here ever ends an attempt but success, a refusal and the user's Cancel.
 */
export function nextOAuthState(attempt: OAuthState, event: OAuthEvent): OAuthState {
  switch (event.type) {
    case 'clicked':
      return { at: 'opening', earlier: attemptsOf(attempt) }
    case 'left':
      return { at: 'leaving', earlier: attemptsOf(attempt) }
    case 'blocked':
      return { at: 'blocked', times: attempt.at === 'blocked' ? attempt.times + 1 : 1, earlier: attemptsOf(attempt) }
    case 'abandoned':
      return attempt.at === 'opening' || attempt.at === 'leaving' ? backToEarlier(attempt) : attempt
    case 'prepared':
      return attempt.at === 'blocked' ? { ...attempt, earlier: [newTry(event), ...others(attempt, event.id)] } : attempt
    case 'navigated':
      return { at: 'waiting', current: newTry(event), earlier: others(attempt, event.id), misses: 0 }
    case 'readsClosed':
      return attempt.at === 'waiting' ? { ...attempt, at: 'closed' } : attempt
    case 'returned':
      return returned(attempt, event)
    case 'looked':
      return looked(attempt)
    case 'missed':
      return 'current' in attempt ? { ...attempt, misses: attempt.misses + 1 } : attempt
    case 'expired':
      return 'current' in attempt && attempt.current.id === event.id ? { ...attempt, at: 'expired' } : attempt
    case 'timedOut':
      if (attempt.at === 'none') return INITIAL_OAUTH_STATE
      if (attempt.at === 'blocked') return { ...attempt, earlier: [] }
      return 'current' in attempt ? { ...attempt, at: 'timedOut' } : attempt
    case 'checkAgain':
      if (attempt.at !== 'timedOut' && attempt.at !== 'unconfirmed') return attempt
      return attempt.current.returned ? { ...attempt, at: 'returned', looks: 0 } : { ...attempt, at: 'waiting' }
    case 'cancelled':
      return { at: 'none', earlier: attemptsOf(attempt) }
    case 'ended':
      return INITIAL_OAUTH_STATE
    default:
      return assertNever(event)
  }
}

/** Everything that may still finish, newest first. */
export function attemptsOf(attempt: OAuthState): readonly Try[] {
  return 'current' in attempt ? [attempt.current, ...attempt.earlier] : attempt.earlier
}

export function effectsOf(attempt: OAuthState): readonly Effect[] {
  const effects = EFFECTS[attempt.at]
  return attemptsOf(attempt).length > 0 ? effects : effects.filter((effect) => effect === 'comeBack')
}

/** With something to wait for. */
const EFFECTS: { readonly [at in OAuthState['at']]: readonly Effect[] } = {
  none: ['listen', 'late'],
  opening: ['listen'],
  leaving: ['listen', 'comeBack'],
  blocked: ['listen', 'patience'],
  waiting: ['listen', 'patience', 'watch'],
  closed: ['listen', 'patience'],
  returned: ['listen', 'patience'],
  unconfirmed: ['listen', 'patience'],
  timedOut: ['listen'],
  expired: ['listen'],
}

/** How often the proxy is asked. `off`: only when something hints at news. */
export function paceOf({ at }: OAuthState): 'usual' | 'quick' | 'off' {
  if (at === 'returned') return 'quick'
  return at === 'timedOut' || at === 'expired' ? 'off' : 'usual'
}

/** The only proof of success. What a window, a message or a closed handle says is a hint. */
export function isDone({ wasAuthenticated }: Try, status: Pick<Status, 'authenticated' | 'attempt'>): boolean {
  return status.authenticated && (!wasAuthenticated || status.attempt === 'returned')
}

function newTry({ id, wasAuthenticated }: { id: string; wasAuthenticated: boolean }): Try {
  return { id, wasAuthenticated, returned: false, proof: null }
}

function others(attempt: OAuthState, id: string): readonly Try[] {
  return attemptsOf(attempt).filter((one) => one.id !== id)
}

/** An older window may well be open: it is waited for, in words that claim nothing. */
function backToEarlier({ earlier: [current, ...earlier] }: OAuthState): OAuthState {
  return current ? { at: 'closed', current, earlier, misses: 0 } : INITIAL_OAUTH_STATE
}

/**
 * The first word of a known window counts, doubles change nothing, and a given-up window stays in the background. Anyone
 * on this origin could have said that word, so another proof takes the place of the first: the true one is not kept out.
 */
function returned(attempt: OAuthState, { id, proof }: { id: string; proof: string | null }): OAuthState {
  const known = attemptsOf(attempt).find((one) => one.id === id)
  if (!known) return attempt
  const current = { ...known, returned: true, proof: proof ?? known.proof }
  if (known.returned) return current.proof === known.proof ? attempt : replaced(attempt, known, current)
  const earlier = others(attempt, id)
  return attempt.at === 'none' || attempt.at === 'opening' || attempt.at === 'leaving'
    ? { ...attempt, earlier: [current, ...earlier] }
    : { at: 'returned', current, earlier, looks: 0, misses: 0 }
}

function replaced(attempt: OAuthState, old: Try, by: Try): OAuthState {
  return 'current' in attempt && attempt.current === old
    ? { ...attempt, current: by }
    : { ...attempt, earlier: attempt.earlier.map((one) => (one === old ? by : one)) }
}

function looked(attempt: OAuthState): OAuthState {
  if (attempt.at === 'returned') {
    const { current, earlier, looks } = attempt
    return looks < QUICK_POLLS
      ? { ...attempt, looks: looks + 1, misses: 0 }
      : { at: 'unconfirmed', current, earlier, misses: 0 }
  }
  return 'current' in attempt && attempt.misses > 0 ? { ...attempt, misses: 0 } : attempt
}
