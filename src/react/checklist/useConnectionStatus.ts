import { useMemo } from 'react'
import type { ChecklistOptions } from '../../client/checklist/options.js'
import type { ConnectionState } from '../../core/checklist.js'
import { useConnectorChecklist } from './useConnectorChecklist.js'

/** Options of `useConnectionStatus`. */
export type ConnectionStatusOptions = Pick<
  ChecklistOptions,
  'proxyUrl' | 'getToken' | 'headers' | 'fetch' | 'onError'
> & {
  /** Ids whose sign-in has stopped working, as the host knows from `readTransactionError`. */
  needsAttention?: readonly (string | number)[] | undefined
}

/**
 * Whether connectors are connected, by id. One request for all of them, at once and when the user looks at the page again or
 * connects one elsewhere in this browser. Empty until it is loaded, and while it cannot be: see `onError`.
 *
 * @example
 * import { ConnectionStatus, useConnectionStatus } from 'connector-auth-wizard'
 *
 * export function Statuses({ ids }: { ids: readonly string[] }) {
 *   const states = useConnectionStatus(ids, { onError: ({ code }) => console.warn(code) })
 *   return ids.map((id) => <ConnectionStatus key={id} state={states.get(id)} />)
 * }
 */
export function useConnectionStatus(
  accountConnectorIds: readonly (string | number)[],
  { needsAttention, ...options }: ConnectionStatusOptions = {},
): ReadonlyMap<string, ConnectionState> {
  const broken = new Set(needsAttention?.map(String))
  const key = `${accountConnectorIds.join()} ${[...broken].join()}`
  const items = useMemo(
    () => accountConnectorIds.map((id) => ({ accountConnectorId: id, needsAttention: broken.has(String(id)) })),
    // oxlint-disable-next-line react/exhaustive-deps -- hosts pass new lists of the same ids
    [key],
  )
  const { rows } = useConnectorChecklist({ ...options, items })
  return useMemo(() => new Map(rows.map(({ accountConnectorId, state }) => [accountConnectorId, state])), [rows])
}
