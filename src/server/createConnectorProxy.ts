import type { Hono } from 'hono'
import { ConnectorAuthError } from '../core/errors.js'
import { type AccountConnectors, createAccountConnectors } from './cyclr/createAccountConnectors.js'
import { createConnectorService } from './cyclr/createConnectorService.js'
import { createCyclrClient } from './cyclr/createCyclrClient.js'
import { createSafeLogger } from './http/createSafeLogger.js'
import { problem, safeError } from './http/problem.js'
import { requestContext } from './http/requestContext.js'
import type { ConnectorProxyOptions, ProxyConfig } from './options/ProxyOptions.js'
import { loggerOf } from './options/readLogger.js'
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
  /**
   * Checks the options, and calls the function of options: for the start of a server, so that a missing option is found
   * before the first request. Rejects with a `TypeError` that names the option.
   */
  ready: () => Promise<void>
  /** For the host's own server only: lists and installs account connectors in any account. */
  connectors: AccountConnectors
  /** The origin of `publicUrl`, for adapters: they must not use `Host`. Throws for options that cannot be used. */
  publicOrigin: () => string
}

/**
 * Creates the wizard's server side, the only holder of the Cyclr credentials. `options` may be a function: it is called on
 * the first request, so that a build works without secrets; call `ready` when the server starts. Throws a `TypeError` for an
 * invalid option. When `options` is a function, `ready` rejects with it, and requests are answered with the code
 * `misconfigured` while the log names the option.
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
  let given: unknown = null
  const reported = new Set<string>()
  const get = (): Built => {
    if (built) return built
    const read = typeof options === 'function' ? callOptions(options) : options
    given = read
    built = build(read)
    return built
  }
  const handle: Handler = async (request) => {
    let proxy: Built
    try {
      proxy = get()
    } catch (error) {
      const { requestId } = requestContext(request)
      const message = error instanceof TypeError ? error.message : safeError(error).message
      // Each request fails in the same way.
      if (!reported.has(message)) createSafeLogger(loggerOf(given), []).error({ requestId }, message)
      reported.add(message)
      return problem(new ConnectorAuthError('misconfigured'), requestId, { ...HEADERS, 'X-Request-Id': requestId })
    }
    return proxy.app.fetch(request)
  }
  const connectors: AccountConnectors = {
    list: async (account) => get().connectors.list(account),
    ensure: async (ensureRequest) => get().connectors.ensure(ensureRequest),
  }
  return {
    fetch: handle,
    GET: handle,
    POST: handle,
    PUT: handle,
    DELETE: handle,
    OPTIONS: handle,
    ready: async () => void get(),
    connectors,
    publicOrigin: () => get().config.publicOrigin,
  }
}

/** Those of every answer, where they do not depend on the options. */
const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

/** Our own errors, such as that of a short secret, name what is wrong. Messages of the host may hold a secret. */
function callOptions(options: () => ConnectorProxyOptions): ConnectorProxyOptions {
  try {
    return options()
  } catch (cause) {
    if (cause instanceof TypeError && cause.message.startsWith('ConnectorAuthWizard:')) throw cause
    const { message } = safeError(cause)
    throw new TypeError(`ConnectorAuthWizard: the function that returns the proxy's options threw ${message}`, {
      cause,
    })
  }
}

type Built = { app: Hono; config: ProxyConfig; connectors: AccountConnectors }

function build(options: ConnectorProxyOptions): Built {
  const config = readOptions(options)
  // Shared, because it holds the access tokens.
  const client = createCyclrClient(config)
  const app = createApp(config, createConnectorService(config, client))
  return { app, config, connectors: createAccountConnectors(config, client) }
}
