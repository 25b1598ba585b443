import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import { getPathNoStrict } from 'hono/utils/url'
import { ConnectorAuthError } from '../../core/errors.js'
import { VERSION, WIZARD_HEADER } from '../../core/protocol.js'
import type { ConnectorService } from '../cyclr/ConnectorService.js'
import { warnOfHeaders } from '../http/allowedHeaders.js'
import { createHostNotifications } from '../http/createHostNotifications.js'
import { problem, reportError } from '../http/problem.js'
import { requestContext } from '../http/requestContext.js'
import { createLinkSessions } from '../links/createLinkSessions.js'
import { createLinks } from '../links/createLinks.js'
import { createAttempts } from '../oauth/createAttempts.js'
import { createPendingRollback } from '../oauth/createPendingRollback.js'
import type { Logger, ProxyConfig } from '../options/ProxyOptions.js'
import { createLinkPage } from '../pages/createLinkPage.js'
import { createPages } from '../pages/createPages.js'
import { createRoutePath, explainNotFound, ROOTS } from './mountPath.js'
import type { Route, Services } from './Route.js'
import { ROUTES } from './table.js'

/** Serves the routes of the table. Headers, CORS, errors, audit and method checks of all requests are here. */
export function createApp(config: ProxyConfig, service: ConnectorService, links = createLinks(config, service)): Hono {
  const { basePath, allowedOrigins, allowedHeaders, logger } = config
  const services: Services = {
    config,
    service,
    attempts: createAttempts(config),
    pendingRollback: createPendingRollback(config, service),
    notifications: createHostNotifications(config),
    pages: createPages(config),
    links,
    linkSessions: createLinkSessions(config, links),
    linkPage: createLinkPage(config),
  }
  const routePath = createRoutePath(basePath)
  // Not strict: Next with `trailingSlash: true` adds a slash to every path.
  const app = new Hono({ getPath: (request) => (isDecodable(request) ? routePath(getPathNoStrict(request)) : '/') })

  app.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
    const { requestId, actor } = requestContext(c.req.raw)
    c.header('X-Request-Id', requestId)
    // In no error: those for an absent and for a foreign connector have to be the same.
    if (actor && c.res.ok) c.header(WIZARD_HEADER, VERSION)
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
      allowHeaders: [...allowedHeaders],
      exposeHeaders: ['X-Request-Id', 'Retry-After', 'Date', WIZARD_HEADER],
      maxAge: 600,
    })
    for (const root of ROOTS) {
      if (PAGE_ROOTS.has(root)) continue
      app.use(`/${root}/*`, async (c, next) => {
        warnOfHeaders(c.req.raw, config)
        return shared(c, next)
      })
    }
  }

  for (const path of new Set(ROUTES.map((route) => route.path))) {
    const routes = ROUTES.filter((route) => route.path === path)
    // For all methods: Hono would answer HEAD with the GET handler, and a link checker must not use up a ticket.
    app.all(path, async (c) => {
      const route = routes.find(
        ({ method, allowsHead }) => method === c.req.method || (allowsHead && c.req.method === 'HEAD'),
      )
      if (route) return serve(route, c, services)
      const headers = { Allow: routes.map(({ method }) => method).join(', ') }
      return problem(new ConnectorAuthError('method_not_allowed'), requestContext(c.req.raw).requestId, headers)
    })
  }
  app.notFound(({ req: { raw: request } }) => {
    const cause = new Error(explainNotFound(getPathNoStrict(request), config))
    return refuse(logger, request, new ConnectorAuthError('not_found', { cause }))
  })
  app.onError((error, { req }) => refuse(logger, req.raw, error))
  return app
}

/** Of the pages that the proxy serves itself, for its own origin alone. */
const PAGE_ROOTS: ReadonlySet<string> = new Set(['oauth', 'links', 'assets'])

/** Whether the path can be decoded. Otherwise no route is looked for: Hono would decode it piece by piece, which takes long. */
function isDecodable(request: Request): boolean {
  try {
    return decodeURI(new URL(request.url).pathname) !== ''
  } catch {
    return false
  }
}

function refuse(logger: Logger, request: Request, error: unknown): Response {
  return problem(reportError(logger, request, error), requestContext(request).requestId)
}

async function serve(route: Route, c: Context, services: Services): Promise<Response> {
  const request = c.req.raw
  // Hono decodes a malformed query piece by piece, which takes twenty times as long as a request.
  const { searchParams } = new URL(request.url)
  const query = Object.fromEntries(Object.keys(route.query ?? {}).map((name) => [name, searchParams.get(name) ?? '']))
  let response: Response
  try {
    response = await route.respond({ request, path: c.req.param(), query }, services)
  } catch (error) {
    response = refuse(services.config.logger, request, error)
  }
  if (route.audit !== null) await services.notifications.audit(request, route.audit, response.status)
  return response
}
