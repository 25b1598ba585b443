import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import { ConnectorAuthError } from '../../core/errors.js'
import { WIZARD_HEADER } from '../../core/protocol.js'
import type { ConnectorService } from '../cyclr/ConnectorService.js'
import { createHostNotifications } from '../http/createHostNotifications.js'
import { problem, reportError } from '../http/problem.js'
import { requestContext } from '../http/requestContext.js'
import { createAttempts } from '../oauth/createAttempts.js'
import { createPendingRollback } from '../oauth/createPendingRollback.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { createPages } from '../pages/createPages.js'
import type { Route, Services } from './Route.js'
import { ROUTES } from './table.js'

/** Serves the routes of the table. Headers, CORS, errors, audit and method checks of all requests are here. */
export function createApp(config: ProxyConfig, service: ConnectorService): Hono {
  const { basePath, allowedOrigins, logger } = config
  const services: Services = {
    config,
    service,
    attempts: createAttempts(config),
    pendingRollback: createPendingRollback(config, service),
    notifications: createHostNotifications(config),
    pages: createPages(config),
  }
  // Not strict: Next with `trailingSlash: true` adds a slash to every path.
  const app = new Hono({ strict: false })

  app.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
    c.header('X-Request-Id', requestContext(c.req.raw).requestId)
    if (!c.res.headers.has('Referrer-Policy')) c.header('Referrer-Policy', 'no-referrer')
  })
  app.use(
    secureHeaders({
      // Any other value would separate the sign-in window from its opener.
      crossOriginOpenerPolicy: 'unsafe-none',
      // These two concern the whole origin, which is the host's.
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

  for (const path of new Set(ROUTES.map((route) => route.path))) {
    const routes = ROUTES.filter((route) => route.path === path)
    // For all methods: Hono would answer HEAD with the GET handler, and a link checker must not use up a ticket.
    app.all(basePath + path, async (c) => {
      const route = routes.find(({ method }) => method === c.req.method)
      if (route) return serve(route, c, services)
      const headers = { Allow: routes.map(({ method }) => method).join(', ') }
      return problem(new ConnectorAuthError('method_not_allowed'), requestContext(c.req.raw).requestId, headers)
    })
  }
  app.notFound((c) => problem(new ConnectorAuthError('not_found'), requestContext(c.req.raw).requestId))
  app.onError((error, c) => {
    const request = c.req.raw
    return problem(reportError(logger, request, error), requestContext(request).requestId)
  })
  return app
}

async function serve(route: Route, c: Context, services: Services): Promise<Response> {
  const request = c.req.raw
  const query = Object.fromEntries(Object.keys(route.query ?? {}).map((name) => [name, c.req.query(name) ?? '']))
  let response: Response
  try {
    response = await route.respond({ request, path: c.req.param(), query }, services)
  } catch (error) {
    response = problem(reportError(services.config.logger, request, error), requestContext(request).requestId)
  }
  if (route.audit !== null) await services.notifications.audit(request, route.audit, response.status)
  return response
}
