import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import type { ConnectorProxy } from './server/createConnectorProxy.js'

/** A request as Express and similar frameworks extend it. */
type NodeRequest = IncomingMessage & { body?: unknown; originalUrl?: string | undefined }

/**
 * Turns the proxy into a Node request listener, for node:http, Express, Fastify and Koa. Mount it before the host's body
 * parser if you can; behind one, it uses the parsed body. It never throws or rejects: a request that cannot be read is
 * answered with 400, an error with 500.
 *
 * @example
 * app.use('/api/connector-auth', toNodeHandler(proxy))                                    // Express
 * createServer(toNodeHandler(proxy))                                                      // node:http
 *
 * app.use(async (ctx, next) => {                                                          // Koa
 *   if (!ctx.path.startsWith('/api/connector-auth/')) return next()
 *   ctx.respond = false
 *   await handle(ctx.req, ctx.res)
 * })
 *
 * app.register(async (scope) => {                                                         // Fastify
 *   scope.removeAllContentTypeParsers()
 *   scope.addContentTypeParser('*', (request, payload, done) => done(null))
 *   scope.all('/*', (request, reply) => {
 *     reply.hijack()
 *     handle(request.raw, reply.raw)
 *   })
 * }, { prefix: '/api/connector-auth' })
 */
export function toNodeHandler(
  proxy: Pick<ConnectorProxy, 'fetch' | 'publicOrigin'>,
): (req: NodeRequest, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    try {
      if (req.method === 'TRACE' || req.method === 'CONNECT') return end(res, 405)
      const request = readRequest(req, res, proxy.publicOrigin())
      if (request === null) return end(res, 400)
      const response = await proxy.fetch(request)
      // The rest of a refused upload would delay the next request on this connection.
      if (!req.complete) res.shouldKeepAlive = false
      await sendResponse(res, response)
    } catch (error) {
      // The proxy answers its own errors. Thrown here are disconnected clients, and options that cannot be used.
      if (error instanceof TypeError && error.message.startsWith('ConnectorAuthWizard:')) console.error(error.message)
      end(res, 500)
    }
  }
}

/** `null` when the target or `Host` is not valid, or a header cannot be part of a `Request`. */
function readRequest(req: NodeRequest, res: ServerResponse, origin: string): Request | null {
  // Express removes the mount path from `url` and keeps the full path in `originalUrl`.
  const target = req.originalUrl ?? req.url ?? ''
  if (!target.startsWith('/') || target.startsWith('//') || !URL.canParse(origin + target)) return null
  if (!URL.canParse(`http://${req.headers.host ?? 'localhost'}`)) return null
  const { protocol, host } = new URL(origin)
  try {
    const raw = createRequest(req, res, { protocol, host })
    const body = parsedBody(req)
    return new Request(origin + target, new Request(raw, body === undefined ? {} : { body }))
  } catch {
    return null
  }
}

/** The body that a body parser has read, serialised again: its stream has been consumed. */
function parsedBody({ body, headers, method, readableDidRead }: NodeRequest): BodyInit | undefined {
  // Some parsers set an empty object although they read nothing.
  if (method === 'GET' || method === 'HEAD' || !readableDidRead) return undefined
  if (typeof body === 'string' || body instanceof Uint8Array) return new Uint8Array(Buffer.from(body))
  if (typeof body !== 'object' || body === null) return ''
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
  return isForm
    ? new URLSearchParams(Object.entries(body).map(([key, value]) => [key, String(value)])).toString()
    : JSON.stringify(body)
}

function end(res: ServerResponse, status: number): void {
  if (!res.headersSent) res.writeHead(status, { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
  res.end()
}
