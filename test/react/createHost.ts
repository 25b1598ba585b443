import type { ConnectorGuide } from '../../src/guides/ConnectorGuide.js'
import { type Action, type ConnectorProxyOptions, createConnectorProxy } from '../../src/server.js'
import { ACCOUNT, createFakeCyclr, type LibraryConnector } from '../../src/testing.js'

type HostOptions = {
  connectors?: readonly LibraryConnector[]
  guides?: readonly ConnectorGuide[]
  can?: readonly Action[]
  /** Whether a test method verifies what is saved. @default false */
  verified?: boolean
  authorize?: ConnectorProxyOptions['authorize']
}

type Seen = { method: string; path: string; body: string; headers: Headers }

/** Answers a request in place of the proxy; `undefined` leaves it to the proxy. `pass` sends it on and resolves with the response. */
type Intercept = (
  seen: Seen,
  signal: AbortSignal,
  pass: () => Promise<Response>,
) => Response | Promise<Response> | undefined

const passes: Intercept = () => undefined

export type Host = ReturnType<typeof createHost>

const BASE = '/api/connector-auth'
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** The server side of a host: the real proxy over the fake Cyclr, reached through `fetch`. */
export function createHost({ connectors, guides, can, verified = false, authorize }: HostOptions = {}) {
  const cyclr = createFakeCyclr(connectors && { connectors })
  const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
  const idOf = (name: string) => {
    const found = cyclr.installed({ name, accountId: ACCOUNT })[0]
    if (!found) throw new Error(`No connector is called ${name}`)
    return String(found.id)
  }
  const proxy = createConnectorProxy({
    cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
    publicUrl: `${globalThis.location.origin}${BASE}`,
    host: { name: 'Alderway' },
    authorize: authorize ?? (() => ({ accountId: ACCOUNT, userId: 'user-1', ...(can && { can }) })),
    fetch: cyclr.fetch,
    logger: QUIET,
    ...(guides && { guides }),
    ...(verified && { verify: (name: string) => cyclr.testMethodOf(idOf(name)) }),
  })
  const seen: Seen[] = []
  let intercept = passes

  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const { signal, ...rest } = init
    const request = new Request(new URL(input instanceof Request ? input.url : input, globalThis.location.href), rest)
    request.headers.set('Sec-Fetch-Site', 'same-origin')
    const { pathname, search } = new URL(request.url)
    const one = {
      method: request.method,
      path: `${pathname.slice(BASE.length)}${search}`,
      body: await request.clone().text(),
      headers: request.headers,
    }
    seen.push(one)
    const pass = () => proxy.fetch(request)
    const answer = intercept(one, signal ?? new AbortController().signal, pass)
    return raced(Promise.resolve(answer ?? pass()), signal)
  }

  return {
    cyclr,
    proxy,
    fetch,
    idOf,
    /** Every request the widget made, in order. */
    seen,
    /** The requests as `GET /connectors/:id`, without their ids. */
    calls: () => seen.map(({ method, path }) => `${method} ${path.replace(/\d{3,}/, ':id').replace(/\?.*/, '')}`),
    on: (next: Intercept) => {
      intercept = next
    },
    /** Leaves every request to the proxy again. */
    reset: () => {
      intercept = passes
    },
  }
}

/** An error response of the proxy, for errors that are hard to cause. */
export function problem(status: number, code: string, over: object = {}): Response {
  const body = { type: 'about:blank', title: code, status, code, requestId: '7f3k2qxd-0000', ...over }
  return Response.json(body, { status, headers: { 'Content-Type': 'application/problem+json' } })
}

/** A response that never arrives. Rejects when the request is aborted. */
export function noResponse(signal: AbortSignal): Promise<Response> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

function raced(answer: Promise<Response>, signal: AbortSignal | null | undefined): Promise<Response> {
  if (!signal) return answer
  return new Promise((resolve, reject) => {
    const abort = () => reject(new DOMException('aborted', 'AbortError'))
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    answer.then(resolve, reject)
  })
}
