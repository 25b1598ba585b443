import type { FakeCyclr } from './FakeCyclr.js'

export type PagesServer = {
  port: number
  /** Listens, unless it does already. */
  listen: () => void
}

/** How long a port may be taken by the process before this one, such as one that a watcher is about to end. */
const MAX_TRIES = 20
const RETRY_MS = 250

/** Serves the service domain and the third party of a fake Cyclr to browsers on this machine. */
export function servePages(fake: Pick<FakeCyclr, 'service' | 'thirdParty'>, port = portOfProcess()): PagesServer {
  let hasStarted = false
  return {
    port,
    listen: () => {
      if (hasStarted) return
      hasStarted = true
      start(fake, port)
    },
  }
}

/** Known before the server listens, as the proxy's options have to be. */
function portOfProcess(): number {
  return 20_000 + (globalThis.process.pid % 10_000)
}

function start(fake: Pick<FakeCyclr, 'service' | 'thirdParty'>, port: number): void {
  const server = nodeHttp().createServer(async (req, res) => {
    const body: Uint8Array[] = []
    for await (const chunk of req) body.push(chunk)
    const { method = 'GET', url = '/', headers } = req
    const request = new Request(new URL(url, `http://${headers.host ?? 'localhost'}`), {
      method,
      headers: { 'Content-Type': headers['content-type'] ?? '' },
      body: method === 'POST' ? Buffer.concat(body) : null,
    })
    const isThirdParty = new URL(request.url).pathname === '/authorize'
    const response = await (isThirdParty ? fake.thirdParty(request) : fake.service(request))
    res.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text())
  })
  let tries = 0
  const listen = () => void server.listen(port, '127.0.0.1')
  server.on('error', (error) => {
    tries += 1
    if ('code' in error && error.code === 'EADDRINUSE' && tries < MAX_TRIES) {
      setTimeout(listen, RETRY_MS).unref()
      return
    }
    console.error(
      `fakeCyclrConfig: the pages of the sign-in window cannot be served on port ${port} (${error.message}). Pass another "port".`,
    )
  })
  server.unref()
  listen()
}

/** Not imported: this entry is also loaded in browsers, and bundled for them. */
function nodeHttp() {
  const http = globalThis.process.getBuiltinModule?.('node:http')
  if (!http)
    throw new TypeError(
      'ConnectorAuthWizard: fakeCyclrConfig: it serves the pages of the sign-in window, which needs Node.js 20.16 or Bun.',
    )
  return http
}
