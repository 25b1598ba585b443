import { linkSessionAnswer } from '../../src/core/contract.js'
import {
  type AuditEvent,
  type ConnectorProxyOptions,
  createConnectorProxy,
  type LinkRequest,
} from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { ACCOUNT, type FakeCyclr } from '../../src/testing.js'
import { listen } from './adapters.js'
import { BASE, ORIGIN, OWN, optionsWith } from './harness.js'

/** The proxy as hosts create it, over real HTTP, with all that it logs, audits, stores and answers. */
export async function serveLinks(fake: FakeCyclr, over: Partial<ConnectorProxyOptions> = {}) {
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = fake.options
  const log: string[] = []
  const line = (fields: object, message: string) => void log.push(JSON.stringify([fields, message]))
  const audit: AuditEvent[] = []
  const kept = new Map<string, unknown>()
  const authorized: string[] = []
  const proxy = createConnectorProxy(
    optionsWith({
      cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
      authorize: (_, { action }) => {
        authorized.push(action)
        return { accountId: ACCOUNT, userId: 'ada', userName: 'Ada Moore', can: ['read', 'connect', 'invite'] }
      },
      logger: { info: line, warn: line, error: line },
      onAudit: (event) => audit.push(event),
      store: {
        get: async (key) => kept.get(key),
        set: async (key, value) => void kept.set(key, value),
        delete: async (key) => kept.delete(key),
      },
      fetch: fake.fetch,
      ...over,
    }),
  )
  const { server, port } = await listen(toNodeHandler(proxy))
  /** Every answer with its headers. */
  const said: string[] = []
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${BASE}${path}`, {
      headers: OWN,
      redirect: 'manual',
      ...init,
    })
    said.push(JSON.stringify([...response.headers]), await response.clone().text())
    return response
  }
  return {
    proxy,
    log,
    audit,
    kept,
    authorized,
    said,
    send,
    create: async (request: Partial<LinkRequest> & Pick<LinkRequest, 'accountConnectorIds'>) => {
      const link = await proxy.links.create({ accountId: ACCOUNT, userId: 'ada', userName: 'Ada Moore', ...request })
      return { ...link, ...partsOf(link.url) }
    },
    /** What the page does with the secret. */
    open: async (path: string, secret: string) => {
      const response = await send(`${path}/session`, { method: 'POST', body: JSON.stringify({ secret }) })
      return linkSessionAnswer.parse(await response.json())
    },
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** The path of a link's page, which is sent, and its secret, which is not. */
function partsOf(url: string): { path: string; secret: string } {
  const { pathname, hash } = new URL(url)
  return { path: pathname.slice(new URL(ORIGIN + BASE).pathname.length), secret: hash.slice(1) }
}
