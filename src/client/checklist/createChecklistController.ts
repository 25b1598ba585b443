import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { type ChecklistItem, type ChecklistRow, checklistRows, type RowProblem } from '../../core/checklist.js'
import type { Host } from '../../core/connector.js'
import { developerMessage } from '../../core/developerMessage.js'
import type { ConnectorAuthError } from '../../core/errors.js'
import { pageBrowser } from '../browser.js'
import { callHost } from '../callHost.js'
import { createProxyClient } from '../createProxyClient.js'
import { openConnectionChannel } from '../oauth/createConnectionChannel.js'
import { DEFAULT_PROXY_URL } from '../options.js'
import { createChecklistLoader, type Loaded, oncePerTask } from './createChecklistLoader.js'
import type { ChecklistDetails, ChecklistOptions } from './options.js'

/** Everything there is to show of a checklist. Immutable; a row keeps its identity until it changes. */
export type ChecklistSnapshot = ChecklistDetails & {
  /** `problem`: it could not be loaded, and `error` says why. */
  status: 'loading' | 'problem' | 'ready'
  /** Why it is not loaded. */
  error: ConnectorAuthError | null
  /** A request is under way. */
  fetching: boolean
  /** The product that embeds the checklist; `null` until it is loaded. */
  host: Host | null
  /** The row whose wizard is open. */
  openId: string | null
}

/** What a user, or the host, can do with a checklist. */
export type ChecklistActions = {
  /** Shows the wizard of a row. Does nothing for a row that cannot be opened. */
  open: (accountConnectorId: string) => void
  /** Closes the open row. `problem`: why it needs another try. */
  close: (problem?: RowProblem | null) => void
  /** Shows a connector as connected before the proxy is asked again. */
  markConnected: (accountConnectorId: string) => void
  /** Loads the rows again. */
  refresh: () => void
}

export type ChecklistController = {
  subscribe: (listener: () => void) => () => void
  getSnapshot: () => ChecklistSnapshot
  actions: ChecklistActions
  setOptions: (options: ChecklistOptions) => void
  refresh: () => void
}

/** The same answers that several tabs or a quick return would ask for again. */
const FRESH_MS = 2_000

/** The connectors that a product needs, and which of them are connected. Renders nothing; does nothing without a listener. */
export function createChecklistController(initial: ChecklistOptions): ChecklistController {
  let options = initial
  const proxyUrl = options.proxyUrl ?? DEFAULT_PROXY_URL
  const proxy = createProxyClient(proxyUrl, () => options)
  const { cycleId } = initial
  const ids = idsOf(initial)
  const listeners = new Set<() => void>()
  const problems = new Map<string, RowProblem>()
  /** Reconnected here. The host's `needsAttention` is older than that, until it is withdrawn. */
  const reconnected = new Set<string>()
  const withoutMended = (item: ChecklistItem): ChecklistItem => {
    const id = String(item.accountConnectorId)
    if (item.needsAttention !== true) reconnected.delete(id)
    return reconnected.has(id) ? { ...item, needsAttention: false } : item
  }
  let openId: string | null = null
  let hasCompleted = false

  const client = new QueryClient()
  const queryKey = [proxyUrl, cycleId ?? ids]
  const load = createChecklistLoader(proxy, cycleId ?? ids)
  const observer = new QueryObserver<Loaded, ConnectorAuthError>(client, {
    queryKey,
    queryFn: () => oncePerTask(queryKey.join(' '), options, load),
    retry: false,
    staleTime: FRESH_MS,
    // The client ends with the controller. A timer would hold both, and the host's options, for minutes more.
    gcTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    refetchOnReconnect: true,
    refetchOnWindowFocus: true,
  })

  const read = (previous: ChecklistSnapshot | null): ChecklistSnapshot => {
    const { data, error: failed, isFetching } = observer.getCurrentResult()
    // The query forgets its error when it is asked again; what is on the screen stays until there is an answer.
    const error = failed ?? (isFetching ? (previous?.error ?? null) : null)
    const items = itemsOf(options, data ?? null).map(withoutMended)
    const rows = keepRows(
      previous?.rows ?? [],
      checklistRows({ items, connectors: data?.connectors ?? [], problems, order: options.order ?? 'free' }),
    )
    const notFound = rows.filter(({ state }) => state === 'notFound')
    const required = rows.filter((row) => row.required && !notFound.includes(row))
    const connected = required.filter(({ state }) => state === 'connected').length
    return {
      status: data ? 'ready' : error ? 'problem' : 'loading',
      error: data ? null : error,
      fetching: isFetching,
      name: data?.name ?? null,
      host: data?.host ?? null,
      rows: data ? rows : [],
      connected: data ? connected : 0,
      total: data ? required.length : 0,
      // Of nothing that can be seen, nothing is known.
      complete:
        data !== undefined && connected === required.length && (rows.length === 0 || rows.length > notFound.length),
      notFound: keepIds(previous?.notFound, notFound),
      prerequisites: data?.prerequisites ?? [],
      openId,
    }
  }
  let snapshot = read(null)

  const publish = () => {
    const previous = snapshot
    const next = read(previous)
    if (isSame(previous, next)) return
    snapshot = next
    for (const listener of listeners) listener()
    report(previous)
  }
  const report = (previous: ChecklistSnapshot) => {
    const { error, status, rows, complete } = snapshot
    if (error && error !== previous.error) {
      const { code, retryable, requestId, reference } = error
      const message = `ConnectorAuthChecklist: ${developerMessage(error, navigator.onLine)}`
      void callHost('onError', () => options.onError?.({ code, message, retryable, requestId, reference }))
    }
    if (status !== 'ready') return
    if (rows !== previous.rows || previous.status !== 'ready')
      void callHost('onChange', () => options.onChange?.(snapshot))
    if (!complete) hasCompleted = false
    else if (!hasCompleted) {
      hasCompleted = true
      void callHost('onComplete', () => options.onComplete?.(snapshot))
    }
  }
  const refetch = () => void observer.refetch({ cancelRefetch: true })
  const isMine = (id: string) => snapshot.rows.some((row) => row.accountConnectorId === id)

  const start = () => {
    const stop = observer.subscribe(publish)
    const channel = openConnectionChannel(pageBrowser(), isMine, refetch, () => undefined)
    client.mount()
    return () => {
      stop()
      channel.close()
      client.unmount()
    }
  }
  let stop: (() => void) | null = null

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      stop ??= start()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = null
      }
    },
    getSnapshot: () => snapshot,
    setOptions: (next) => {
      options = next
    },
    refresh: publish,
    actions: {
      open: (id) => {
        openId = snapshot.rows.find((row) => row.accountConnectorId === id && row.canOpen)?.accountConnectorId ?? openId
        publish()
      },
      close: (problem = null) => {
        if (openId !== null && problem) problems.set(openId, problem)
        openId = null
        publish()
        refetch()
      },
      markConnected: (id) => {
        problems.delete(id)
        reconnected.add(id)
        // Where it was connected before, the data stays the same.
        publish()
        client.setQueryData<Loaded>(queryKey, (loaded) => loaded && withConnected(loaded, id))
      },
      refresh: refetch,
    },
  }
}

function idsOf({ accountConnectorIds, items = [] }: ChecklistOptions): readonly string[] {
  const given = accountConnectorIds ?? items.map((item) => item.accountConnectorId)
  return [...new Set(given.map(String))]
}

/** Of a cycle all connectors, in its order; else those that the host named. */
function itemsOf(options: ChecklistOptions, loaded: Loaded | null) {
  const ids =
    options.cycleId === undefined
      ? idsOf(options)
      : [...(loaded?.connectors.map((one) => one.accountConnectorId) ?? []), ...(loaded?.notFound ?? [])]
  const described = new Map(options.items?.map((item) => [String(item.accountConnectorId), item]))
  return ids.map((id) => described.get(id) ?? { accountConnectorId: id })
}

function keepRows(before: readonly ChecklistRow[], rows: readonly ChecklistRow[]): readonly ChecklistRow[] {
  const known = new Map(before.map((row) => [row.accountConnectorId, row]))
  const kept = rows.map((row) => {
    const old = known.get(row.accountConnectorId)
    return old && isSame(old, row) ? old : row
  })
  return kept.length === before.length && kept.every((row, at) => row === before[at]) ? before : kept
}

/** `before` where the ids are the same. */
function keepIds(before: readonly string[] = [], rows: readonly ChecklistRow[]): readonly string[] {
  const ids = rows.map(({ accountConnectorId }) => accountConnectorId)
  return ids.join() === before.join() ? before : ids
}

/** Whether two rows, or two snapshots, have the same members. */
function isSame<T extends object>(a: T, b: T): boolean {
  const before = new Map(Object.entries(a))
  return Object.entries(b).every(([key, value]) => Object.is(before.get(key), value))
}

function withConnected(loaded: Loaded, id: string): Loaded {
  const connectors = loaded.connectors.map((one) =>
    one.accountConnectorId === id ? { ...one, authenticated: true } : one,
  )
  return { ...loaded, connectors }
}
