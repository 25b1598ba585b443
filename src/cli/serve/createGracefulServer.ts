import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

type GracefulServer = {
  server: Server
  /** Requests that are answered at the moment, also those whose client has gone. */
  underWay: () => number
  /**
   * Accepts no further connection, and resolves when what is under way has finished. Kept connections are closed, since their
   * next request would reach an instance that is gone.
   */
  stop: () => Promise<'finished'>
}

/** Longer than a load balancer keeps an idle connection, 60 seconds by default: it would send a request into a closed one. */
const KEEP_ALIVE_MS = 65_000

/** A server that can stop without breaking off what it does. `respond` resolves when its work is done. */
export function createGracefulServer(
  respond: (req: IncomingMessage, res: ServerResponse) => Promise<void>,
): GracefulServer {
  const responses = new Map<ServerResponse, Promise<unknown>>()
  let isStopping = false

  const server = createServer((req, res) => {
    if (isStopping) res.shouldKeepAlive = false
    // The work may last longer than its response, when the client has gone, and the response longer than the work.
    const work = Promise.allSettled([respond(req, res), once(res, 'close')])
    responses.set(res, work)
    void work.then(() => responses.delete(res))
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS

  return {
    server,
    underWay: () => responses.size,
    stop: async () => {
      isStopping = true
      const closed = new Promise((resolve) => server.close(resolve))
      for (const res of responses.keys()) res.shouldKeepAlive = false
      while (responses.size > 0) await Promise.all(responses.values())
      // Such as those that a client has opened ahead of a request.
      server.closeAllConnections()
      await closed
      return 'finished'
    },
  }
}

/** Resolves to the name of the next SIGTERM or SIGINT. */
export function nextSignal(): Promise<string> {
  return new Promise((resolve) => {
    const receive = (signal: string) => {
      for (const name of SIGNALS) process.off(name, receive)
      resolve(signal)
    }
    for (const name of SIGNALS) process.on(name, receive)
  })
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const
