import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Listening, start, stop } from '../../../../demo/server/serveFake.js'

export type Listener = (req: IncomingMessage, res: ServerResponse) => unknown

/** A server on a free port, reached under the given name: every name is a site of its own to a browser. */
export async function serve(host: string, listener: Listener): Promise<Listening> {
  const server = createServer(listener)
  const port = await start(server, 0)
  return { origin: `http://${host}:${port}`, close: () => stop(server) }
}
