import type { OAuthAnswer } from '../../core/contract.js'
import type { ConnectorAuthError } from '../../core/errors.js'
import {
  ATTEMPT_TIMEOUT_MS,
  attemptsOf,
  effectsOf,
  hasEnded,
  isStarting,
  LINGER_MS,
  nextOAuthState,
  type OAuthEvent,
  type OAuthState,
  pollPace,
} from '../../core/flow/oauthState.js'
import { after, type Browser, onRestored } from '../browser.js'
import { createEffects } from './createEffects.js'
import { createLaunchLink, type RequestLaunch } from './createLaunchLink.js'
import { createPoll, type Poll } from './createPoll.js'
import { createSignInWindow } from './createSignInWindow.js'
import { listenForReturn, type ReturnSignalName } from './listenForReturn.js'
import { type RequestStatus, requestStatus } from './requestStatus.js'

export type OAuthSignInOptions = {
  browser: () => Browser
  /** The only origin whose window messages count. */
  proxyOrigin: () => string
  requestStatus: RequestStatus
  getState: () => OAuthState
  setState: (state: OAuthState) => void
  /** A window or a link is on its way to the provider. */
  onStarted: (id: string) => void
  /** A window returned. Not yet a success. */
  onReturned: (id: string) => void
  /** A sign that a window may have returned, for a report to support. */
  onSignal: (name: ReturnSignalName) => void
  /** Authenticated, and by this attempt where the connector already was. The state ends when this settles. */
  onAuthenticated: (id: string) => Promise<void>
  /** These attempts are not waited for any more. */
  onAbandoned: (ids: readonly string[]) => void
  /** The proxy refused to answer status requests of an attempt; another one would not help. */
  onError: (error: ConnectorAuthError, id: string) => void
}

/**
 * Signing in on the provider's own page, from the click to the proxy's answer that the connector is authenticated. All it
 * knows is the pure `OAuthState`; the poll, the listeners and the timers follow from that.
 */
export function createOAuthSignIn(options: OAuthSignInOptions) {
  const { browser, getState } = options
  const signInWindow = createSignInWindow(browser)
  const link = createLaunchLink(() => browser().now())
  let mounted = false
  let poll: Poll | null = null
  /** The launch request whose answer is still wanted. */
  let launch: object | null = null

  /** Whether the event changed the state. */
  const dispatch = (event: OAuthEvent): boolean => {
    const before = getState()
    const next = nextOAuthState(before, event)
    if (next === before) return false
    options.setState(next)
    runEffects(mounted ? effectsOf(next) : [])
    return true
  }

  /** Whether this was the first return signal of this attempt. Another proof alone is no reason to poll at once. */
  const markReturned = (id: string, proof: string | null): boolean => {
    const known = attemptsOf(getState()).some((attempt) => attempt.id === id && attempt.returned)
    const isFirst = dispatch({ type: 'returned', id, proof }) && !known
    if (isFirst) options.onReturned(id)
    return isFirst
  }

  const timedOut = () => void dispatch({ type: 'timedOut' })
  const pollStatus = requestStatus({
    request: options.requestStatus,
    getState,
    isMounted: () => mounted,
    dispatch,
    markReturned,
    onError: options.onError,
    onAuthenticated: async (id) => {
      release()
      try {
        await options.onAuthenticated(id)
      } finally {
        dispatch({ type: 'ended' })
      }
    },
  })

  const runEffects = createEffects({
    poll: () => {
      const current = createPoll(browser(), pollStatus, () => pollPace(getState()))
      poll = current
      const stopListening = listenForReturn(browser(), {
        proxyOrigin: options.proxyOrigin(),
        mayHaveSent: signInWindow.mayHaveSent,
        onReturn: ({ attempt, proof }) => {
          if (markReturned(attempt, proof)) void current.now()
        },
        onAttention: () => void current.now(),
        onSignal: options.onSignal,
      })
      return () => {
        current.stop()
        stopListening()
      }
    },
    timeout: () => after(browser(), ATTEMPT_TIMEOUT_MS, timedOut),
    linger: () => after(browser(), LINGER_MS, timedOut),
    watchWindow: () => signInWindow.onClosed(() => void poll?.now().then(() => dispatch({ type: 'windowClosed' }))),
    // Back restored the page that had left for the sign-in.
    watchRestore: () => onRestored(browser(), () => abandonStart()),
  })

  const release = () => {
    signInWindow.close()
    launch = null
    void link.take()
  }

  /** Ends a start whose window is still blank. A window at the provider is left alone: the proxy has the truth. */
  const abandonStart = () => {
    if (!isStarting(getState())) return
    release()
    dispatch({ type: 'abandoned' })
  }

  /** `null` when the answer is not wanted any more. Throws what `request` throws. */
  const requestLaunch = async (request: RequestLaunch): Promise<OAuthAnswer | null> => {
    const mine = {}
    launch = mine
    try {
      const answer = await request()
      if (launch === mine) return answer
      options.onAbandoned([answer.attempt])
    } catch (error) {
      if (launch === mine) {
        abandonStart()
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
    /** Brings the sign-in window forward. `false` when there is none that can be. */
    focus: (): boolean => !hasEnded(getState()) && signInWindow.focus(),

    /**
     * Opens a window that shows `text`, then requests its address. `false` when the browser blocked it; then no request
     * is made. Throws what `request` throws, with the window closed again.
     */
    openWindow: async (text: string, wasAuthenticated: boolean, request: RequestLaunch): Promise<boolean> => {
      if (hasEnded(getState())) release()
      const popup = signInWindow.open(text)
      if (popup === null) {
        dispatch({ type: 'windowBlocked' })
        return false
      }
      const prepared = link.take()
      dispatch({ type: 'windowOpened' })
      const answer = await requestLaunch(prepared ? () => prepared : request)
      if (answer === null) return true
      // `closed` is reliable before the first navigation: the user closed the blank window.
      if (popup.closed) {
        options.onAbandoned([answer.attempt])
        abandonStart()
        return true
      }
      navigated(answer.attempt, wasAuthenticated)
      popup.location.replace(answer.launchUrl)
      return true
    },

    /** Navigates this tab to the sign-in. Throws what `request` throws. */
    redirect: async (request: RequestLaunch): Promise<void> => {
      dispatch({ type: 'redirectStarted' })
      const answer = await requestLaunch(request)
      if (answer !== null) browser().window.location.assign(answer.launchUrl)
    },

    /** The address for a real link. It counts from now on: following a link from its menu fires no event. */
    prepareLink: (wasAuthenticated: boolean, request: RequestLaunch): Promise<OAuthAnswer> =>
      link.prepare(request, (id) => {
        const unused = !dispatch({ type: 'linkPrepared', id, wasAuthenticated }) && getState().status === 'none'
        if (unused) options.onAbandoned([id])
      }),

    /** The browser is about to follow the link. `false` when its address has expired. */
    followLink: (id: string, wasAuthenticated: boolean): boolean => {
      if (!link.follow(id)) return false
      navigated(id, wasAuthenticated)
      return true
    },

    /**
     * Resumes a sign-in that this page did not start. By default one that returned in this tab: only its proof counts, so
     * that a forged link claims nothing.
     */
    resume: (id: string, proof: string | null, { wasAuthenticated = true, returned = true } = {}): void => {
      dispatch({ type: 'navigated', id, wasAuthenticated })
      if (!returned) return
      markReturned(id, proof)
      void poll?.now()
    },

    pollNow: (): void => void poll?.now(),

    checkAgain: (): void => {
      dispatch({ type: 'checkAgain' })
      void poll?.now()
    },

    /** Stops waiting; a success within the next minute still counts. */
    cancel: (): void => {
      release()
      const ids = attemptsOf(getState()).map(({ id }) => id)
      dispatch({ type: 'cancelled' })
      options.onAbandoned(ids)
    },

    /** Drops every attempt. */
    end: (): void => void dispatch({ type: 'ended' }),

    mount: (): void => {
      mounted = true
      runEffects(effectsOf(getState()))
    },

    unmount: (): void => {
      mounted = false
      abandonStart()
      runEffects([])
    },
  }
}
