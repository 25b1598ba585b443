import {
  type Attempt,
  type AttemptEvent,
  type Effect,
  effectsOf,
  isDone,
  LATE,
  NO_ATTEMPT,
  nextAttempt,
  paceOf,
  triesOf,
  UNHEARD_AFTER,
} from '../core/attempt.js'
import type { OAuthAnswer, ReturnSignal, Status } from '../core/contract.js'
import { ConnectorAuthError, type ErrorCode } from '../core/errors.js'
import type { Browser } from './browser.js'
import { createPoll, type Poll } from './createPoll.js'
import type { ProxyClient } from './createProxyClient.js'
import { listenForHints } from './listenForHints.js'
import { closePopup, openPopup } from './openPopup.js'
import { watchClosed } from './watchClosed.js'

export type OAuthAttemptOptions = {
  accountConnectorId: string
  proxy: Pick<ProxyClient, 'status'>
  /** The only origin whose window messages count. */
  proxyOrigin: () => string
  browser: () => Browser
  onChange: (attempt: Attempt) => void
  /** A sign-in is on its way, in a window or behind a link. */
  onStarted: (id: string) => void
  /** A window came back. Not yet a success. */
  onReturned: (id: string) => void
  /** The proxy says so: authenticated, and when it already was, by this attempt. The attempt ends when this settles. */
  onDone: (id: string, verification: Status['verification']) => Promise<void>
  /** Nobody waits for these any more. */
  onGivenUp: (ids: readonly string[]) => void
  /** Looking failed in a way that looking again will not mend. */
  onProblem: (error: ConnectorAuthError) => void
}

export type OAuthAttempt = ReturnType<typeof createOAuthAttempt>

/** Asks the proxy for the address of a sign-in. */
type Begin = () => Promise<OAuthAnswer>

/** What looking again does not mend; anything else may be the network's or Cyclr's bad moment. */
const REFUSALS: readonly ErrorCode[] = ['unauthenticated', 'forbidden', 'forbidden_origin', 'not_found']

/** Milliseconds that the address behind a link is good for: half a ticket's life. */
const LINK_LIFE = 30_000

/**
 * One sign-in, from the click to the proxy's word that it is done. What it knows is the pure `Attempt`; what runs beside
 * it (the poll, the listeners, the timers) follows from that.
 */
export function createOAuthAttempt(options: OAuthAttemptOptions) {
  const { accountConnectorId, proxy, browser } = options
  let attempt: Attempt = NO_ATTEMPT
  let mounted = false
  let popup: Window | null = null
  const windows = new Set<MessageEventSource | null>()
  /** The request for an address that is still wanted. */
  let asking: object | null = null
  let link: { answer: Promise<OAuthAnswer>; until: number; id?: string } | null = null
  let poll: Poll | null = null
  let turn = 0
  const running = new Map<Effect, () => void>()

  /** Whether it changed anything. */
  const dispatch = (event: AttemptEvent): boolean => {
    const next = nextAttempt(attempt, event)
    if (next === attempt) return false
    attempt = next
    sync()
    options.onChange(attempt)
    return true
  }

  const sync = () => {
    const wanted = mounted ? effectsOf(attempt) : []
    for (const [effect, stop] of running) {
      if (wanted.includes(effect)) continue
      stop()
      running.delete(effect)
    }
    for (const effect of wanted) if (!running.has(effect)) running.set(effect, START[effect]())
  }

  const START: { [effect in Effect]: () => () => void } = {
    listen: () => {
      const mine = createPoll(browser(), look, () => paceOf(attempt))
      poll = mine
      const stopListening = listenForHints(browser(), {
        proxyOrigin: options.proxyOrigin(),
        // A link that the browser followed by itself made a window that we have no handle of.
        isOurs: (source) => windows.size === 0 || windows.has(source),
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
    patience: () => after(UNHEARD_AFTER),
    late: () => after(LATE),
    watch: () =>
      popup === null
        ? () => undefined
        : watchClosed(browser(), popup, () => void poll?.now().then(() => dispatch({ type: 'readsClosed' }))),
    // The page left for the sign-in, and was taken out of the browser's cache by Back.
    comeBack: () => {
      const { window } = browser()
      window.addEventListener('pageshow', abandonOnReturn)
      return () => window.removeEventListener('pageshow', abandonOnReturn)
    },
  }

  const after = (patience: number) => {
    const { window } = browser()
    const timer = window.setTimeout(() => dispatch({ type: 'timedOut' }), patience)
    return () => window.clearTimeout(timer)
  }

  const look = async (): Promise<number> => {
    const tries = triesOf(attempt)
    // One that came back is the best to ask about; otherwise each in turn.
    turn += 1
    const asked = tries.find(({ returned }) => returned) ?? tries[(turn - 1) % tries.length]
    if (!asked) return 0
    try {
      const status = await proxy.status(accountConnectorId, asked.id, asked.proof)
      if (!mounted || !triesOf(attempt).some(({ id }) => id === asked.id)) return 0
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

  const comeBack = (id: ReturnSignal['attempt'], proof: string | null): boolean => {
    const news = dispatch({ type: 'returned', id, proof })
    if (news) options.onReturned(id)
    return news
  }

  const letGo = () => {
    closePopup(popup)
    popup = null
    asking = null
    link = null
  }

  /** Blank windows only: one that is on its way is left alone, the proxy keeps the truth. */
  const abandon = () => {
    if (attempt.at !== 'opening' && attempt.at !== 'leaving') return
    letGo()
    dispatch({ type: 'abandoned' })
  }

  const abandonOnReturn = ({ persisted }: PageTransitionEvent) => {
    if (persisted) abandon()
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
    focus: (): boolean => {
      if (attempt.at === 'expired' || popup === null || popup.closed) return false
      popup.focus()
      return true
    },
    /**
     * Opens the window now, then asks `begin` for its address. `false` when the browser blocked it: then nothing was
     * asked for. Throws what `begin` throws, with the window closed again.
     */
    start: async (text: string, wasAuthenticated: boolean, begin: Begin): Promise<boolean> => {
      // What it shows is that its link ran out.
      if (attempt.at === 'expired') letGo()
      const opened = openPopup(browser(), text)
      if (opened === null) {
        dispatch({ type: 'blocked' })
        return false
      }
      popup = opened
      windows.add(opened)
      const prepared = link?.answer
      link = null
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
    prepare: (wasAuthenticated: boolean, begin: Begin): Promise<OAuthAnswer> => {
      const now = browser().now()
      if (link !== null && now < link.until) return link.answer
      const answer = begin()
      const mine: typeof link = { answer, until: now + LINK_LIFE }
      link = mine
      answer.then(
        ({ attempt: id }) => {
          mine.id = id
          const unused = !dispatch({ type: 'prepared', id, wasAuthenticated }) && attempt.at === 'none'
          if (unused) options.onGivenUp([id])
        },
        () => {
          if (link === mine) link = null
        },
      )
      return answer
    },
    /** The browser is about to follow the link. `false` when its address is old: each works once, for a short time. */
    follow: (id: string, wasAuthenticated: boolean): boolean => {
      if (link?.id !== id || browser().now() >= link.until) return false
      link = null
      navigated(id, wasAuthenticated)
      return true
    },
    /** Takes up a sign-in that came back in this tab. Only its proof counts, so that nobody can claim one by a link. */
    resume: (id: string, proof: string): void => {
      dispatch({ type: 'navigated', id, wasAuthenticated: true })
      comeBack(id, proof)
      void poll?.now()
    },
    /** Looks at once, as the user asked, and goes on looking. */
    checkAgain: (): void => {
      dispatch({ type: 'checkAgain' })
      void poll?.now()
    },
    /** Stops waiting, but still listens for a while: somebody may be finishing right now. */
    cancel: (): void => {
      letGo()
      const ids = triesOf(attempt).map(({ id }) => id)
      dispatch({ type: 'cancelled' })
      options.onGivenUp(ids)
    },
    /** Nothing of it counts any more. */
    end: (): void => {
      dispatch({ type: 'ended' })
    },
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
