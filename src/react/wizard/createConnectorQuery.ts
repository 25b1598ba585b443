import { QueryClient } from '@tanstack/react-query'
import type { ProxyClient } from '../../client/createProxyClient.js'
import type { Connector } from '../../core/connector.js'
import { ConnectorAuthError } from '../../core/errors.js'

/** The connector as the proxy told it last. In a query client of its own: two wizards on a page share nothing. */
export function createConnectorQuery(
  proxyUrl: string,
  id: string,
  proxy: Pick<ProxyClient, 'connector'>,
  onFailure: (error: ConnectorAuthError) => void,
) {
  const client = new QueryClient()
  const queryKey = [proxyUrl, id]
  return {
    client,
    /** Loads once. After that only an action or a hint is a reason to look again. */
    options: {
      queryKey,
      queryFn: async () => {
        try {
          return await proxy.connector(id)
        } catch (error) {
          if (error instanceof ConnectorAuthError) onFailure(error)
          throw error
        }
      },
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always' as const,
    },
    get: () => client.getQueryData<Connector>(queryKey),
    set: (connector: Connector) => void client.setQueryData(queryKey, connector),
    failed: () => client.getQueryState(queryKey)?.status === 'error',
    again: () => void client.refetchQueries({ queryKey }),
  }
}
