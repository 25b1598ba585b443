import { type QueryClient, QueryObserver } from '@tanstack/react-query'
import type { Choice } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { Step } from '../../core/flow/stepFor.js'

/** The choices of the `lookups` step, which exist only once the connector is authenticated. */
export function createLookups(
  client: QueryClient,
  queryKey: readonly unknown[],
  request: (names: readonly string[]) => Promise<readonly (readonly Choice[])[]>,
  onChange: () => void,
) {
  const observe = (names: readonly string[]) =>
    new QueryObserver(client, {
      queryKey: [...queryKey, names],
      queryFn: () => request(names),
    })
  let key = ''
  /** Why there are no lists. Stays while they are loaded again: react-query drops its own. */
  let failure: unknown = null
  let observer: ReturnType<typeof observe> | null = null
  let stop: (() => void) | null = null
  return {
    get: () => {
      const result = observer?.getCurrentResult()
      if (!result) return null
      const { data: lists = null, isPending, isFetching: fetching } = result
      if (!isPending) failure = result.error
      return {
        lists,
        failed: failure !== null,
        error: failure instanceof ConnectorAuthError ? failure : null,
        fetching,
      }
    },
    refetch: () => void observer?.refetch(),
    /** Loads the choices of a step, and stops where the step asks for none. */
    follow: (step: Step | null) => {
      const names = step?.name === 'lookups' ? step.ask.map(({ name }) => name) : []
      if (names.join('\n') === key) return
      key = names.join('\n')
      stop?.()
      failure = null
      observer = names.length > 0 ? observe(names) : null
      stop = observer?.subscribe(onChange) ?? null
      onChange()
    },
  }
}
