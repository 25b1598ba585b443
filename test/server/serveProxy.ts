import { connector as connectorSchema } from '../../src/core/contract.js'
import { createAccountConnectors } from '../../src/server/cyclr/createAccountConnectors.js'
import { createConnectorService } from '../../src/server/cyclr/createConnectorService.js'
import { createCyclrClient, type Timeouts } from '../../src/server/cyclr/createCyclrClient.js'
import { createCycles, createTemplates } from '../../src/server/cyclr/createWorkflows.js'
import type { ConnectorProxyOptions } from '../../src/server/options/ProxyOptions.js'
import { readOptions } from '../../src/server/options/readOptions.js'
import { createApp } from '../../src/server/routes/createApp.js'
import { toNodeHandler } from '../../src/server-node.js'
import { ACCOUNT, type FakeCyclr } from '../../src/testing.js'
import { listen } from './adapters.js'
import { BASE, OWN, optionsWith } from './harness.js'

export type ServedProxy = Awaited<ReturnType<typeof serveProxy>>

/** For tests that do not measure time, on a busy machine. */
export const LONG_TIMEOUTS: Timeouts = { headersMs: 10_000, callMs: 20_000 }

/** A proxy in front of an upstream, over real HTTP, with short time-outs. */
export async function serveProxy(
  fake: FakeCyclr,
  apiOrigin: string,
  over: Partial<ConnectorProxyOptions> = {},
  timeouts: Timeouts = { headersMs: 1_500, callMs: 3_000 },
) {
  const log: { level: string; fields: object; message: string }[] = []
  const at = (level: string) => (fields: object, message: string) => void log.push({ level, fields, message })
  const { serviceOrigin, clientId, clientSecret } = fake.options
  const config = readOptions(
    optionsWith({
      cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
      authorize: () => ({ accountId: ACCOUNT, userId: 'user-1', can: ['read', 'connect', 'disconnect', 'check'] }),
      logger: { info: at('info'), warn: at('warn'), error: at('error') },
      rateLimit: false,
      ...over,
    }),
  )
  const client = createCyclrClient(config, timeouts)
  const service = createConnectorService(config, client)
  const app = createApp(config, service)
  const connectors = createAccountConnectors(config, client)
  const handle = async (request: Request) => app.fetch(request)
  const publicOrigin = () => config.publicOrigin
  const { server, port } = await listen(toNodeHandler({ fetch: handle, publicOrigin }))

  /** Every answer with its headers. */
  const said: string[] = []
  const send = async (path: string, init: RequestInit = {}) => {
    const url = `http://127.0.0.1:${port}${BASE}${path}`
    const response = await fetch(url, { headers: OWN, redirect: 'manual', ...init })
    const text = await response.clone().text()
    said.push(text, JSON.stringify([...response.headers]))
    return response
  }
  const body = async (path: string, init?: RequestInit): Promise<Record<string, unknown>> =>
    Object(await (await send(path, init)).json())
  const write = (method: string) => (path: string, value: unknown) =>
    send(path, { method, body: JSON.stringify(value) })
  const methodOf = async (id: string, kind?: string) => {
    const { methods } = connectorSchema.parse(await (await send(`/connectors/${id}`)).json())
    return (methods.find((one) => kind === undefined || one.kind === kind) ?? methods[0])?.id ?? ''
  }
  return {
    port,
    config,
    connectors,
    templates: createTemplates(client),
    cycles: createCycles(client, service),
    log,
    said,
    send,
    body,
    put: write('PUT'),
    post: write('POST'),
    methodOf,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
