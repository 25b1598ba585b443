import { useEffect, useInsertionEffect, useMemo, useState, useSyncExternalStore } from 'react'
import {
  type ChecklistActions,
  type ChecklistSnapshot,
  createChecklistController,
} from '../../client/checklist/createChecklistController.js'
import type { ChecklistOptions } from '../../client/checklist/options.js'

export type ConnectorChecklist = ChecklistSnapshot & { actions: ChecklistActions }

/**
 * Several connectors, and which of them are connected: one request for all of them, and another one when the user looks at
 * the page again or a connection is made elsewhere in this browser. `ConnectorAuthChecklist` is written on this hook alone.
 *
 * @example
 * const { rows, connected, total } = useConnectorChecklist({ cycleId })
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
