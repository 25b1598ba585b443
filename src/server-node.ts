import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import type { ConnectorProxy } from './server/createConnectorProxy.js'

/** A request as Express and similar frameworks extend it. */
type NodeRequest = IncomingMessage & { body?: unknown; rawBody?: unknown; originalUrl?: string | undefined }

/**
 * Turns the proxy into a Node request listener, for node:http, Express, Fastify and Koa. Mount it before the host's body
 * parser if you can. Behind one, it uses the body that the parser left on the Node request, as `rawBody` or `body`; parsers of
 * Koa and Fastify keep it elsewhere, so pass it on as below. It never throws or rejects: a request that cannot be read is
 * answered with 400, an error with 500. The README has node:http and Fastify too.
 *
 * @example
 * // Express
 * import { toNodeHandler } from 'connector-auth-wizard/server/node'
 * import express from 'express'
 * import { proxy } from './proxy.js'
 *
 * const app = express()
 * app.use('/api/connector-auth', toNodeHandler(proxy))
 *
 * @example
 * // Koa, behind a body parser
 * import { bodyParser } from '@koa/bodyparser'
 * import { toNodeHandler } from 'connector-auth-wizard/server/node'
 * import Koa from 'koa'
 * import { proxy } from './proxy.js'
 *
 * const handle = toNodeHandler(proxy)
 * const app = new Koa()
 * app.use(bodyParser())
 * app.use(async (ctx, next) => {
 *   if (!ctx.path.startsWith('/api/connector-auth/')) return next()
 *   ctx.respond = false
 *   await handle(Object.assign(ctx.req, { body: ctx.request.body }), ctx.res)
 * })
 */
export function toNodeHandler(
  proxy: Pick<ConnectorProxy, 'fetch' | 'publicOrigin'>,
): (req: NodeRequest, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    try {
      if (req.method === 'TRACE' || req.method === 'CONNECT') return end(res, 405)
      const request = await readRequest(req, res, originOf(proxy))
      if (request === null) return end(res, 400)
      const response = await proxy.fetch(request)
      // The rest of a refused upload would delay the next request on this connection.
      if (!req.complete) res.shouldKeepAlive = false
      await sendResponse(res, response)
    } catch {
      // The proxy answers its own errors. Thrown here are those of disconnected clients.
      end(res, 500)
    }
  }
}

/** With options that cannot be used there is no origin, and the proxy answers every request with that error. */
function originOf({ publicOrigin }: Pick<ConnectorProxy, 'publicOrigin'>): string {
  try {
    return publicOrigin()
  } catch {
    return 'http://localhost'
  }
}

/** `null` when the target or `Host` is not valid, or a header cannot be part of a `Request`. */
async function readRequest(req: NodeRequest, res: ServerResponse, origin: string): Promise<Request | null> {
  // Express removes the mount path from `url` and keeps the full path in `originalUrl`.
  const target = req.originalUrl ?? req.url ?? ''
  if (!target.startsWith('/') || target.startsWith('//') || !URL.canParse(origin + target)) return null
  if (!URL.canParse(`http://${req.headers.host ?? 'localhost'}`)) return null
  const { protocol, host } = new URL(origin)
  try {
    const raw = createRequest(req, res, { protocol, host })
    const body = parsedBody(req)
    if (body === undefined) return new Request(origin + target, raw)
    const { method, headers, signal } = raw
    const request = new Request(origin + target, { method, headers, signal, body: body ?? 'lost' })
    // The stream of a request that was read before would take its end for a client that has disconnected.
    await raw.body?.cancel()
    // The proxy answers for a used body: it knows whether the route needs one.
    if (body === null) await request.text()
    return request
  } catch {
    return null
  }
}

/**
 * The body that a body parser has read, serialised again: its stream has been consumed. `undefined` when the stream can be
 * read, `null` when nothing of the body was kept.
 */
function parsedBody({ body, rawBody, headers, method, readableDidRead }: NodeRequest): BodyInit | null | undefined {
  // Some parsers set an empty object although they read nothing.
  if (method === 'GET' || method === 'HEAD' || !readableDidRead) return undefined
  for (const text of [rawBody, body]) {
    if (typeof text === 'string' || text instanceof Uint8Array) return new Uint8Array(Buffer.from(text))
  }
  if (typeof body !== 'object' || body === null) {
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
    return hasBody ? null : ''
  }
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
  return isForm
    ? new URLSearchParams(Object.entries(body).map(([key, value]) => [key, String(value)])).toString()
    : JSON.stringify(body)
}

function end(res: ServerResponse, status: number): void {
  if (!res.headersSent) res.writeHead(status, { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
  res.end()
}
