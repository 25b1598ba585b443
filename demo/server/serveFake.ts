import { createServer, type Server } from 'node:http'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import type { FakeCyclr } from '../../src/testing.js'

export type Listening = { origin: string; close: () => Promise<void> }

/** Serves the fake Cyclr and its third party over HTTP, each on a site of its own. */
export async function serveFake(fake: FakeCyclr): Promise<{ close: () => Promise<void> }> {
  const api = await listen('api.cyclr.localhost', fake.api)
  const service = await listen('acme-h.cyclr-console.localhost', fake.service)
  const thirdParty = await listen('provider.localhost', fake.thirdParty)
  fake.setOrigins({ apiOrigin: api.origin, serviceOrigin: service.origin, thirdPartyOrigin: thirdParty.origin })
  return {
    close: async () => void (await Promise.all([api.close(), service.close(), thirdParty.close()])),
  }
}

async function listen(host: string, handle: (request: Request) => Promise<Response>): Promise<Listening> {
  const server = createServer(async (req, res) => {
    try {
      await sendResponse(res, await handle(createRequest(req, res)))
    } catch {
      // A fault drops the connection: end it without a response.
      req.socket.destroy()
    }
  })
  return { origin: `http://${host}:${await start(server, 0)}`, close: () => stop(server) }
}

/** Resolves with the port that the server listens on. */
export function start(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

export function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

/** Browsers resolve `*.localhost` to the loopback address; Node.js does not. */
export const localFetch: typeof globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  if (url.hostname.endsWith('.localhost')) url.hostname = '127.0.0.1'
  return globalThis.fetch(input instanceof Request ? new Request(url, input) : url, init)
}
