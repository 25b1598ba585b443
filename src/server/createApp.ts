import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import { ID_PATTERN, WIZARD_HEADER } from '../core/contract.js'
import { ConnectorAuthError } from '../core/errors.js'
import { connectorRoutes } from './connectorRoutes.js'
import type { Connections } from './cyclr/Connections.js'
import { guard } from './guard.js'
import { oauthRoutes } from './oauthRoutes.js'
import type { ProxyConfig } from './ProxyOptions.js'
import { asFault, logFault, problem } from './problem.js'

/** `id`: the account connector that the path names, checked. */
export type ProxyEnv = { Variables: { requestId: string; id: string } }

const METHODS = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS'])

/** The routes of the wire contract, and nothing beside them. */
export function createApp(config: ProxyConfig, connections: Connections): Hono<ProxyEnv> {
  const { basePath, allowedOrigins, logger } = config
  const app = new Hono<ProxyEnv>()

  app.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID())
    await next()
    c.header('Cache-Control', 'no-store')
    c.header('X-Request-Id', c.get('requestId'))
    if (!c.res.headers.has('Referrer-Policy')) c.header('Referrer-Policy', 'no-referrer')
  })
  app.use(
    secureHeaders({
      // The host decides about its own pages; ours must not cut the sign-in window off from its opener.
      crossOriginOpenerPolicy: 'unsafe-none',
      crossOriginResourcePolicy: false,
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
      referrerPolicy: false,
    }),
  )
  if (allowedOrigins.size > 0) {
    app.use(
      `${basePath}/connectors/*`,
      cors({
        origin: (origin) => (allowedOrigins.has(origin) ? origin : null),
        credentials: true,
        allowMethods: ['GET', 'PUT', 'POST', 'DELETE'],
        allowHeaders: ['Authorization', 'Content-Type', WIZARD_HEADER, 'X-CSRF-Token'],
        exposeHeaders: ['X-Request-Id', 'Retry-After'],
        maxAge: 600,
      }),
    )
  }

  // Before anything is looked at. Hono would answer HEAD with the GET handler: a link checker must not spend a ticket.
  app.use(async (c, next) => {
    if (!METHODS.has(c.req.method)) throw new ConnectorAuthError('method_not_allowed')
    await next()
  })
  app.use(`${basePath}/connectors/*`, async (c, next) => {
    const [id = ''] = c.req.path.slice(`${basePath}/connectors/`.length).split('/')
    if (c.req.path !== `${basePath}/connectors` && !ID_PATTERN.test(id)) throw new ConnectorAuthError('not_found')
    c.set('id', id)
    guard(c.req.raw, config)
    await next()
  })

  connectorRoutes(app, config, connections)
  oauthRoutes(app, config, connections)
  refuseOtherMethods(app)

  app.notFound((c) => problem(new ConnectorAuthError('not_found'), c.get('requestId')))
  app.onError((error, c) => {
    const fault = asFault(error)
    const requestId = c.get('requestId')
    logFault(logger, fault, { requestId, method: c.req.method, path: c.req.path })
    return problem(fault, requestId)
  })
  return app
}

/** A path that exists, asked in a way that does not. */
function refuseOtherMethods(app: Hono<ProxyEnv>): void {
  const methods = new Map<string, Set<string>>()
  for (const { path, method } of app.routes) {
    if (method === 'ALL') continue
    methods.set(path, (methods.get(path) ?? new Set()).add(method))
  }
  for (const [path, allowed] of methods) {
    app.all(path, (c) =>
      problem(new ConnectorAuthError('method_not_allowed'), c.get('requestId'), { Allow: [...allowed].join(', ') }),
    )
  }
}
