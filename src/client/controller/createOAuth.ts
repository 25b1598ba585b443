import type { OAuthAnswer, OAuthBody, Values } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import { attemptsOf, isStarting } from '../../core/flow/oauthState.js'
import type { FlowState } from '../../core/flow/stepFor.js'
import { pageBrowser } from '../browser.js'
import { callHost } from '../callHost.js'
import { readConnectorReturn, readReturnStep, returnToOf } from '../connectorReturn.js'
import { createOAuthSignIn } from '../oauth/createOAuthSignIn.js'
import { checkLaunchUrl, checkReturnTo } from '../oauth/launchChecks.js'
import type { Controller } from './Controller.js'
import { createResume } from './createResume.js'

const FRAME_HINT =
  'ConnectorAuthWizard: the browser opened no sign-in window from inside this frame. A sandboxed frame has to allow it. Embed the page with sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox".'

export type OAuth = ReturnType<typeof createOAuth>

/** The OAuth sign-in of one wizard, connected to its proxy and its flow. */
export function createOAuth(controller: Controller, announceFollowing: (attempt: string, rank: number) => void) {
  const { accountConnectorId, proxy, proxyUrl, getSnapshot, update, updateFlow, settle, drafts, report } = controller
  const fail = (error: unknown) => controller.fail('startOAuth', error)
  const wasAuthenticated = () => getSnapshot().connector?.authenticated ?? false
  const methodId = () => getSnapshot().method?.id ?? ''

  /**
   * The start may have written settings. Cancelling the attempt restores the earlier ones of a reconnect, and reads what is
   * stored. Of an attempt that was taken up, nothing is known.
   */
  const abandon = (attempts: readonly string[]) => {
    const hasWritten = Object.keys(drafts.launchValues()).length > 0
    for (const attempt of attempts) {
      if (!hasWritten && !resume.hasTakenUp(attempt)) continue
      proxy.cancelOAuth(accountConnectorId, attempt).then(
        (connector) => connector.authenticated === wasAuthenticated() && settle(connector, {}),
        // Best effort: the attempt also expires.
        () => undefined,
      )
    }
  }

  const signIn = createOAuthSignIn({
    browser: pageBrowser,
    proxyOrigin: () => new URL(proxyUrl, globalThis.location.href).origin,
    requestStatus: (attempt, proof) => proxy.status(accountConnectorId, attempt, proof),
    getState: () => getSnapshot().oauth,
    setState: (oauth) => {
      const isDenied = oauth.status === 'denied' && getSnapshot().oauth.status !== 'denied'
      resume.follow(oauth)
      update({ oauth })
      if (isDenied) report.event('oauth_denied')
    },
    onStarted: (attempt) => {
      resume.started(attempt)
      report.event('oauth_started', { attempt })
    },
    onSignal: report.signal,
    onReturned: (attempt) => report.event('oauth_returned', { attempt }),
    onAuthenticated: async (attempt) => {
      const { connector } = getSnapshot()
      // The status answer has just confirmed it, so an error of this read does not undo the success.
      const read = await proxy
        .connector(accountConnectorId)
        .catch(() => connector && { ...connector, authenticated: true })
      if (!read) return
      report.event('oauth_confirmed', { attempt })
      settle(read, { flow: 'connect', finished: true, verification: 'accepted' }, attempt)
    },
    onAbandoned: abandon,
    onError: (error, attempt) => {
      // The page that follows a new login takes it up.
      if (error.code === 'unauthenticated' || error.code === 'page_expired') resume.started(attempt)
      void fail(error)
    },
  })
  const resume = createResume(controller, () => signIn, announceFollowing)

  const requestLaunch = async (where: Pick<OAuthBody, 'mode' | 'returnTo'>): Promise<OAuthAnswer> => {
    const values = drafts.launchValues()
    const locale = controller.options().locale ?? document.documentElement.lang
    const answer = await proxy.startOAuth(accountConnectorId, {
      methodId: methodId(),
      ...where,
      ...(locale && { locale }),
      ...(Object.keys(values).length > 0 && { values }),
    })
    try {
      return { ...answer, launchUrl: checkLaunchUrl(answer.launchUrl, proxyUrl) }
    } catch (error) {
      abandon([answer.attempt])
      throw error
    }
  }
  const requestWindow = () => requestLaunch({ mode: 'popup' })

  const takeValues = (values: Values | undefined) => {
    const { step } = getSnapshot()
    if (values === undefined || step?.name !== 'oauth') return
    const own = step.ownApp.filter(({ name }) => Object.hasOwn(values, name))
    drafts.setOwnApp(Object.fromEntries(own.map(({ name }) => [name, values[name] ?? null])))
  }

  const start = () => {
    const { oauth, connector, environment } = getSnapshot()
    if (isStarting(oauth)) return
    updateFlow({ flow: activeFlow(getSnapshot().flowState) })
    const name = connector?.name ?? ''
    let text = `Opening ${name}…`
    void callHost('openingText', () => {
      text = controller.options().openingText?.(name) ?? text
    })
    signIn.openWindow(text, wasAuthenticated(), requestWindow).then((opened) => {
      if (opened) return
      report.event('popup_blocked')
      if (environment.framed) console.warn(FRAME_HINT)
    }, fail)
  }

  const redirect = () => {
    const { oauth, flowState } = getSnapshot()
    if (isStarting(oauth)) return
    const flow = activeFlow(flowState)
    updateFlow({ flow })
    const request = async () => {
      const returnTo = checkReturnTo(returnToOf(globalThis.location.href, { flow, methodId: methodId() }))
      return requestLaunch({ mode: 'redirect', returnTo })
    }
    signIn.redirect(request).catch(fail)
  }

  return {
    signIn,
    resume,
    hasAttempts: () => attemptsOf(getSnapshot().oauth).length > 0,
    redirect: (values?: Values) => {
      takeValues(values)
      redirect()
    },
    start: (values?: Values) => {
      takeValues(values)
      if (getSnapshot().mustRedirect) redirect()
      else if (!signIn.focus()) start()
    },
    prepareLink: () =>
      signIn.prepareLink(wasAuthenticated(), requestWindow).catch((error: unknown) => {
        // Any other error appears with the click, which tries again.
        if (error instanceof ConnectorAuthError && error.code === 'misconfigured') void fail(error)
        return null
      }),
    followLink: (attempt: string) => signIn.followLink(attempt, wasAuthenticated()),

    /** Resumes a sign-in that returned in this tab, in the step it left from. */
    resumeReturned: () => {
      const { href } = globalThis.location
      const returned = readConnectorReturn(href)
      if (returned?.accountConnectorId !== accountConnectorId) return
      const { flow, methodId } = readReturnStep(href)
      globalThis.history.replaceState(globalThis.history.state, '', returned.href)
      if (flow === 'reconnect') controller.startFlow({ isReconnect: true })
      updateFlow({ flow, methodId, completed: new Set(['parameters']) })
      signIn.resume(returned.attempt, returned.proof)
    },
  }
}

/** The flow that an action belongs to: the first action starts one. */
export function activeFlow({ flow }: FlowState): 'connect' | 'reconnect' {
  return flow === 'reconnect' ? 'reconnect' : 'connect'
}
