import type { Hono } from 'hono'
import { ConnectorAuthError } from '../core/errors.js'
import { type AccountConnectors, createAccountConnectors } from './cyclr/createAccountConnectors.js'
import { createConnectorService } from './cyclr/createConnectorService.js'
import { createCyclrClient } from './cyclr/createCyclrClient.js'
import { type Cycles, createCycles, createTemplates, type Templates } from './cyclr/createWorkflows.js'
import { createTransactionErrors, type TransactionError } from './cyclr/webhook/createTransactionErrors.js'
import { createSafeLogger } from './http/createSafeLogger.js'
import { problem, safeError } from './http/problem.js'
import { requestContext } from './http/requestContext.js'
import { type ConnectLinks, createConnectLinks } from './links/createConnectLinks.js'
import { createLinks } from './links/createLinks.js'
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
  /** For the host's own server only: installs cycles from templates. */
  templates: Templates
  /** For the host's own server only: reads and starts cycles. */
  cycles: Cycles
  /** For the host's own server only: creates and revokes connect links. */
  links: ConnectLinks
  /**
   * Reads what Cyclr posts to the partner's "Transaction Error Webhook" when a step of a cycle fails (D), and looks up which
   * account connector it was about: for a notice in your product that opens `<ConnectorAuthWizard intent="reconnect">`.
   * `body` is its parsed JSON, or its text. Nothing of the error's `Message` and `Detail` is returned or logged: they may
   * hold data of your customer.
   *
   * Cyclr does not sign the request: put a secret in the address of the webhook, and refuse requests without it. The answer
   * tells a caller which connectors an account uses.
   *
   * Rejects with the `ConnectorAuthError` `invalid_request` for a body without `AccountId` and `CycleId`. When Cyclr cannot
   * be reached, `accountConnectorId` is `null` and a warning is logged.
   *
   * @example
   * // Console: Settings → General Settings → Transaction Error Webhook URL: https://app.acme.com/webhooks/cyclr/<the secret>
   * app.post('/webhooks/cyclr/:secret', express.json({ limit: '1mb' }), (req, res, next) => {
   *   if (req.params.secret !== process.env.CYCLR_WEBHOOK_SECRET) return res.sendStatus(404)
   *   const notify = async () => {
   *     const { accountId, accountConnectorId, isAuthentication } = await proxy.readTransactionError(req.body)
   *     if (isAuthentication && accountConnectorId !== null) await notices.add({ accountId, accountConnectorId })
   *     res.sendStatus(204)
   *   }
   *   notify().catch(next)
   * })
   *
   * // Where the notice opens, for a user of that account:
   * <ConnectorAuthWizard intent="reconnect" accountConnectorId={notice.accountConnectorId} proxyUrl="/api/connector-auth" />
   */
  readTransactionError: (body: unknown) => Promise<TransactionError>
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
  const templates: Templates = { install: async (of) => get().templates.install(of) }
  const cycles: Cycles = {
    read: async (of) => get().cycles.read(of),
    activate: async (of) => get().cycles.activate(of),
  }
  const links: ConnectLinks = {
    create: async (request) => get().links.create(request),
    revoke: async (id) => get().links.revoke(id),
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
    templates,
    cycles,
    links,
    readTransactionError: async (body) => get().readTransactionError(body),
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

type Built = Pick<ConnectorProxy, 'connectors' | 'templates' | 'cycles' | 'links' | 'readTransactionError'> & {
  app: Hono
  config: ProxyConfig
}

function build(options: ConnectorProxyOptions): Built {
  const config = readOptions(options)
  // Shared, because it holds the access tokens.
  const client = createCyclrClient(config)
  const service = createConnectorService(config, client)
  const links = createLinks(config, service)
  const app = createApp(config, service, links)
  return {
    app,
    config,
    connectors: createAccountConnectors(config, client),
    templates: createTemplates(client),
    cycles: createCycles(client, service),
    links: createConnectLinks(config, links),
    readTransactionError: createTransactionErrors(config, client),
  }
}
