import * as z from 'zod/mini'
import type { Connector } from '../core/connector.js'
import * as contract from '../core/contract.js'
import { ConnectorAuthError, ERROR_CODES, type ErrorCode } from '../core/errors.js'
import type { ConnectorAuthOptions } from './options.js'

/** The part of the options that concerns requests. Read for each request, so that the newest ones are used. */
export type RequestOptions = Pick<ConnectorAuthOptions, 'fetch' | 'getToken' | 'headers'>

type Call = {
  method?: 'GET' | 'PUT' | 'POST' | 'DELETE'
  body?: unknown
  signal?: AbortSignal | undefined
  timeoutMs?: number
}

/** Longer than the proxy itself waits for Cyclr. */
const TIMEOUT_MS = 60_000
/** A blank window is open meanwhile: after this the user is shown an error instead. */
const OAUTH_TIMEOUT_MS = 15_000

export type ProxyClient = ReturnType<typeof createProxyClient>

/**
 * The proxy's routes as methods, each answer parsed once. They throw `ConnectorAuthError`, or the abort's reason when
 * `signal` is aborted.
 */
export function createProxyClient(proxyUrl: string, options: () => RequestOptions) {
  const base = proxyUrl.replace(/\/+$/, '')

  const send = async <T>(path: string, schema: z.ZodMiniType<T>, call: Call = {}): Promise<T> => {
    const { signal, timeoutMs = TIMEOUT_MS } = call
    const deadline = createDeadline(timeoutMs, signal)
    const request = (reason: 'initial' | 'rejected') => fetchOnce(base + path, call, deadline.signal, options(), reason)
    try {
      const first = await request('initial')
      const response = first.status === 401 && options().getToken ? await request('rejected') : first
      if (!response.ok) throw await toError(response)
      return parse(schema, await readJson(response))
    } catch (cause) {
      if (cause instanceof ConnectorAuthError) throw cause
      signal?.throwIfAborted()
      throw new ConnectorAuthError('network', { cause })
    } finally {
      deadline.end()
    }
  }

  return {
    connector: (id: string): Promise<Connector> => send(pathOf(id), contract.connector),
    status: (id: string, attempt: string, proof: string | null) => {
      const query = new URLSearchParams(proof === null ? { attempt } : { attempt, proof })
      return send(pathOf(id, `/status?${query}`), contract.status)
    },
    saveParameters: (id: string, body: contract.ParametersBody, signal?: AbortSignal) =>
      send(pathOf(id, '/parameters'), contract.connector, { method: 'PUT', body, signal }),
    saveCredentials: (id: string, body: contract.CredentialsBody, signal?: AbortSignal) =>
      send(pathOf(id, '/credentials'), contract.credentialsAnswer, { method: 'PUT', body, signal }),
    /** Whether the provider still accepts the stored credentials. Writes nothing. */
    verify: (id: string, signal?: AbortSignal) =>
      send(pathOf(id, '/verification'), contract.verificationAnswer, { method: 'POST', signal }),
    removeCredentials: (id: string) => send(pathOf(id, '/credentials'), contract.connector, { method: 'DELETE' }),
    startOAuth: (id: string, body: contract.OAuthBody) =>
      send(pathOf(id, '/oauth'), contract.oauthAnswer, { method: 'POST', body, timeoutMs: OAUTH_TIMEOUT_MS }),
    /** Cancels an attempt, so that the proxy restores the settings it replaced. Best effort: it also expires. */
    cancelOAuth: (id: string, attempt: string): Promise<void> =>
      send(pathOf(id, `/oauth?${new URLSearchParams({ attempt })}`), contract.connector, { method: 'DELETE' }).then(
        () => undefined,
        () => undefined,
      ),
    lookup: (id: string, name: string) =>
      send(pathOf(id, `/lookups?${new URLSearchParams({ name })}`), contract.lookupAnswer),
  }
}

function pathOf(id: string, path = ''): string {
  return `/connectors/${encodeURIComponent(id)}${path}`
}

async function fetchOnce(
  url: string,
  { method = 'GET', body }: Call,
  signal: AbortSignal,
  { fetch = globalThis.fetch, getToken, headers }: RequestOptions,
  reason: 'initial' | 'rejected',
): Promise<Response> {
  return fetch(url, {
    method,
    headers: {
      ...headers?.(),
      ...(getToken ? { Authorization: `Bearer ${await getToken({ reason })}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      [contract.WIZARD_HEADER]: '1',
    },
    body: body === undefined ? null : JSON.stringify(body),
    cache: 'no-store',
    credentials: 'include',
    redirect: 'error',
    signal,
  })
}

/** `AbortSignal.any` is newer than the browsers we support. */
function createDeadline(timeoutMs: number, signal: AbortSignal | undefined): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController()
  const abort = () => controller.abort(signal?.reason)
  const timer = setTimeout(abort, timeoutMs)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort)
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    },
  }
}

function parse<T>(schema: z.ZodMiniType<T>, body: unknown): T {
  const answer = z.safeParse(schema, body)
  if (!answer.success) throw new ConnectorAuthError('bad_response', { cause: answer.error })
  return answer.data
}

/** A host whose proxy is mounted elsewhere answers with a page instead of JSON. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (cause) {
    throw new ConnectorAuthError('bad_response', { cause })
  }
}

/** The error in a problem+json answer. An answer in another form is not the proxy's own: its status decides. */
async function toError(response: Response): Promise<ConnectorAuthError> {
  const body = z.safeParse(contract.problem, await response.json().catch(() => null))
  if (!body.success) {
    const seconds = Number(response.headers.get('Retry-After'))
    return new ConnectorAuthError(codeForStatus(response.status), seconds > 0 ? { retryAfter: seconds } : {})
  }
  const { code, requestId, fields, retryAfter, restored } = body.data
  return new ConnectorAuthError(isErrorCode(code) ? code : 'bad_response', { requestId, fields, retryAfter, restored })
}

function codeForStatus(status: number): ErrorCode {
  if (status === 401) return 'unauthenticated'
  if (status === 413) return 'payload_too_large'
  if (status === 429) return 'rate_limited'
  return status === 502 || status === 503 || status === 504 ? 'unavailable' : 'bad_response'
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code)
}
