import type { Plugin } from 'vite'
import { createBackend } from './createBackend.js'
import { readEnvironment } from './readEnvironment.js'

/** Puts the partner's server into Vite's: the page and the proxy on one origin. */
export function demoServer(): Plugin {
  return {
    name: 'caw:demo-server',
    async configureServer(server) {
      const origin = () => `http://app.localhost:${server.config.server.port}`
      const real = readOrExit()
      const { middleware } = await createBackend({ origin: () => addressOf() ?? origin(), real })
      const addressOf = () => {
        const address = server.httpServer?.address()
        return typeof address === 'object' && address !== null ? `http://app.localhost:${address.port}` : null
      }
      server.middlewares.use(middleware)
      server.printUrls = () => {
        console.log(`\n  Demo on ${real === null ? 'a fake Cyclr' : real.apiDomain}:  ${addressOf() ?? origin()}\n`)
      }
    },
  }
}

/** A wrong variable is one line, and nothing else on the screen. */
function readOrExit() {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'The environment cannot be read.')
    process.exit(1)
  }
}
