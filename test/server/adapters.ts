import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { ConnectorProxy } from '../../src/server/createConnectorProxy.js'
import { toNodeHandler } from '../../src/server-node.js'
import { BASE, ORIGIN } from './harness.js'

export type Sender = { send: (path: string, init?: RequestInit) => Promise<Response>; close: () => Promise<void> }

/** Every way the proxy is mounted, by name: one suite runs over all of them. */
export const ADAPTERS: Readonly<Record<string, (proxy: ConnectorProxy) => Promise<Sender>>> = {
  'in memory': async (proxy) => ({
    send: (path, init) => proxy.fetch(new Request(`${ORIGIN}${BASE}${path}`, init)),
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
}

/** A server on a free port of this machine. */
export async function listen(listener: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: portOf(server.address()) }
}

async function served(listener: RequestListener): Promise<Sender> {
  const { server, port } = await listen(listener)
  return {
    send: (path, init) => fetch(`http://127.0.0.1:${port}${BASE}${path}`, { redirect: 'manual', ...init }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}
