import { isStandalone, isTopLevel, pageBrowser } from '../../client/browser.js'
import { createNews, type News } from '../../client/createNews.js'
import { createOAuthAttempt } from '../../client/createOAuthAttempt.js'
import { createProxyClient } from '../../client/createProxyClient.js'
import type { Connector } from '../../core/connector.js'
import type { Values } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import { attemptsOf } from '../../core/flow/oauthState.js'
import { type FlowState, stepFor } from '../../core/flow/stepFor.js'
import type { FormInput } from '../../core/parameters/form.js'
import type { ConnectorAuthOptions, View } from '../options.js'
import { createConnectorQuery } from './createConnectorQuery.js'
import { createReport } from './createReport.js'
import { createStore, INITIAL_STATE } from './state.js'

export type Wizard = ReturnType<typeof createWizard>

const DEFAULT_PROXY_URL = '/api/connector-auth'

/**
 * One wizard for one connector: the proxy, the query client, the OAuth attempt and what the user did here. No React, and
 * nothing happens until it is asked to: it may be created in a render that is thrown away.
 */
export function createWizard(options: () => ConnectorAuthOptions) {
  const { accountConnectorId, proxyUrl = DEFAULT_PROXY_URL } = options()
  const id = String(accountConnectorId)
  const proxy = createProxyClient({
    proxyUrl,
    fetch: (...args) => (options().fetch ?? globalThis.fetch)(...args),
    getToken: options().getToken && ((ask) => options().getToken?.(ask) ?? ''),
    headers: () => options().headers?.() ?? {},
  })
  const query = createConnectorQuery(proxyUrl, id, proxy, (error) => report.failure(error))
  const connector = query.get
  const store = createStore(INITIAL_STATE)

  const view = (): View => {
    const known = connector()
    if (known) return stepFor(known, store.get().flowState).name
    return query.failed() ? 'problem' : 'loading'
  }
  const report = createReport(options, () => ({
    connector: connector(),
    flowState: store.get().flowState,
    view: view(),
  }))

  /** What was typed and not yet sent: kept in memory, dropped on success, cancel and unmount. */
  let keep: (() => void) | null = null
  const unsent = {
    staged: {} as Values,
    drafts: new Map<string, FormInput>(),
    /** For the form on the page: how to keep its draft. Answers what ends that. */
    heldBy: (next: () => void): (() => void) => {
      keep = next
      return () => {
        keep = null
      }
    },
    /** Whether there is something to lose, which is kept for now. */
    hold: (): boolean => {
      keep?.()
      return unsent.drafts.size > 0
    },
  }
  const forget = () => {
    unsent.staged = {}
    unsent.drafts.clear()
  }

  /** The flow under way; `null` once its success was told. */
  let flow: { isReconnect: boolean } | null = { isReconnect: false }

  /** The wizards of other tabs, while this one is mounted. */
  let news: News | null = null

  /** Another tab says that it connected this one. Not while the user is in the middle of something here. */
  const lookAgain = () => {
    const { flowState, pending } = store.get()
    if (attemptsOf(flowState.attempt).length > 0) return attempt.lookNow()
    if (connector()?.authenticated || pending !== null || flowState.attempt.at !== 'none' || unsent.hold()) return
    proxy.connector(id).then(
      (known) => known.authenticated && query.set(known),
      () => undefined,
    )
  }

  /** Takes in what the proxy and the user said together, and tells the host when that completes the flow. */
  const settle = (known: Connector, patch: Partial<FlowState>, by: string | null = null) => {
    if (known.authenticated && !connector()?.authenticated) news?.tell()
    query.set(known)
    store.set({ flowState: { ...store.get().flowState, ...patch } })
    if (stepFor(known, store.get().flowState).name !== 'success' || flow === null) return
    const { isReconnect } = flow
    flow = null
    forget()
    attempt.end()
    report.success(known, isReconnect, by)
  }

  const attempt = createOAuthAttempt({
    accountConnectorId: id,
    proxy,
    proxyOrigin: () => new URL(proxyUrl, globalThis.location.href).origin,
    browser: pageBrowser,
    onChange: (next) => store.set({ flowState: { ...store.get().flowState, attempt: next } }),
    onStarted: (started) => report.event('oauth_started', { attempt: started }),
    onReturned: (returned) => report.event('oauth_returned', { attempt: returned }),
    onDone: async (done, verification) => {
      const before = connector()
      // The proxy has just said that it is authenticated: what else may have changed is not worth failing for.
      const known = await proxy.connector(id).catch(() => before && { ...before, authenticated: true })
      if (!known) return
      report.event('oauth_confirmed', { attempt: done })
      settle(known, { flow: 'connect', finished: true, verification: verification ?? 'unknown' }, done)
    },
    // Reconnecting wrote the settings when it started: what nobody finishes has to give the earlier ones back.
    onGivenUp: (ids) => {
      if (Object.keys(unsent.staged).length === 0) return
      for (const one of ids) void proxy.cancelOAuth(id, one)
    },
    onProblem: (error) => fail('startOAuth', error),
  })

  const fail = (action: 'startOAuth' | NonNullable<ReturnType<typeof store.get>['pending']>, error: unknown) => {
    const known = error instanceof ConnectorAuthError ? error : new ConnectorAuthError('bad_response', { cause: error })
    store.set({ problem: { action, error: known } })
    report.failure(known)
  }

  /** Whether the sign-in may take this tab. Not in a frame: providers refuse to be framed. */
  const canRedirect = () => options().oauthMode !== 'popup' && isTopLevel(pageBrowser())

  return {
    id,
    options,
    launchUrl: `${proxyUrl}/oauth/launch`,
    canRedirect,
    /** Whether there is no other way. */
    mustRedirect: () => canRedirect() && (options().oauthMode === 'redirect' || isStandalone(pageBrowser())),
    proxy,
    query,
    store,
    connector,
    view,
    report,
    unsent,
    forget,
    attempt,
    settle,
    fail,
    begin: (isReconnect: boolean) => {
      flow = { isReconnect }
    },
    mount: () => {
      news = createNews(pageBrowser(), id, lookAgain)
      attempt.mount()
    },
    /** Nothing may be waited for or held any longer. */
    unmount: () => {
      news?.stop()
      news = null
      attempt.unmount()
      forget()
    },
  }
}
