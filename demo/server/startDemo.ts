import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import sirv from 'sirv'
import { type BackendOptions, createBackend } from './createBackend.js'
import { start, stop } from './serveFake.js'

export type Demo = Awaited<ReturnType<typeof startDemo>>

const BUILT = fileURLToPath(new URL('../../.cache/demo', import.meta.url))

/** Serves the built demo on a free port, for tests. Returns its fake Cyclr too. */
export async function startDemo(options: Omit<BackendOptions, 'origin'> = {}) {
  let origin = ''
  const backend = await createBackend({ rateLimit: false, ...options, origin: () => origin })
  const files = sirv(BUILT, { single: true, dev: true })
  const server = createServer((req, res) => backend.middleware(req, res, () => files(req, res)))
  origin = `http://app.localhost:${await start(server, 0)}`
  return {
    url: origin,
    fake: backend.fake,
    close: async () => {
      await stop(server)
      await backend.close()
    },
  }
}
