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
  /** Answers a request of the wizard, or of a sign-in window. It never rejects. */
  fetch: Handler
  /** The same as `fetch`. */
  GET: Handler
  /** The same as `fetch`. */
  POST: Handler
  /** The same as `fetch`. */
  PUT: Handler
  /** The same as `fetch`. */
  DELETE: Handler
  /** Answers the CORS preflight of pages on `allowedOrigins`. */
  OPTIONS: Handler
  /**
   * Checks the options, and calls the function of options: for the start of a server, so that a missing option is found
   * before the first request.
   *
   * @throws A `TypeError` that names the option.
   *
   * @example
   * import { proxy } from './proxy.js'
   *
   * await proxy.ready()
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
   * When Cyclr cannot be reached, `accountConnectorId` is `null` and a warning is logged.
   *
   * @throws A `ConnectorAuthError` of code `invalid_request` for a body without `AccountId` and `CycleId`.
   *
   * @example
   * // Console: Settings → General Settings → Transaction Error Webhook URL: https://app.acme.example/webhooks/cyclr/<the secret>
   * import { proxy } from './proxy.js'
   *
   * export async function onTransactionError(
   *   secret: string,
   *   body: unknown,
   *   addNotice: (accountId: string, accountConnectorId: string) => Promise<void>,
   * ): Promise<number> {
   *   if (secret !== process.env['CYCLR_WEBHOOK_SECRET']) return 404
   *   const { accountId, accountConnectorId, isAuthentication } = await proxy.readTransactionError(body)
   *   if (isAuthentication && accountConnectorId !== null) await addNotice(accountId, accountConnectorId)
   *   return 204
   * }
   */
  readTransactionError: (body: unknown) => Promise<TransactionError>
  /**
   * The origin of `publicUrl`, for adapters: they must not use `Host`.
   *
   * @throws A `TypeError` for options that cannot be used.
   */
  publicOrigin: () => string
}

/**
 * Creates the wizard's server side, the only holder of the Cyclr credentials. `options` may be a function: it is called on
 * the first request, so that a build works without secrets; call `ready` when the server starts.
 *
 * @throws A `TypeError` for an invalid option. When `options` is a function, `ready` rejects with it, and requests are
 * answered with the code `misconfigured` while the log names the option.
 *
 * @example
 * import { createConnectorProxy } from 'connector-auth-wizard/server'
 * import { sessionOf } from './session.js' // yours: who is signed in?
 *
 * const { CYCLR_CLIENT_ID = '', CYCLR_CLIENT_SECRET = '' } = process.env
 *
 * export const proxy = createConnectorProxy(() => ({
 *   cyclr: {
 *     apiDomain: 'api.cyclr.com',
 *     serviceDomain: 'acme-h.cyclr.com',
 *     clientId: CYCLR_CLIENT_ID,
 *     clientSecret: CYCLR_CLIENT_SECRET,
 *     signInUser: 'connector-sign-in',
 *   },
 *   publicUrl: 'https://app.acme.example/api/connector-auth',
 *   host: { name: 'Acme' },
 *   authorize: async (request) => {
 *     const session = await sessionOf(request)
 *     return session && { accountId: session.cyclrAccountId, userId: session.userId }
 *   },
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
