import { QueryClient, QueryObserver } from '@tanstack/react-query'
import type { ProxyClient } from '../../client/createProxyClient.js'
import type { Connector } from '../../core/connector.js'
import { ConnectorAuthError } from '../../core/errors.js'

/** After the first time only an action or a hint is a reason to look. */
const ONCE = {
  retry: false,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  networkMode: 'always',
} as const

/** The connector as the proxy told it last. In a query client of its own: two wizards on a page share nothing. */
export function createConnectorQuery(
  proxyUrl: string,
  id: string,
  proxy: Pick<ProxyClient, 'connector' | 'lookup'>,
  onFailure: (error: ConnectorAuthError) => void,
) {
  const client = new QueryClient({ defaultOptions: { queries: ONCE } })
  const queryKey = [proxyUrl, id]
  const queryFn = async () => {
    try {
      return await proxy.connector(id)
    } catch (error) {
      if (error instanceof ConnectorAuthError) onFailure(error)
      throw error
    }
  }
  return {
    /** In reach of developer tools, and of the test that searches every cache of a page for secrets. */
    client,
    observer: new QueryObserver(client, { queryKey, queryFn }),
    /** Lists that only exist once the user is signed in, by the names of their parameters. */
    lists: (names: readonly string[]) =>
      new QueryObserver(client, {
        queryKey: [...queryKey, names],
        queryFn: async () => Promise.all(names.map(async (name) => (await proxy.lookup(id, name)).choices)),
      }),
    get: () => client.getQueryData<Connector>(queryKey),
    set: (connector: Connector) => void client.setQueryData(queryKey, connector),
    failed: () => client.getQueryState(queryKey)?.status === 'error',
    again: () => void client.refetchQueries({ queryKey }),
  }
}
