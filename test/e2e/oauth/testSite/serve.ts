import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Listening, start, stop } from '../../../../demo/server/serveFake.js'

export type Listener = (req: IncomingMessage, res: ServerResponse) => unknown

/** Starts a server on a free port under a host name. To a browser every name is a site of its own. */
export async function serve(host: string, listener: Listener): Promise<Listening> {
  const server = createServer(listener)
  const port = await start(server, 0)
  return { origin: `http://${host}:${port}`, close: () => stop(server) }
}
