import type { ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { type ConnectorProxy, createConnectorProxy } from '../../server/createConnectorProxy.js'
import { safeError } from '../../server/http/problem.js'
import type { ConnectorProxyOptions, Logger } from '../../server/options/ProxyOptions.js'
import { toNodeHandler } from '../../server-node.js'
import { readSettings } from '../readSettings.js'
import { redisPassword, type Settings, variableOf } from '../settings.js'
import { EXIT, messageOf, UsageError } from '../UsageError.js'
import { connectRedis, type Redis } from './connectRedis.js'
import { createGracefulServer, nextSignal } from './createGracefulServer.js'
import { createJsonLogger } from './createJsonLogger.js'
import { createLinkManagement, LINKS_PATH } from './createLinkManagement.js'
import { createReadiness } from './createReadiness.js'
import { type FakeCyclr, withFakeCyclr } from './fakeCyclr.js'
import { readProxyOptions, sessionKeys } from './readProxyOptions.js'

const DEFAULT_PORT = 8080
const HTML = 'text/html; charset=utf-8'
/** Kubernetes and Docker Compose kill a process 30 and 10 seconds after SIGTERM, by default. */
const DEFAULT_STOP_SECONDS = 25

/** Serves the proxy until a signal stops it. Resolves to the exit code. Throws a `UsageError` for wrong settings. */
export async function serve(
  environment: NodeJS.ProcessEnv,
  { config, fake: isFake = false }: { config?: string | undefined; fake?: boolean | undefined },
): Promise<number> {
  const given = await readSettings(environment, config)
  const fake = isFake ? await withFakeCyclr(given, { environment, defaultPort: DEFAULT_PORT }) : null
  const read = fake?.read ?? given
  const { sessionSecret, sessionSecretPrevious, cyclrClientSecret, redisUrl } = read.settings
  const password = (redisUrl === undefined ? null : redisPassword(redisUrl)) ?? ''
  const logger = createJsonLogger([sessionSecret, sessionSecretPrevious, cyclrClientSecret, password])
  const options = { ...(await readProxyOptions(read, logger)), ...fake?.options }
  const redis = redisUrl === undefined ? null : await connectRedis(redisUrl, logger)
  try {
    return await serveUntilStopped(read.settings, { ...options, ...redis?.options }, { redis, fake, logger })
  } finally {
    redis?.close()
  }
}

async function serveUntilStopped(
  settings: Settings,
  options: ConnectorProxyOptions,
  { redis, fake, logger }: { redis: Redis | null; fake: FakeCyclr | null; logger: Logger },
): Promise<number> {
  const { port, stopSeconds } = settings
  const proxy = createProxy(options)
  const readiness = createReadiness(options, redis, logger)
  const handle = toNodeHandler(proxy)
  const manageLinks = createLinkManagement(proxy.links, sessionKeys(settings), logger)

  const { server, underWay, stop } = createGracefulServer(async (req, res) => {
    const path = req.url?.split('?', 1)[0]
    if (path === '/healthz') return answer(res, 200, { status: 'ok' })
    if (path === '/' && fake?.page) return void res.writeHead(200, { 'Content-Type': HTML }).end(fake.page)
    if (path !== '/readyz' && path !== LINKS_PATH) return handle(req, res)
    const { method = '', headers } = req
    const request = { method, authorization: headers.authorization ?? null }
    const { status, body } = await (path === '/readyz' ? readiness() : manageLinks(request))
    answer(res, status, body)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new UsageError([`PORT cannot be listened on: ${messageOf(error)}`])))
    // Without a secret the fake authorizes every request, so it accepts only those of this machine.
    server.listen({ port: port ?? DEFAULT_PORT, ...(fake && { host: '127.0.0.1' }) }, resolve)
  })
  const address = server.address()
  logger.info(
    {
      port: typeof address === 'object' ? address?.port : null,
      publicUrl: options.publicUrl,
      redis: redis !== null,
    },
    'Listening',
  )
  if (fake)
    logger.warn({}, 'This is a fake Cyclr in memory: nothing is connected, and everything ends with the process')
  // Such as in a callback of the config file: what state the process is in is not known any more.
  process.once('uncaughtException', (error) => {
    logger.error({ reason: safeError(error).message }, 'Ended by an unexpected error')
    process.exit(EXIT.failed)
  })
  const signal = await nextSignal()
  logger.info({ signal, underWay: underWay() }, 'Stopping')
  readiness.stop()
  const limit = setTimeout((stopSeconds ?? DEFAULT_STOP_SECONDS) * 1000, 'limit', { ref: false })
  const outcome = await Promise.race([stop(), limit, nextSignal()])
  if (outcome !== 'finished') logger.warn({ underWay: underWay() }, 'Requests under way were ended')
  logger.info({}, 'Stopped')
  // What is under way would go on, and wait for Cyclr.
  if (outcome !== 'finished') process.exit(EXIT.ok)
  return EXIT.ok
}

/** What the proxy says about an option is about the setting that it is made of: `host.icon` is `HOST_ICON`. */
function createProxy(options: ConnectorProxyOptions): ConnectorProxy {
  try {
    return createConnectorProxy(options)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const message = error.message.replace(/^ConnectorAuthWizard: |\.$/g, '')
    throw new UsageError([message.replace(/^the proxy's option "([\w.]+)"/, (_, option) => variableOf(joined(option)))])
  }
}

function joined(option: string): string {
  return option.replace(/\.(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function answer(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  res.end(JSON.stringify(body))
}
