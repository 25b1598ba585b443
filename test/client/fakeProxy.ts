import type { Connector } from '../../src/core/connector.js'
import type { Status } from '../../src/core/contract.js'
import { aConnector, aMethod, aParameter } from '../core/make.js'

export const METHOD = aMethod('oauth', { name: 'OAuth' })

export const PARAMETER = aParameter({ name: 'Region', label: 'Region', isSet: true, value: 'eu', store: 'full' })

type Request = { method: string; path: string; query: URLSearchParams; body: unknown }

export type FakeProxy = ReturnType<typeof createFakeProxy>

/** A `fetch` that answers like the proxy, for one connector that signs in with OAuth. */
export function createFakeProxy(change: Partial<Connector> = {}) {
  const requests: Request[] = []
  const state: {
    connector: Connector
    status: Status | Response
    answerNext: Response | null
    /** Replaces the launch address of a sign-in. */
    launchUrl: string | null
  } = {
    answerNext: null,
    launchUrl: null,
    status: { authenticated: false, attempt: 'launched', verification: null },
    connector: aConnector({
      accountConnectorId: '1',
      name: 'Ledgerloom',
      host: { name: 'Alderway', icon: null },
      methods: [METHOD],
      ...change,
    }),
  }
  const proxy = Object.assign(state, {
    requestsTo: (method: string, path: RegExp) =>
      requests.filter((one) => one.method === method && path.test(one.path)),
    /** Authorizes the connector, so that the next poll succeeds. */
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
      if (proxy.answerNext) {
        const answer = proxy.answerNext
        proxy.answerNext = null
        return answer
      }
      if (url.pathname.endsWith('/status')) {
        return proxy.status instanceof Response ? proxy.status.clone() : Response.json(proxy.status)
      }
      if (url.pathname.endsWith('/oauth') && method === 'POST') {
        const attempt = `attempt-${proxy.requestsTo('POST', /oauth$/).length}`
        const launchUrl = proxy.launchUrl ?? `${globalThis.location.origin}/launch?ticket=${attempt}`
        return Response.json({ attempt, launchUrl, expiresIn: 60 })
      }
      return Response.json(proxy.connector)
    },
  })
  return proxy
}

/** An error response of the proxy. */
export function errorResponse(status: number, code: string): Response {
  return Response.json({ type: 'about:blank', title: code, status, code, requestId: 'request-1' }, { status })
}
