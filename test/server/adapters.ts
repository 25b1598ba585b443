import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { fastify } from 'fastify'
import Koa from 'koa'
import type { ConnectorProxy } from '../../src/server/createConnectorProxy.js'
import { toNodeHandler } from '../../src/server-node.js'
import { BASE, ORIGIN } from './harness.js'

export type Sender = {
  send: (path: string, init?: RequestInit) => Promise<Response>
  /** Port of its server; 0 in memory. */
  port: number
  close: () => Promise<void>
}

/** The adapters by name: one suite runs over all of them. */
export const ADAPTERS: Readonly<Record<string, (proxy: ConnectorProxy) => Promise<Sender>>> = {
  'in memory': async (proxy) => ({
    send: (path, init) => proxy.fetch(new Request(`${ORIGIN}${BASE}${path}`, init)),
    port: 0,
    close: async () => undefined,
  }),
  'node:http': (proxy) => served(toNodeHandler(proxy)),
  'Express 5': (proxy) => served(express().use(BASE, toNodeHandler(proxy))),
  'Express 5 after express.json()': (proxy) =>
    served(
      express()
        .use(express.json(), express.urlencoded({ extended: false }))
        .use(BASE, toNodeHandler(proxy)),
    ),
  'Express 5 after express.raw()': (proxy) =>
    served(
      express()
        .use(express.raw({ type: () => true }))
        .use(BASE, toNodeHandler(proxy)),
    ),
  'Express 5 before express.json()': (proxy) => served(express().use(BASE, toNodeHandler(proxy)).use(express.json())),
  'Koa 3': (proxy) => {
    const handle = toNodeHandler(proxy)
    const app = new Koa().use(async (ctx, next) => {
      if (!ctx.path.startsWith(`${BASE}/`)) return next()
      ctx.respond = false
      await handle(ctx.req, ctx.res)
    })
    // Koa prints errors of broken requests.
    app.silent = true
    return served(app.callback())
  },
  'Fastify 5': (proxy) => withFastify(proxy, false),
  'Fastify 5 after its own parser': (proxy) => withFastify(proxy, true),
}

/** Express with its JSON parser before the proxy, or without one. */
async function withFastify(proxy: ConnectorProxy, parses: boolean): Promise<Sender> {
  const handle = toNodeHandler(proxy)
  const app = fastify()
  await app.register(
    async (scope) => {
      if (parses) scope.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, done) => done(null, body))
      else {
        scope.removeAllContentTypeParsers()
        scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
      }
      scope.all('/*', (request, reply) => {
        reply.hijack()
        void handle(parses ? Object.assign(request.raw, { body: request.body }) : request.raw, reply.raw)
      })
    },
    { prefix: BASE },
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { ...senderTo(portOf(app.server.address())), close: () => app.close() }
}

const FORM = 'application/x-www-form-urlencoded'

/** A server on a free local port. */
export async function listen(listener: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: portOf(server.address()) }
}

async function served(listener: RequestListener): Promise<Sender> {
  const { server, port } = await listen(listener)
  return {
    ...senderTo(port),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function senderTo(port: number): Pick<Sender, 'send' | 'port'> {
  return {
    send: (path, init) => fetch(`http://127.0.0.1:${port}${BASE}${path}`, { redirect: 'manual', ...init }),
    port,
  }
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}
