import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import { ID_PATTERN, WIZARD_HEADER } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ConnectorService } from '../cyclr/ConnectorService.js'
import { createAnnouncer } from '../http/createAnnouncer.js'
import { createAudit } from '../http/createAudit.js'
import { guard } from '../http/originPolicy.js'
import { problem, toConnectorAuthError } from '../http/problem.js'
import { reportError } from '../http/reportError.js'
import { requestContext } from '../http/requestContext.js'
import { createAttempts } from '../oauth/createAttempts.js'
import { createEarlierValues } from '../oauth/createEarlierValues.js'
import { withEarlierValues } from '../oauth/withEarlierValues.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { connectorRoutes } from './connectorRoutes.js'
import { cycleRoutes } from './cycleRoutes.js'
import { launchRoutes } from './launchRoutes.js'
import { oauthRoutes } from './oauthRoutes.js'

/** `id`: the account connector that the path names, checked. */
export type ProxyEnv = { Variables: { requestId: string; id: string } }

/** The routes of the wire contract, and nothing beside them. */
export function createApp(config: ProxyConfig, service: ConnectorService): Hono<ProxyEnv> {
  const { basePath, allowedOrigins, logger } = config
  const app = new Hono<ProxyEnv>()
  const audit = createAudit(config)

  app.use(async (c, next) => {
    c.set('requestId', requestContext(c.req.raw).requestId)
    await next()
    await audit(c.req.raw, c.req.path, c.res.status)
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
    const shared = cors({
      origin: (origin) => (allowedOrigins.has(origin) ? origin : null),
      credentials: true,
      allowMethods: ['GET', 'PUT', 'POST', 'DELETE'],
      allowHeaders: ['Authorization', 'Content-Type', WIZARD_HEADER, 'X-CSRF-Token', 'X-Request-Id'],
      exposeHeaders: ['X-Request-Id', 'Retry-After'],
      maxAge: 600,
    })
    for (const part of ['connectors', 'cycles']) app.use(`${basePath}/${part}/*`, shared)
  }

  app.use(async (_, next) => {
    try {
      await next()
    } catch (error) {
      // Only errors come to onError by themselves: a host's function may throw anything.
      throw toConnectorAuthError(error)
    }
  })
  const routes = new Hono<ProxyEnv>()
  const attempts = createAttempts(config)
  const earlier = createEarlierValues(config, service)
  // One for all: a return and a poll of the same sign-in meet in it.
  const announcer = createAnnouncer(config)
  const settled = withEarlierValues(service, earlier)
  connectorRoutes(routes, config, settled, announcer)
  cycleRoutes(routes, config, settled)
  oauthRoutes(routes, config, settled, { attempts, earlier, announcer })
  launchRoutes(routes, config, settled, { attempts, earlier, announcer })
  refuseOtherMethods(app, routes)
  app.use(`${basePath}/connectors/*`, async (c, next) => {
    const [id = ''] = c.req.path.slice(`${basePath}/connectors/`.length).split('/')
    if (c.req.path !== `${basePath}/connectors` && !ID_PATTERN.test(id)) throw new ConnectorAuthError('not_found')
    c.set('id', id)
    guard(c.req.raw, config)
    await next()
  })
  app.use(`${basePath}/cycles/*`, async (c, next) => {
    guard(c.req.raw, config)
    await next()
  })

  app.route('/', routes)
  app.notFound((c) => problem(new ConnectorAuthError('not_found'), c.get('requestId')))
  app.onError((error, c) => problem(reportError(logger, c.req.raw, error), c.get('requestId')))
  return app
}

/**
 * A path that exists, asked in a way that does not. Before the routes: Hono would answer HEAD with the GET handler, and a
 * link checker must not spend a ticket.
 */
function refuseOtherMethods(app: Hono<ProxyEnv>, { routes }: Hono<ProxyEnv>): void {
  const methods = new Map<string, Set<string>>()
  for (const { path, method } of routes) methods.set(path, (methods.get(path) ?? new Set()).add(method))
  for (const [path, allowed] of methods) {
    app.all(path, async (c, next) => {
      if (allowed.has(c.req.method)) return next()
      const headers = { Allow: [...allowed].join(', ') }
      return problem(new ConnectorAuthError('method_not_allowed'), c.get('requestId'), headers)
    })
  }
}
