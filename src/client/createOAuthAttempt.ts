import type { OAuthAnswer, ReturnSignal, Status } from '../core/contract.js'
import { ConnectorAuthError, type ErrorCode } from '../core/errors.js'
import {
  ATTEMPT_TIMEOUT_MS,
  attemptsOf,
  effectsOf,
  INITIAL_OAUTH_STATE,
  isDone,
  LINGER_MS,
  nextOAuthState,
  type OAuthEvent,
  type OAuthState,
  paceOf,
} from '../core/flow/oauthState.js'
import { after } from './after.js'
import { createEffects } from './createEffects.js'
import { createPoll, type Poll } from './createPoll.js'
import { createPopups } from './createPopups.js'
import { createPreparedLink } from './createPreparedLink.js'
import { listenForHints } from './listenForHints.js'
import type { Begin, OAuthAttemptOptions } from './OAuthAttemptOptions.js'
import { onRestored } from './onRestored.js'

/** What looking again does not mend; anything else may be the network's or Cyclr's bad moment. */
const REFUSALS: readonly ErrorCode[] = ['unauthenticated', 'forbidden', 'forbidden_origin', 'not_found']

/**
 * One sign-in, from the click to the proxy's word that it is done. What it knows is the pure `OAuthState`; what runs beside
 * it (the poll, the listeners, the timers) follows from that.
 */
export function createOAuthAttempt(options: OAuthAttemptOptions) {
  const { accountConnectorId, proxy, browser } = options
  let attempt: OAuthState = INITIAL_OAUTH_STATE
  let mounted = false
  const popups = createPopups(browser)
  /** The request for an address that is still wanted. */
  let asking: object | null = null
  const link = createPreparedLink(() => browser().now())
  let poll: Poll | null = null
  let turn = 0

  /** Whether it changed anything. */
  const dispatch = (event: OAuthEvent): boolean => {
    const next = nextOAuthState(attempt, event)
    if (next === attempt) return false
    attempt = next
    sync()
    options.onChange(attempt)
    return true
  }

  const sync = () => runEffects(mounted ? effectsOf(attempt) : [])

  const timedOut = () => void dispatch({ type: 'timedOut' })

  const runEffects = createEffects({
    listen: () => {
      const mine = createPoll(browser(), look, () => paceOf(attempt))
      poll = mine
      const stopListening = listenForHints(browser(), {
        proxyOrigin: options.proxyOrigin(),
        isOurs: popups.mayBeOurs,
        onReturn: ({ attempt: id, proof }) => {
          if (comeBack(id, proof)) void mine.now()
        },
        onAttention: () => void mine.now(),
      })
      return () => {
        mine.stop()
        stopListening()
      }
    },
    patience: () => after(browser(), ATTEMPT_TIMEOUT_MS, timedOut),
    late: () => after(browser(), LINGER_MS, timedOut),
    watch: () => popups.watch(() => void poll?.now().then(() => dispatch({ type: 'readsClosed' }))),
    // The page left for the sign-in, and was taken out of the browser's cache by Back.
    comeBack: () => onRestored(browser(), abandon),
  })

  const look = async (): Promise<number> => {
    const tries = attemptsOf(attempt)
    // One that came back is the best to ask about; otherwise each in turn.
    turn += 1
    const asked = tries.find(({ returned }) => returned) ?? tries[(turn - 1) % tries.length]
    if (!asked) return 0
    try {
      const status = await proxy.status(accountConnectorId, asked.id, asked.proof)
      if (!mounted || !attemptsOf(attempt).some(({ id }) => id === asked.id)) return 0
      if (isDone(asked, status)) await succeed(asked.id, asked.wasAuthenticated ? status.verification : 'accepted')
      else {
        if (status.attempt === 'returned') comeBack(asked.id, asked.proof)
        if (status.attempt === 'expired') dispatch({ type: 'expired', id: asked.id })
        dispatch({ type: 'looked' })
      }
    } catch (error) {
      if (!(error instanceof ConnectorAuthError)) throw error
      if (!REFUSALS.includes(error.code)) {
        dispatch({ type: 'missed' })
        return (error.retryAfter ?? 0) * 1000
      }
      const waiting = 'current' in attempt
      dispatch({ type: 'ended' })
      if (waiting) options.onProblem(error)
    }
    return 0
  }

  const succeed = async (id: string, verification: Status['verification']) => {
    letGo()
    try {
      await options.onDone(id, verification)
    } finally {
      dispatch({ type: 'ended' })
    }
  }

  /** Whether that is the first word of it. Another proof alone is no reason to look at once. */
  const comeBack = (id: ReturnSignal['attempt'], proof: string | null): boolean => {
    const known = attemptsOf(attempt).some((one) => one.id === id && one.returned)
    const news = dispatch({ type: 'returned', id, proof }) && !known
    if (news) options.onReturned(id)
    return news
  }

  const letGo = () => {
    popups.close()
    asking = null
    void link.take()
  }

  /** Blank windows only: one that is on its way is left alone, the proxy keeps the truth. */
  const abandon = () => {
    if (attempt.at !== 'opening' && attempt.at !== 'leaving') return
    letGo()
    dispatch({ type: 'abandoned' })
  }

  /** `null` when nobody waits for the answer any more. Throws what `begin` throws. */
  const ask = async (begin: Begin): Promise<OAuthAnswer | null> => {
    const mine = {}
    asking = mine
    try {
      const answer = await begin()
      if (asking === mine) return answer
      options.onGivenUp([answer.attempt])
    } catch (error) {
      if (asking === mine) {
        abandon()
        throw error
      }
    }
    return null
  }

  const navigated = (id: string, wasAuthenticated: boolean) => {
    dispatch({ type: 'navigated', id, wasAuthenticated })
    options.onStarted(id)
  }

  return {
    /** Whether a window is open as far as can be told, brought forward if so. */
    focus: (): boolean => attempt.at !== 'expired' && popups.focus(),
    /**
     * Opens the window now, then asks `begin` for its address. `false` when the browser blocked it: then nothing was
     * asked for. Throws what `begin` throws, with the window closed again.
     */
    start: async (text: string, wasAuthenticated: boolean, begin: Begin): Promise<boolean> => {
      // What it shows is that its link ran out.
      if (attempt.at === 'expired') letGo()
      const opened = popups.open(text)
      if (opened === null) {
        dispatch({ type: 'blocked' })
        return false
      }
      const prepared = link.take()
      dispatch({ type: 'clicked' })
      const answer = await ask(prepared ? () => prepared : begin)
      if (answer === null) return true
      // Before it goes anywhere, `closed` can be trusted: the user changed their mind.
      if (opened.closed) {
        options.onGivenUp([answer.attempt])
        abandon()
        return true
      }
      navigated(answer.attempt, wasAuthenticated)
      opened.location.replace(answer.launchUrl)
      return true
    },
    /** Leaves this page for the sign-in. Throws what `begin` throws. */
    leave: async (begin: Begin): Promise<void> => {
      dispatch({ type: 'left' })
      const answer = await ask(begin)
      if (answer !== null) browser().window.location.assign(answer.launchUrl)
    },
    /** The address for a real link. It counts from now on: nobody tells us when a link is followed by its menu. */
    prepare: (wasAuthenticated: boolean, begin: Begin): Promise<OAuthAnswer> =>
      link.prepare(begin, (id) => {
        const unused = !dispatch({ type: 'prepared', id, wasAuthenticated }) && attempt.at === 'none'
        if (unused) options.onGivenUp([id])
      }),
    /** The browser is about to follow the link. `false` when its address is old: each works once, for a short time. */
    follow: (id: string, wasAuthenticated: boolean): boolean => {
      if (!link.follow(id)) return false
      navigated(id, wasAuthenticated)
      return true
    },
    /** Takes up a sign-in that came back in this tab. Only its proof counts, so that nobody can claim one by a link. */
    resume: (id: string, proof: string): void => {
      dispatch({ type: 'navigated', id, wasAuthenticated: true })
      comeBack(id, proof)
      void poll?.now()
    },
    /** Looks at once, for a hint from elsewhere. */
    lookNow: (): void => void poll?.now(),
    /** Looks at once, as the user asked, and goes on looking. */
    checkAgain: (): void => {
      dispatch({ type: 'checkAgain' })
      void poll?.now()
    },
    /** Stops waiting, but still listens for a while: somebody may be finishing right now. */
    cancel: (): void => {
      letGo()
      const ids = attemptsOf(attempt).map(({ id }) => id)
      dispatch({ type: 'cancelled' })
      options.onGivenUp(ids)
    },
    /** Nothing of it counts any more. */
    end: () => void dispatch({ type: 'ended' }),
    mount: (): void => {
      mounted = true
      sync()
    },
    unmount: (): void => {
      mounted = false
      abandon()
      sync()
    },
  }
}
