import type { AuthKind } from './authKinds.js'
import type { ConnectorSummary } from './connector.js'

/** A connector of a checklist, with the host's own words. */
export type ChecklistItem = {
  /** Id of the account connector. */
  accountConnectorId: string | number
  /** In place of how the connector is authenticated, such as "For your invoices". */
  description?: string | undefined
  /** Whether the checklist is complete only with it. @default true */
  required?: boolean | undefined
  /** Its sign-in has stopped working, as the host knows from `readTransactionError`. @default false */
  needsAttention?: boolean | undefined
}

/** Whether a connector of a checklist is connected. */
export type ConnectionState =
  | 'connected'
  | 'notConnected'
  /** The host said that its sign-in has stopped working, or the last try in this checklist failed. */
  | 'needsAttention'
  /** This account cannot see it: it belongs to a parent account, or does not exist. */
  | 'notFound'

/** Why a row needs another try. */
export type RowProblem = 'declined' | 'rejected' | 'failed' | 'attention'

/** A connector of a checklist, and whether it is connected. */
export type ChecklistRow = {
  /** Id of the account connector. */
  accountConnectorId: string
  /** `null` when this account cannot see it. */
  name: string | null
  /** An address for an `<img>`; `null` without one. */
  icon: string | null
  /** The ways in which it can be authenticated. */
  kinds: readonly AuthKind[]
  /** The host's own words, from `items`. */
  description: string | null
  /** Whether the checklist is complete only with it. */
  required: boolean
  /** Whether it is connected. */
  state: ConnectionState
  /** Why it needs another try; `null` when it does not. */
  problem: RowProblem | null
  /** The one to connect next. */
  isNext: boolean
  /** Whether it can be opened. With an enforced order, rows wait for those before them. */
  canOpen: boolean
}

export type ChecklistSources = {
  items: readonly ChecklistItem[]
  connectors: readonly ConnectorSummary[]
  problems: ReadonlyMap<string, RowProblem>
  order: 'free' | 'enforced'
}

/** The rows in the order in which they are shown: what needs another try comes first. */
export function checklistRows({ items, connectors, problems, order }: ChecklistSources): readonly ChecklistRow[] {
  const found = new Map(connectors.map((connector) => [connector.accountConnectorId, connector]))
  const rows = items.map((item) => rowOf(item, found.get(String(item.accountConnectorId)), problems))
  const sorted = [...rows.filter(needsAttention), ...rows.filter((row) => !needsAttention(row))]
  const isOpen = ({ state }: ChecklistRow) => state === 'notConnected' || state === 'needsAttention'
  // An optional row is next only when nothing else is left.
  const next = sorted.find((row) => isOpen(row) && row.required) ?? sorted.find(isOpen)
  return sorted.map((row) => ({
    ...row,
    isNext: row === next,
    canOpen:
      row.state !== 'notFound' && (order === 'free' || row === next || row.state === 'connected' || !row.required),
  }))
}

function rowOf(
  { accountConnectorId, description, required = true, needsAttention: isBroken = false }: ChecklistItem,
  connector: ConnectorSummary | undefined,
  problems: ReadonlyMap<string, RowProblem>,
): ChecklistRow {
  const id = String(accountConnectorId)
  const authenticated = connector?.authenticated ?? false
  const problem = isBroken ? 'attention' : authenticated ? null : (problems.get(id) ?? null)
  const state: ConnectionState = problem ? 'needsAttention' : authenticated ? 'connected' : 'notConnected'
  return {
    accountConnectorId: id,
    name: connector?.name ?? null,
    icon: connector?.icon ?? null,
    kinds: connector?.kinds ?? [],
    description: description ?? null,
    required,
    state: connector ? state : 'notFound',
    problem: connector ? problem : null,
    isNext: false,
    canOpen: false,
  }
}

function needsAttention({ state }: ChecklistRow): boolean {
  return state === 'needsAttention'
}
