import type { AuthMethod, Connector, Parameter } from '../../src/core/connector.js'
import type { Status } from '../../src/core/contract.js'

export const METHOD: AuthMethod = {
  id: 'oauth',
  name: 'OAuth',
  description: null,
  kind: 'oauth',
  scheme: null,
  labels: {},
  steps: [],
  personalLogin: false,
  fields: {},
  shape: null,
}

export const PARAMETER: Parameter = {
  name: 'Region',
  label: 'Region',
  description: null,
  required: true,
  secret: false,
  multiline: false,
  type: 'text',
  choices: null,
  lookup: false,
  methods: null,
  isSet: true,
  value: 'eu',
  example: null,
  prefix: null,
  suffix: null,
  store: 'full',
  shape: null,
  pattern: null,
  patternHint: null,
  suggestions: [],
  showWhen: null,
}

type Request = { method: string; path: string; query: URLSearchParams; body: unknown }

export type FakeProxy = ReturnType<typeof createFakeProxy>

/** The proxy as the wizard meets it over HTTP, for one connector that signs in with OAuth. */
export function createFakeProxy(change: Partial<Connector> = {}) {
  const requests: Request[] = []
  const state: { connector: Connector; status: Status | Response } = {
    status: { authenticated: false, attempt: 'launched', verification: null },
    connector: {
      accountConnectorId: '1',
      name: 'Ledgerloom',
      description: null,
      icon: null,
      host: { name: 'Alderway', icon: null },
      authenticated: false,
      methods: [METHOD],
      parameters: [],
      can: ['read', 'connect'],
      canVerify: false,
      guide: null,
      ...change,
    },
  }
  const proxy = Object.assign(state, {
    asked: (method: string, path: RegExp) => requests.filter((one) => one.method === method && path.test(one.path)),
    /** The provider allowed it: what the next look finds. */
    allow: (attempt: Status['attempt'] = 'returned') => {
      proxy.connector = { ...proxy.connector, authenticated: true }
      proxy.status = { authenticated: true, attempt, verification: attempt === 'returned' ? 'accepted' : null }
    },
    fetch: async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
      const url = new URL(input instanceof Request ? input.url : input, 'http://localhost')
      const { method = 'GET', body } = init
      requests.push({
        method,
        path: url.pathname,
        query: url.searchParams,
        body: typeof body === 'string' ? JSON.parse(body) : null,
      })
      if (url.pathname.endsWith('/status')) {
        return proxy.status instanceof Response ? proxy.status.clone() : Response.json(proxy.status)
      }
      if (url.pathname.endsWith('/oauth') && method === 'POST') {
        const attempt = `attempt-${proxy.asked('POST', /oauth$/).length}`
        return Response.json({ attempt, launchUrl: `http://localhost/launch?ticket=${attempt}`, expiresIn: 60 })
      }
      return Response.json(proxy.connector)
    },
  })
  return proxy
}

/** A fault as the proxy words it. */
export function problem(status: number, code: string): Response {
  return Response.json({ type: 'about:blank', title: code, status, code, requestId: 'request-1' }, { status })
}
