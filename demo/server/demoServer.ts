import type { Plugin } from 'vite'
import { type Backend, createBackend } from './createBackend.js'
import { findConnectors } from './findConnectors.js'
import { readEnvironment } from './readEnvironment.js'
import { localFetch } from './serveFake.js'

/** A Vite plugin that serves the page and the proxy on one origin. */
export function demoServer(): Plugin {
  return {
    name: 'caw:demo-server',
    apply: 'serve',
    async configureServer(server) {
      const origin = () => {
        const address = server.httpServer?.address()
        const port = typeof address === 'object' && address !== null ? address.port : server.config.server.port
        return `http://app.localhost:${port}`
      }
      const { backend, on } = await startOrExit(origin)
      server.middlewares.use(backend.middleware)
      server.httpServer?.once('close', () => void backend.close())
      server.printUrls = () => console.log(`\n  Demo on ${on}:  ${origin()}\n`)
    },
  }
}

/** Prints a configuration error as one line without a stack trace. */
async function startOrExit(origin: () => string): Promise<{ backend: Backend; on: string }> {
  try {
    const real = readEnvironment(process.env)
    if (real === null) return { backend: await createBackend({ origin, populated: true }), on: 'a fake Cyclr' }
    const ids = await findConnectors(real, localFetch)
    return { backend: await createBackend({ origin, real: { ...real, ids } }), on: real.apiDomain }
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'The demo cannot start.')
    process.exit(1)
  }
}
