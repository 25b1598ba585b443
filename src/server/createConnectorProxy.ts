import type { Hono } from 'hono'
import { createApp, type ProxyEnv } from './createApp.js'
import { createConnections } from './cyclr/createConnections.js'
import type { ConnectorProxyOptions, ProxyConfig } from './ProxyOptions.js'
import { readOptions } from './readOptions.js'

type Handler = (request: Request) => Promise<Response>

export type ConnectorProxy = {
  fetch: Handler
  GET: Handler
  POST: Handler
  PUT: Handler
  DELETE: Handler
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
  return { fetch: handle, GET: handle, POST: handle, PUT: handle, DELETE: handle, publicOrigin }
}

function build(options: ConnectorProxyOptions): { app: Hono<ProxyEnv>; config: ProxyConfig } {
  const config = readOptions(options)
  return { app: createApp(config, createConnections(config)), config }
}
