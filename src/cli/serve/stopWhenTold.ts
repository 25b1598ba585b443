import type { Server, ServerResponse } from 'node:http'
import type { Logger } from '../../server/options/ProxyOptions.js'
import type { Readiness } from './createReadiness.js'

type Stoppable = {
  server: Server
  /** Responses that are not finished. */
  underWay: ReadonlySet<ServerResponse>
  readiness: Readiness
  logger: Logger
  limitMs: number
}

/**
 * Waits for SIGTERM or SIGINT, then accepts no further connection, and lets requests under way finish until the limit.
 * A second signal ends them at once.
 */
export async function stopWhenTold({ server, underWay, readiness, logger, limitMs }: Stoppable): Promise<void> {
  const signal = await nextSignal()
  const again = nextSignal()
  logger.info({ signal, underWay: underWay.size }, 'Stopping')
  readiness.stop()
  const closed = new Promise<'closed'>((resolve) => server.close(() => resolve('closed')))
  // A client that keeps its connection would send the next request to an instance that is gone.
  for (const res of underWay) res.shouldKeepAlive = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, limitMs)
  })
  if ((await Promise.race([closed, limit, again])) !== 'closed') {
    logger.warn({ underWay: underWay.size }, 'Requests under way were ended')
    server.closeAllConnections()
    await closed
  }
  clearTimeout(timer)
  logger.info({}, 'Stopped')
}

function nextSignal(): Promise<string> {
  return new Promise((resolve) => {
    const stop = (signal: string) => {
      for (const name of SIGNALS) process.off(name, stop)
      resolve(signal)
    }
    for (const name of SIGNALS) process.on(name, stop)
  })
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const
