import type { Hono } from 'hono'
import { type AccountConnectors, createAccountConnectors } from './cyclr/createAccountConnectors.js'
import { createConnectorService } from './cyclr/createConnectorService.js'
import { createCyclrClient } from './cyclr/createCyclrClient.js'
import type { ConnectorProxyOptions, ProxyConfig } from './options/ProxyOptions.js'
import { readOptions } from './options/readOptions.js'
import { createApp } from './routes/createApp.js'

type Handler = (request: Request) => Promise<Response>

/** The proxy as a fetch handler, and under the names that Next.js route files export. */
export type ConnectorProxy = {
  fetch: Handler
  GET: Handler
  POST: Handler
  PUT: Handler
  DELETE: Handler
  /** Answers the CORS preflight of pages on `allowedOrigins`. */
  OPTIONS: Handler
  /** For the host's own server only: lists and installs account connectors in any account. */
  connectors: AccountConnectors
  /** The origin of `publicUrl`, for adapters: they must not use `Host`. */
  publicOrigin: () => string
}

/**
 * Creates the wizard's server side, the only holder of the Cyclr credentials. `options` may be a function: it is called on
 * the first request, so that a build works without secrets. Throws a `TypeError` for an invalid option: now, or on the
 * first request when `options` is a function.
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
    list: async (account) => get().connectors.list(account),
    ensure: async (ensureRequest) => get().connectors.ensure(ensureRequest),
  }
  const methods = { GET: handle, POST: handle, PUT: handle, DELETE: handle, OPTIONS: handle }
  return { fetch: handle, ...methods, connectors, publicOrigin }
}

type Built = { app: Hono; config: ProxyConfig; connectors: AccountConnectors }

function build(options: ConnectorProxyOptions): Built {
  const config = readOptions(options)
  // Shared, because it holds the access tokens.
  const client = createCyclrClient(config)
  const app = createApp(config, createConnectorService(config, client))
  return { app, config, connectors: createAccountConnectors(config, client) }
}
