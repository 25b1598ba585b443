import { type Attempt, type AttemptEvent, NO_ATTEMPT, nextAttempt, UNHEARD_AFTER } from '../core/attempt.js'
import type { OAuthAnswer, ReturnSignal } from '../core/contract.js'
import { ConnectorAuthError } from '../core/errors.js'
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
  /** A window came back. Not yet a success. */
  onReturned: (id: string) => void
  /** The proxy says so: authenticated, and when it already was, by this attempt. The attempt ends when this settles. */
  onDone: (id: string) => Promise<void>
  /** Looking failed in a way that looking again will not mend. */
  onProblem: (error: ConnectorAuthError) => void
}

export type OAuthAttempt = ReturnType<typeof createOAuthAttempt>

/** Milliseconds that a cancelled attempt is still listened for: late success wins. */
const LATE = 60_000

/**
 * One sign-in in a pop-up, from the click to the proxy's word that it is done. Holds the window, the timers and the
 * listeners; what it knows is the pure `Attempt`.
 */
export function createOAuthAttempt(options: OAuthAttemptOptions) {
  const { accountConnectorId: id, proxy, browser } = options
  let attempt: Attempt = NO_ATTEMPT
  let popup: Window | null = null
  let navigated = false
  let wasAuthenticated = false
  /** Every attempt of this wizard still counts: the proof of each, once its window is back. */
  const proofs = new Map<string, string | null>()
  let poll: Poll | null = null
  let cleanups: (() => void)[] = []

  const dispatch = (event: AttemptEvent) => {
    attempt = nextAttempt(attempt, event)
    options.onChange(attempt)
  }

  const look = async (): Promise<number | void> => {
    const [current, proof] = newest()
    if (current === undefined) return
    try {
      const status = await proxy.status(id, current, proof)
      if (!proofs.has(current) || !status.authenticated) return
      if (!wasAuthenticated || status.attempt === 'returned') await succeed(current)
    } catch (error) {
      if (!(error instanceof ConnectorAuthError)) throw error
      if (error.retryable) return (error.retryAfter ?? 0) * 1000
      stop()
      dispatch({ type: 'ended' })
      options.onProblem(error)
    }
  }

  /** A window that is back is the best to ask about; otherwise the last one opened. */
  const newest = () => [...proofs].findLast(([, proof]) => proof !== null) ?? [...proofs].at(-1) ?? [undefined, null]

  const succeed = async (done: string) => {
    stop()
    closePopup(popup)
    await options.onDone(done)
    dispatch({ type: 'ended' })
  }

  const onReturn = ({ attempt: returned, proof }: ReturnSignal) => {
    if (!proofs.has(returned) || proofs.get(returned) !== null) return
    proofs.set(returned, proof)
    dispatch({ type: 'returned' })
    options.onReturned(returned)
    poll?.restart()
    poll?.now()
  }

  const listen = () => {
    stopWatching()
    poll = createPoll(browser(), look)
    const unheard = browser().window.setTimeout(() => {
      poll?.stop()
      dispatch({ type: 'timedOut' })
    }, UNHEARD_AFTER)
    cleanups = [
      poll.stop,
      () => browser().window.clearTimeout(unheard),
      listenForHints(browser(), options.proxyOrigin(), { onReturn, onAttention: () => poll?.now() }),
    ]
  }

  const stopWatching = () => {
    for (const cleanup of cleanups) cleanup()
    cleanups = []
  }
  const stop = () => {
    stopWatching()
    proofs.clear()
  }

  return {
    get: () => attempt,
    /** Whether a window is open as far as can be told, brought forward if so. */
    focus: (): boolean => {
      if (popup === null || popup.closed) return false
      popup.focus()
      return true
    },
    /**
     * Opens the window now, then asks `begin` for its address. `false` when the browser blocked it: then nothing was
     * asked for. Throws what `begin` throws, with the window closed again.
     */
    start: async (text: string, authenticated: boolean, begin: () => Promise<OAuthAnswer>): Promise<boolean> => {
      const opened = openPopup(browser(), text)
      if (opened === null) {
        dispatch({ type: 'blocked' })
        return false
      }
      popup = opened
      navigated = false
      wasAuthenticated = authenticated
      dispatch({ type: 'clicked' })
      let answer: OAuthAnswer
      try {
        answer = await begin()
      } catch (error) {
        closePopup(opened)
        dispatch({ type: 'ended' })
        throw error
      }
      // Before it goes anywhere, `closed` can be trusted: the user changed their mind.
      if (opened.closed || attempt.at !== 'opening') {
        closePopup(opened)
        if (attempt.at === 'opening') dispatch({ type: 'ended' })
        return true
      }
      proofs.set(answer.attempt, null)
      listen()
      opened.location.replace(answer.launchUrl)
      navigated = true
      dispatch({ type: 'navigated', id: answer.attempt, now: browser().now() })
      cleanups.push(
        watchClosed(browser(), opened, () => {
          poll?.now()
          dispatch({ type: 'readsClosed' })
        }),
      )
      return true
    },
    /** Takes up a sign-in that came back in this tab. */
    resume: (id: string, proof: string): void => {
      wasAuthenticated = true
      proofs.set(id, proof)
      listen()
      dispatch({ type: 'navigated', id, now: browser().now() })
      poll?.now()
    },
    /** Looks at once, as the user asked, and goes on looking. */
    checkAgain: (): void => {
      if (proofs.size === 0) return
      listen()
      dispatch({ type: 'returned' })
      poll?.now()
    },
    /** Stops waiting, but still listens for a while: somebody may be finishing right now. */
    cancel: (): void => {
      closePopup(popup)
      dispatch({ type: 'ended' })
      const late = browser().window.setTimeout(stop, LATE)
      cleanups.push(() => browser().window.clearTimeout(late))
    },
    /** For the unmount. A window on its way is left alone: the proxy keeps the truth. */
    dispose: (): void => {
      stop()
      if (!navigated) closePopup(popup)
    },
  }
}
