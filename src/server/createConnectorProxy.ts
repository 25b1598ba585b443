import type { Hono } from 'hono'
import { type AccountConnectors, createAccountConnectors } from './cyclr/createAccountConnectors.js'
import { createConnectorService } from './cyclr/createConnectorService.js'
import { createCyclrClient } from './cyclr/createCyclrClient.js'
import type { ConnectorProxyOptions, ProxyConfig } from './options/ProxyOptions.js'
import { readOptions } from './options/readOptions.js'
import { createApp, type ProxyEnv } from './routes/createApp.js'

type Handler = (request: Request) => Promise<Response>

export type ConnectorProxy = {
  fetch: Handler
  GET: Handler
  POST: Handler
  PUT: Handler
  DELETE: Handler
  /** What browsers ask before a page on another origin may write. */
  OPTIONS: Handler
  /** For the host's own server, which is trusted to name any account: what is installed there, and what should be. */
  connectors: AccountConnectors
  /** The origin of `publicUrl`: for adapters, which must not believe `Host`. */
  publicOrigin: () => string
}

/**
 * The wizard's server side: the only holder of Cyclr credentials. A function instead of options is called at the first
 * request, so that a build without secrets passes. Throws at once, or then, when an option cannot be used.
 *
 * @example
 * export const proxy = createConnectorProxy(() => ({
 *   cyclr: { apiDomain: 'api.cyclr.com', serviceDomain: 'acme-h.cyclr.com', clientId, clientSecret, signInUser: 'connector-sign-in' },
 *   publicUrl: 'https://app.acme.com/api/connector-auth',
 *   host: { name: 'Acme' },
 *   authorize: async (request) => grantOf(await sessionOf(request)),
 * }))
 */
export function createConnectorProxy(options: ConnectorProxyOptions | (() => ConnectorProxyOptions)): ConnectorProxy {
  let built = typeof options === 'function' ? null : build(options)
  const get = () => {
    built ??= build(typeof options === 'function' ? options() : options)
    return built
  }
  const handle: Handler = async (request) => get().app.fetch(request)
  const publicOrigin = () => get().config.publicOrigin
  const connectors: AccountConnectors = {
    list: async (of) => get().connectors.list(of),
    ensure: async (wanted) => get().connectors.ensure(wanted),
  }
  const methods = { GET: handle, POST: handle, PUT: handle, DELETE: handle, OPTIONS: handle }
  return { fetch: handle, ...methods, connectors, publicOrigin }
}

type Built = { app: Hono<ProxyEnv>; config: ProxyConfig; connectors: AccountConnectors }

function build(options: ConnectorProxyOptions): Built {
  const config = readOptions(options)
  // One for both: they share access tokens.
  const client = createCyclrClient(config)
  const app = createApp(config, createConnectorService(config, client))
  return { app, config, connectors: createAccountConnectors(config, client) }
}
