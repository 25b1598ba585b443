import { type ConnectorProxyOptions, createConnectorProxy } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { DEFAULTS } from '../../src/testing/defaults.js'
import { listen } from './processes.js'

export const ACCOUNT = 'bench'
export const BASE = '/api/connector-auth'

/** In a child: serves the proxy in front of the Cyclr whose address is in `CYCLR`. */
export function serveBenchProxy(over: Partial<ConnectorProxyOptions> = {}): void {
  const { clientId, clientSecret } = DEFAULTS
  const handler = toNodeHandler(
    createConnectorProxy({
      cyclr: {
        apiDomain: process.env['CYCLR'] ?? '',
        serviceDomain: 'http://console.localhost:1',
        clientId,
        clientSecret,
        signInUser: 'bench',
      },
      publicUrl: `http://app.localhost${BASE}`,
      host: { name: 'Bench' },
      authorize: () => ({ accountId: ACCOUNT, userId: 'bench' }),
      logger: { info: quiet, warn: quiet, error: quiet },
      rateLimit: false,
      ...over,
    }),
  )
  listen((req, res) => void handler(req, res))
}

export function quiet(): void {}
