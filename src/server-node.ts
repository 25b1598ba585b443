import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import type { ConnectorProxy } from './server/createConnectorProxy.js'

/** What Express and its like add to a request. */
type NodeRequest = IncomingMessage & { body?: unknown; originalUrl?: string | undefined }

/**
 * The proxy as a Node listener: for node:http, Express, Fastify and Koa, before or after a body parser. It never rejects
 * and never throws: a request that is none is answered 400. Mounted before the host's body parser where there is a choice.
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
      // What is left of an upload that was refused would hold up whatever comes after it on this connection.
      if (!req.complete) res.shouldKeepAlive = false
      await sendResponse(res, response)
    } catch (error) {
      // The proxy answers its own faults: what arrives here is a client that went away, or options that cannot be used.
      if (error instanceof TypeError && error.message.startsWith('ConnectorAuthWizard:')) console.error(error.message)
      end(res, 500)
    }
  }
}

/** `null` for what is no request to a path: a bad target or Host, or headers that no Request can hold. */
function readRequest(req: NodeRequest, res: ServerResponse, origin: string): Request | null {
  // Express takes the mount path off `url` and keeps the whole in `originalUrl`.
  const target = req.originalUrl ?? req.url ?? ''
  if (!target.startsWith('/') || target.startsWith('//') || !URL.canParse(origin + target)) return null
  if (!URL.canParse(`http://${req.headers.host ?? 'localhost'}`)) return null
  const { protocol, host } = new URL(origin)
  try {
    const raw = createRequest(req, res, { protocol, host })
    const body = bodyReadAlready(req)
    return new Request(origin + target, new Request(raw, body === undefined ? {} : { body }))
  } catch {
    return null
  }
}

/** What a body parser has read, written down again by its content type. Its stream would never end a second time. */
function bodyReadAlready({ body, headers, method, readableDidRead }: NodeRequest): BodyInit | undefined {
  // Some parsers put an empty object where they read nothing.
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
