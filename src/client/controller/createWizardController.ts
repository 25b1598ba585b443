import { QueryClient, QueryObserver } from '@tanstack/react-query'
import type { Connector } from '../../core/connector.js'
import { ConnectorAuthError } from '../../core/errors.js'
import { loadChunk } from '../../core/loadChunk.js'
import { environmentOf, pageBrowser } from '../browser.js'
import { createProxyClient } from '../createProxyClient.js'
import { type ConnectionChannel, openConnectionChannel } from '../oauth/createConnectionChannel.js'
import { type ConnectorAuthOptions, DEFAULT_PROXY_URL } from '../options.js'
import type { Controller } from './Controller.js'
import { createActions } from './createActions.js'
import { createDrafts } from './createDrafts.js'
import { createLookups } from './createLookups.js'
import { createOAuth } from './createOAuth.js'
import { idOf, warnWithoutId } from './missingId.js'
import { INITIAL_STATE, nextSnapshot, type WizardState } from './nextSnapshot.js'
import { createReport } from './report.js'
import type { WizardActions, WizardSnapshot } from './WizardSnapshot.js'

/** Loaded once; after that only an action or a signal is a reason to read the connector again. */
const LOAD_ONCE = {
  retry: false,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  networkMode: 'always',
} as const

export type WizardController = {
  /** Loads the connector with the first listener. After the last one has left, nothing typed is kept and nothing runs. */
  subscribe: (listener: () => void) => () => void
  getSnapshot: () => WizardSnapshot
  actions: WizardActions
  /** For developer tools, and for the test that searches every cache of a page for secrets. */
  queryClient: QueryClient
  /** Replaces the options. The connector and the proxy stay those the controller was created with. */
  setOptions: (options: ConnectorAuthOptions) => void
  /** Takes new options into the snapshot. Apart from `setOptions`, which may not notify during a React commit. */
  refresh: () => void
}

/**
 * One wizard for one connector: its server state, the flow, the sign-in and their effects. Renders nothing, uses no React,
 * and does nothing until it has a listener, so it may be created in a render that React throws away.
 *
 * For example:
 * const wizard = createWizardController({ accountConnectorId: '36308' })
 * const stop = wizard.subscribe(() => draw(wizard.getSnapshot()))
 */
export function createWizardController(initial: ConnectorAuthOptions): WizardController {
  let options = initial
  // oxlint-disable-next-line typescript/no-unnecessary-type-conversion -- in JavaScript it may be `null` or a URL
  const proxyUrl = String(initial.proxyUrl ?? DEFAULT_PROXY_URL)
  const accountConnectorId = idOf(initial.accountConnectorId)
  const proxy = createProxyClient(proxyUrl, () => options)
  const listeners = new Set<() => void>()
  let state = INITIAL_STATE
  let channel: ConnectionChannel | null = null
  let isOpened = false
  /** Stays while a retry is under way: react-query drops its own when it fetches again. */
  let loadError: unknown = null
  let rules: Awaited<ReturnType<typeof loadRules>> | null = null
  /** The flow whose success is still to be reported. */
  let flow: { isReconnect: boolean } | null = { isReconnect: false }

  const client = new QueryClient({ defaultOptions: { queries: LOAD_ONCE } })
  const queryKey = [proxyUrl, accountConnectorId]
  const load = async () => {
    const [connector, loaded] = await reported(Promise.all([proxy.connector(accountConnectorId), loadRules()]))
    rules = loaded
    await oauth.resume.loaded(connector)
    return connector
  }
  const reported = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      if (error instanceof ConnectorAuthError) report.error(error)
      throw error
    })
  const observer = new QueryObserver(client, { queryKey, queryFn: load })
  const refetchNow = () => void client.refetchQueries({ queryKey })
  const lookups = createLookups(
    client,
    queryKey,
    (names) => reported(Promise.all(names.map(async (name) => (await proxy.lookup(accountConnectorId, name)).choices))),
    () => publish(),
  )
  const drafts = createDrafts(() => snapshot)

  const read = (previous: WizardSnapshot | null) => {
    const query = client.getQueryState<Connector>(queryKey)
    if (query?.status !== 'pending') loadError = query?.error ?? null
    return nextSnapshot(previous, {
      accountConnectorId,
      launchUrl: `${proxyUrl}/oauth/launch`,
      options,
      state,
      connector: query?.data ?? null,
      loadError,
      isRetrying: query?.fetchStatus === 'fetching',
      loadFailures: query?.errorUpdateCount ?? 0,
      lookups: lookups.get(),
      createStepForm: rules?.createStepForm ?? null,
      drafts,
    })
  }
  let snapshot = read(null)

  const publish = () => {
    const previous = snapshot
    snapshot = read(previous)
    if (snapshot === previous) return
    if (listeners.size > 0) lookups.follow(snapshot.step)
    for (const listener of listeners) listener()
    if (snapshot.isDirty !== previous.isDirty) rules?.reportDirty(client, snapshot.isDirty, () => options)
    if (snapshot.view !== previous.view) reportView()
  }
  const update = (patch: Partial<WizardState>) => {
    state = { ...state, ...patch }
    publish()
  }
  const reportView = () => {
    if (snapshot.view !== 'loading' && listeners.size > 0) report.event('step_viewed')
  }
  const report = createReport(
    () => options,
    () => snapshot,
  )

  const controller: Controller = {
    accountConnectorId,
    proxyUrl,
    options: () => options,
    proxy,
    getSnapshot: () => snapshot,
    getConnector: () => {
      if (snapshot.connector) return snapshot.connector
      throw new Error('ConnectorAuthWizard: no connector is loaded yet. Wait until "step" is set.')
    },
    update,
    updateFlow: (patch) =>
      update({ flowState: { ...state.flowState, ...patch }, actionError: null, verified: null, confirmingExit: false }),
    settle: (connector, patch, attempt = null) => {
      if (connector.authenticated && !snapshot.connector?.authenticated) channel?.announce(accountConnectorId)
      // The observer publishes at once: by then the flow has to fit the connector.
      state = { ...state, flowState: { ...state.flowState, ...patch } }
      client.setQueryData(queryKey, connector)
      publish()
      if (snapshot.step?.name !== 'success' || flow === null) return
      const { isReconnect } = flow
      flow = null
      drafts.discard()
      oauth.signIn.end()
      report.success(snapshot.connector ?? connector, isReconnect, attempt)
    },
    fail: async (action, cause, signal) => {
      const error = cause instanceof ConnectorAuthError ? cause : new ConnectorAuthError('bad_response', { cause })
      const actionError = { action, error }
      if (error.fields.length > 0) {
        // Nothing shows that a sign-in is under way any more.
        if (action === 'startOAuth') update({ actionError })
        // The connector may have changed elsewhere. What is refused now may be asked by another step.
        const read = await proxy.connector(accountConnectorId).catch(() => null)
        const isOver = action === 'startOAuth' ? state.actionError !== actionError : signal?.aborted
        if (isOver) return
        const connector = read ?? snapshot.connector
        const patch = connector && rules?.flowToFields(error.fields, connector, state.flowState)
        state = { ...state, actionError, flowState: { ...state.flowState, ...patch } }
        if (read) client.setQueryData(queryKey, read)
      }
      update({ actionError })
      report.error(error)
    },
    startFlow: (next) => {
      flow = next
    },
    drafts,
    report,
  }
  const oauth = createOAuth(controller, (attempt, rank) => channel?.announceFollowing(attempt, rank))
  const { actions, abort } = createActions(controller, oauth, {
    // Without data react-query would wait for a request that is under way.
    retry: () => (client.isFetching({ queryKey }) ? void client.cancelQueries().then(refetchNow) : refetchNow()),
    refreshLookups: lookups.refetch,
  })

  /** Another wizard connected this connector. Nothing changes while the user is in the middle of something here. */
  const refetch = () => {
    const { connector, pending, oauth: state } = snapshot
    if (oauth.hasAttempts()) return oauth.signIn.pollNow()
    if (connector?.authenticated || pending !== null || state.status !== 'none' || drafts.isDirty()) return
    proxy.connector(accountConnectorId).then(
      (read) => {
        if (!read.authenticated) return
        client.setQueryData(queryKey, read)
        publish()
      },
      () => undefined,
    )
  }

  /** Loads nothing without an id: the host's own data may still be on its way. */
  const mount = () => (accountConnectorId === '' ? warnWithoutId(initial.accountConnectorId) : start())
  const start = () => {
    state = { ...state, environment: environmentOf(pageBrowser()), reference: report.reference() }
    // React's StrictMode mounts twice.
    if (!isOpened) report.event('opened')
    isOpened = true
    channel = openConnectionChannel(pageBrowser(), (id) => id === accountConnectorId, refetch, oauth.resume.onFollowed)
    oauth.signIn.mount()
    oauth.resume.mount()
    oauth.resumeReturned()
    const stopLoading = observer.subscribe(publish)
    publish()
    return () => {
      stopLoading()
      lookups.follow(null)
      abort()
      channel?.close()
      channel = null
      oauth.signIn.unmount()
      oauth.resume.unmount()
      drafts.discard()
      publish()
    }
  }
  let unmount: (() => void) | null = null

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      unmount ??= mount()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        unmount?.()
        unmount = null
      }
    },
    getSnapshot: () => snapshot,
    actions,
    queryClient: client,
    setOptions: (next) => {
      options = next
    },
    refresh: publish,
  }
}

/** The rules of forms are a chunk of their own, which loads while the connector does. */
const loadRules = () => loadChunk(() => import('./lazyRules.js'))
