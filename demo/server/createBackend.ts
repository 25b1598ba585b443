import type { IncomingMessage, ServerResponse } from 'node:http'
import { guidesDe } from '../../src/guides/de.js'
import { guidesFr } from '../../src/guides/fr.js'
import { guides } from '../../src/guides.js'
import { createConnectorProxy, cyclrErrorPage, type Logger } from '../../src/server.js'
import { toNodeHandler } from '../../src/server-node.js'
import { ACCOUNT, createFakeCyclr, type FakeCyclr } from '../../src/testing.js'
import { createControls } from './controls.js'
import { createHealth } from './createHealth.js'
import { createStates, STATES_PATH } from './createStates.js'
import { createWorkflow } from './createWorkflow.js'
import { HOSTS } from './hosts.js'
import type { RealCyclr } from './readEnvironment.js'
import { localFetch, serveFake } from './serveFake.js'

export type BackendOptions = {
  /** The origin of the page. Called on each request, since the port is known only once the server listens. */
  origin: () => string
  /** A real Cyclr and the ids of the account connectors to show. @default null: a fake Cyclr */
  real?: (RealCyclr & { ids: readonly string[] }) | null
  /** Passes the bundled guides to the proxy. @default true */
  withGuides?: boolean
  /** Verifies credentials after they are saved. @default true */
  verify?: boolean
  /** `false` turns rate limits off, for tests that send more requests than a user. @default the proxy's limits */
  rateLimit?: false
  logger?: Logger
  fake?: FakeCyclr
  /** Starts with some connections made, two of which need attention. @default false */
  populated?: boolean
}

type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void

export type Backend = { fake: FakeCyclr; middleware: Middleware; close: () => Promise<void> }

const SESSION = 'demo_session=mara'

/** The server of the host product: a session, the list of integrations, and a proxy for each demo host. */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const { origin, real = null, withGuides = true, verify = true, rateLimit, logger } = options
  const fake = options.fake ?? createFakeCyclr()
  const served = await serveFake(fake)
  const health = createHealth(fake, () => first)
  const controls = createControls(fake, {
    onReset: () => options.populated && health.populate(),
    onBreak: health.break,
  })
  if (options.populated && real === null) health.populate()
  const states = createStates(origin)
  const accountId = real?.accountId ?? ACCOUNT

  const handlers = HOSTS.map(({ name, icon, basePath }) => {
    const proxy = createConnectorProxy(() => ({
      cyclr: {
        apiDomain: real?.apiDomain ?? fake.options.apiOrigin,
        serviceDomain: real?.serviceDomain ?? fake.options.serviceOrigin,
        clientId: real?.clientId ?? fake.options.clientId,
        clientSecret: real?.clientSecret ?? fake.options.clientSecret,
        signInUser: 'connector-sign-in',
      },
      publicUrl: origin() + basePath,
      host: { name, icon },
      authorize: (request) =>
        controls.signedOut() || !(request.headers.get('Cookie') ?? '').includes(SESSION)
          ? null
          : {
              accountId,
              userId: 'mara',
              accountLabel: 'Brightwater Foods',
              can: ['read', 'connect', 'disconnect', 'check'],
            },
      guides: withGuides ? [...guides, ...guidesDe, ...guidesFr] : [],
      verify: (connector) => (verify && real === null ? controls.testMethod(connector) : null),
      onConnected: ({ accountConnectorId }) => health.mended(accountConnectorId),
      fetch: localFetch,
      ...(rateLimit === false && { rateLimit }),
      ...(logger && { logger }),
    }))
    return { basePath, proxy, handle: toNodeHandler(proxy) }
  })

  const first = firstOf(handlers).proxy
  const workflow = real === null ? createWorkflow(fake, first, accountId) : null

  const ids = () => real?.ids ?? fake.installed({ accountId }).map(({ id }) => String(id))

  const middleware: Middleware = (req, res, next) => {
    const path = (req.url ?? '').split('?', 1)[0] ?? ''
    const handler = handlers.find(({ basePath }) => path.startsWith(`${basePath}/`))
    if (handler) {
      // One console has one such text; here it leads back to the demo host that is in use.
      fake.oauth.errorHtml = cyclrErrorPage(origin() + handler.basePath)
      return void handler.handle(req, res)
    }
    if (path === STATES_PATH || path.startsWith(`${STATES_PATH}/`)) return states(req, res)
    if (path === '/api/integrations') {
      res.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
      return void res.end(JSON.stringify({ ids: ids(), broken: [...health.broken], hasWorkflow: workflow !== null }))
    }
    if (workflow && (path === '/api/workflow' || path === '/api/workflow/start')) return void workflow(req, res)
    if (path === '/__demo') {
      if (real === null) controls.handle(req, res)
      else res.writeHead(404).end()
      return
    }
    res.setHeader('Set-Cookie', `${SESSION}; Path=/; HttpOnly; SameSite=Lax`)
    next()
  }
  return { fake, middleware, close: served.close }
}

function firstOf<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('There is no host.')
  return first
}
