import type { Grant } from '../../src/core/grant.js'
import type { ConnectorService, SignInStart } from '../../src/server/cyclr/ConnectorService.js'
import type { ConnectorProxyOptions, ProxyConfig } from '../../src/server/options/ProxyOptions.js'
import { readOptions } from '../../src/server/options/readOptions.js'
import { createApp } from '../../src/server/routes/createApp.js'
import { aConnector } from '../core/make.js'

export const ORIGIN = 'https://app.acme.test'
export const BASE = '/api/connector-auth'
export const SERVICE = 'https://acme-h.cyclr.test'
export const SECRET = 'client-secret-canary'
export const GRANT: Grant = { accountId: 'account-1', userId: 'user-1', accountLabel: 'Brightwater Foods' }

/** Headers of a write that the widget sends from the host's own page. */
export const OWN = {
  'X-Connector-Wizard': '1',
  'Sec-Fetch-Site': 'same-origin',
  'Content-Type': 'application/json',
}

/** Headers of a navigation in a window that the host's own page has opened. */
export const NAVIGATION = {
  'Sec-Fetch-Site': 'same-origin',
  'Sec-Fetch-Dest': 'document',
  'Sec-Fetch-Mode': 'navigate',
}

export function optionsWith(over: Partial<ConnectorProxyOptions> = {}): ConnectorProxyOptions {
  return {
    cyclr: {
      apiDomain: 'api.cyclr.test',
      serviceDomain: 'acme-h.cyclr.test',
      clientId: 'client-id',
      clientSecret: SECRET,
      signInUser: 'connector-sign-in',
    },
    publicUrl: `${ORIGIN}${BASE}`,
    host: { name: 'Acme' },
    authorize: () => GRANT,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    // Tests send more requests than the default budgets allow.
    rateLimit: false,
    ...over,
  }
}

export const CONNECTOR = aConnector({ methods: [] })

/** A `startSignIn` for a connector in this state. */
export function startsFrom(over: Partial<SignInStart> = {}): ConnectorService['startSignIn'] {
  return async (_grant, _id, _method, _values, keep) => {
    const start = {
      connectorName: 'Postmoth',
      hasSeveralMethods: false,
      wasAuthenticated: false,
      credentialFingerprint: null,
      replaced: [],
      replacedMethod: null,
      ...over,
    }
    await keep(start)
    return start
  }
}

type Call = { name: keyof ConnectorService; args: readonly unknown[] }

/** A service with fixed answers that records its calls. */
function createServiceStub(over: Partial<ConnectorService> = {}): {
  service: ConnectorService
  calls: Call[]
} {
  const calls: Call[] = []
  const plain: ConnectorService = {
    list: async () => [],
    read: async () => CONNECTOR,
    authState: async () => ({ authenticated: false, credentialFingerprint: null }),
    lookup: async () => [],
    cycle: async () => ({ name: null, connectors: [], complete: true, notFound: [], prerequisites: [] }),
    verify: async () => 'unknown',
    identify: async () => ({ connectedAs: null, mark: null, isDifferent: false }),
    saveParameters: async () => CONNECTOR,
    saveCredentials: async () => ({ connector: CONNECTOR, verification: 'unknown' }),
    removeCredentials: async () => CONNECTOR,
    startSignIn: startsFrom(),
    signInAddress: async ({ accountConnectorId: id }, targetOrigin) =>
      `${SERVICE}/connectorauth/updateaccountconnectoroauth?${new URLSearchParams({ id, token: 'tok+/=', targetOrigin })}`,
    rollback: async () => undefined,
    ...over,
  }
  const recorded =
    <A extends readonly unknown[], R>(name: keyof ConnectorService, work: (...args: A) => R) =>
    (...args: A): R => {
      calls.push({ name, args })
      return work(...args)
    }
  const service: ConnectorService = {
    list: recorded('list', plain.list),
    read: recorded('read', plain.read),
    authState: recorded('authState', plain.authState),
    lookup: recorded('lookup', plain.lookup),
    cycle: recorded('cycle', plain.cycle),
    verify: recorded('verify', plain.verify),
    identify: recorded('identify', plain.identify),
    saveParameters: recorded('saveParameters', plain.saveParameters),
    saveCredentials: recorded('saveCredentials', plain.saveCredentials),
    removeCredentials: recorded('removeCredentials', plain.removeCredentials),
    startSignIn: recorded('startSignIn', plain.startSignIn),
    signInAddress: recorded('signInAddress', plain.signInAddress),
    rollback: recorded('rollback', plain.rollback),
  }
  return { service, calls }
}

export type LogLine = { level: 'info' | 'warn' | 'error'; fields: object; message: string }

type Setup = {
  options?: Partial<ConnectorProxyOptions>
  service?: Partial<ConnectorService>
  config?: Partial<ProxyConfig>
}

/** The proxy's app with a stub of the service, and functions that send it requests. */
export function createHarness({ options = {}, service: over = {}, config: more = {} }: Setup = {}) {
  const lines: LogLine[] = []
  const at = (level: LogLine['level']) => (fields: object, message: string) =>
    void lines.push({ level, fields, message })
  const logger = { info: at('info'), warn: at('warn'), error: at('error') }
  const config = { ...readOptions(optionsWith({ logger, ...options })), ...more }
  const { service, calls } = createServiceStub(over)
  const app = createApp(config, service)
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.fetch(new Request(`${ORIGIN}${BASE}${path}`, { headers: OWN, ...init }))
  const put = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, { method: 'PUT', body: JSON.stringify(body), headers: { ...OWN, ...headers } })
  /** Starts a sign-in. Returns its launch address as a path on this proxy. */
  const start = async (body: object = {}, headers: Record<string, string> = {}) => {
    const init = { method: 'POST', body: JSON.stringify({ methodId: 'm', mode: 'popup', ...body }) }
    const response = await ask('/connectors/36328/oauth', { ...init, headers: { ...OWN, ...headers } })
    const answer: { attempt: string; launchUrl: string; expiresIn: number } = await response.json()
    return { ...answer, path: answer.launchUrl.slice(`${ORIGIN}${BASE}`.length) }
  }
  return { app, config, calls, lines, ask, put, start }
}

/** The code of an error answer. */
export async function codeOf(response: Response): Promise<string> {
  const { code }: { code: string } = await response.json()
  return code
}

/** `targetOrigin` of a redirect to the service domain, as a path on this proxy. */
export function returnPathOf(launched: Response): string {
  const target = new URL(launched.headers.get('Location') ?? '').searchParams.get('targetOrigin') ?? ''
  return target.slice(`${ORIGIN}${BASE}`.length)
}
