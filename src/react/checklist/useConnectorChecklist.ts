import { useEffect, useInsertionEffect, useMemo, useState, useSyncExternalStore } from 'react'
import {
  type ChecklistActions,
  type ChecklistSnapshot,
  createChecklistController,
} from '../../client/checklist/createChecklistController.js'
import type { ChecklistOptions } from '../../client/checklist/options.js'

/** Everything there is to show of a checklist, and what the user can do with it. */
export type ConnectorChecklist = ChecklistSnapshot & { actions: ChecklistActions }

/**
 * Several connectors, and which of them are connected: one request for all of them, and another one when the user looks at
 * the page again or a connection is made elsewhere in this browser. `ConnectorAuthChecklist` is written on this hook alone.
 *
 * @example
 * import { useConnectorChecklist } from 'connector-auth-wizard'
 *
 * export function Progress({ cycleId }: { cycleId: string }) {
 *   const { status, connected, total, actions } = useConnectorChecklist({ cycleId })
 *   if (status === 'problem') return <button onClick={actions.refresh}>Try again</button>
 *   return status === 'loading' ? <p>Loading…</p> : <p>{`${connected} of ${total} connected`}</p>
 * }
 */
export function useConnectorChecklist(options: ChecklistOptions): ConnectorChecklist {
  const { proxyUrl, cycleId, accountConnectorIds, items, order } = options
  const ids = (accountConnectorIds ?? items?.map((item) => item.accountConnectorId) ?? []).join()
  const key = `${proxyUrl} ${cycleId ?? ids}`
  const [stored, store] = useState(() => ({ key, controller: createChecklistController(options) }))
  const current = stored.key === key ? stored : { key, controller: createChecklistController(options) }
  if (current !== stored) store(current)

  const { subscribe, getSnapshot, setOptions, refresh, actions } = current.controller
  useInsertionEffect(() => setOptions(options))
  // oxlint-disable-next-line react/exhaustive-deps -- the options that the rows depend on
  useEffect(refresh, [refresh, items, order])

  const snapshot = useSyncExternalStore(subscribe, getSnapshot, getSnapshot)
  return useMemo(() => ({ ...snapshot, actions }), [snapshot, actions])
}
