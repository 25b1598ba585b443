import { isTopLevel, pageBrowser } from '../../client/browser.js'
import { readConnectorReturn, readReturnStep, returnToOf } from '../../client/readConnectorReturn.js'
import type { OAuthBody } from '../../core/contract.js'
import { chosenMethod, type FlowState } from '../../core/flow/stepFor.js'
import type { Wizard } from './createWizard.js'

const FRAME_HINT =
  'ConnectorAuthWizard: the browser opened no sign-in window from inside this frame. A sandboxed frame needs leave for it. Embed the page with sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox".'

/** What a user can do about the sign-in on the provider's own page. */
export function createOAuthActions(wizard: Wizard, change: (patch: Partial<FlowState>) => void) {
  const { id, proxy, store, unsent, attempt, report } = wizard
  const flowState = () => store.get().flowState
  const fail = (error: unknown) => wizard.fail('startOAuth', error)
  const wasAuthenticated = () => wizard.connector()?.authenticated ?? false
  const methodId = () => {
    const connector = wizard.connector()
    return (connector && chosenMethod(connector, flowState())?.id) ?? ''
  }

  /** Starts with what was typed and held back while reconnecting, in the language of the page around. */
  const ask = (rest: Pick<OAuthBody, 'mode' | 'returnTo'>) =>
    proxy.startOAuth(id, {
      methodId: methodId(),
      ...rest,
      ...(document.documentElement.lang && { locale: document.documentElement.lang }),
      ...(Object.keys(unsent.staged).length > 0 && { values: unsent.staged }),
    })
  const inWindow = () => ask({ mode: 'popup' })

  /** Whether a sign-in may begin: not while one is beginning. */
  const begin = () => {
    const { at } = flowState().attempt
    if (at === 'opening' || at === 'leaving') return false
    change({ flow: runOf(flowState()) })
    return true
  }

  const openWindow = (text: string) => {
    if (attempt.focus() || !begin()) return
    attempt.start(text, wasAuthenticated(), inWindow).then((opened) => {
      if (opened) return
      report.event('popup_blocked')
      if (!isTopLevel(pageBrowser())) console.warn(FRAME_HINT)
    }, fail)
  }

  const leavePage = () => {
    if (!begin()) return
    const returnTo = returnToOf(globalThis.location.href, { flow: runOf(flowState()), methodId: methodId() })
    attempt.leave(() => ask({ mode: 'redirect', returnTo })).catch(fail)
  }

  /** Call it in the click itself: a browser blocks a window that opens later. */
  const startOAuth = (text: string) => (wizard.mustRedirect() ? leavePage() : openWindow(text))

  return {
    actions: {
      startOAuth,
      /** Brings the window forward, or opens another: the earlier one still counts. */
      reopen: startOAuth,
      /** Leaves this page for the sign-in, and comes back to it. */
      startOAuthHere: leavePage,
      /** The address of a real link, good for one use and half a minute; `null` when the proxy gave none. */
      prepareLink: () => attempt.prepare(wasAuthenticated(), inWindow).catch(() => null),
      /** The browser is about to follow the link. `false` when its address is too old by now. */
      followLink: (prepared: string): boolean => attempt.follow(prepared, wasAuthenticated()),
      checkAgain: attempt.checkAgain,
      startOver: () => {
        attempt.cancel()
        change({ ended: null, flow: runOf(flowState()) })
      },
    },

    /** Takes up a sign-in that came back in this tab, in the step it left from. */
    resume: () => {
      const { href } = globalThis.location
      const back = readConnectorReturn(href)
      if (back?.accountConnectorId !== id) return
      const { flow, methodId } = readReturnStep(href)
      globalThis.history.replaceState(globalThis.history.state, '', back.href)
      if (flow === 'reconnect') wizard.begin(true)
      change({ flow, methodId, completed: new Set(['parameters']) })
      attempt.resume(back.attempt, back.proof)
    },
  }
}

/** The run that an action belongs to: the first one starts it. */
export function runOf({ flow }: FlowState): 'connect' | 'reconnect' {
  return flow === 'reconnect' ? 'reconnect' : 'connect'
}
