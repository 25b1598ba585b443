import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ConnectorProxy, createConnectorProxy } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { HOSTS } from './hosts.js'
import { defaultConnectors, setupOf } from './states.js'

export const STATES_PATH = '/states-api'

type Handle = ReturnType<typeof toNodeHandler>

const MAX_OPEN = 100
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Creates a fake Cyclr and a proxy for each visit to a state. `GET /states-api?id=` returns the address of the proxy. */
export function createStates(origin: () => string) {
  const open = new Map<string, Handle>()
  let visits = 0

  const visit = (id: string) => {
    const setup = setupOf(id)
    const fake = createFakeCyclr({ connectors: defaultConnectors(setup) })
    const { apiOrigin, serviceOrigin, clientId, clientSecret } = fake.options
    const ids = fake.installed({ accountId: ACCOUNT }).map((one) => String(one.id))
    setup.prepare?.(fake, ids)
    visits += 1
    const base = `${STATES_PATH}/${visits}`
    const [host] = HOSTS
    const { authorize = () => () => ({ accountId: ACCOUNT, userId: 'mara', can: ALL }), guides = () => [] } = setup
    const proxy: ConnectorProxy = createConnectorProxy({
      cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
      publicUrl: origin() + base,
      host: { name: host?.name ?? '', icon: host?.icon ?? null },
      authorize: authorize(fake),
      guides: guides(fake),
      verify: (name) => (setup.verified ? fake.testMethodOf(fake.installed({ name })[0]?.id ?? 0) : null),
      onAudit: ({ action, linkId }) => {
        if (setup.withdrawsLinks && action === 'createLink' && linkId) return proxy.links.revoke(linkId)
      },
      fetch: fake.fetch,
      logger: QUIET,
    })
    open.set(base, toNodeHandler(proxy))
    const [oldest] = open.keys()
    if (open.size > MAX_OPEN && oldest) open.delete(oldest)
    return { base, ids }
  }

  return (req: IncomingMessage, res: ServerResponse): void => {
    const { pathname, searchParams } = new URL(req.url ?? '', 'http://demo')
    if (pathname === STATES_PATH) {
      res.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
      return void res.end(JSON.stringify(visit(searchParams.get('id') ?? '')))
    }
    const handle = open.get(pathname.split('/').slice(0, 3).join('/'))
    if (handle) return void handle(req, res)
    res.writeHead(404).end()
  }
}

const ALL = ['read', 'connect', 'disconnect', 'check'] as const
