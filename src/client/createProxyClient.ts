import * as z from 'zod/mini'
import type { Connector } from '../core/connector.js'
import * as contract from '../core/contract.js'
import { ConnectorAuthError } from '../core/errors.js'
import { errorFrom } from './errorFrom.js'

export type TokenReason = 'initial' | 'rejected'

export type ProxyClientOptions = {
  /** Where `createConnectorProxy` is mounted. */
  proxyUrl: string
  fetch?: typeof globalThis.fetch | undefined
  /** A bearer token for proxies without a cookie session. Asked again once, with `rejected`, after a 401. */
  getToken?: ((ask: { reason: TokenReason }) => Promise<string> | string) | undefined
  headers?: (() => Record<string, string>) | undefined
}

export type ProxyClient = ReturnType<typeof createProxyClient>

type Call = {
  method?: 'GET' | 'PUT' | 'POST' | 'DELETE'
  body?: unknown
  signal?: AbortSignal | undefined
  timeout?: number
}

/** Milliseconds. Past the longest the proxy itself waits for Cyclr. */
const TIMEOUT = 60_000
/** Milliseconds. A blank window is waiting: after this the user had better be told (decision table, row 4). */
const OAUTH_TIMEOUT = 15_000

/**
 * The wizard's view of the proxy: one method a route, each answer parsed once. Throws `ConnectorAuthError`, or the
 * abort's reason when `signal` says so.
 */
export function createProxyClient(options: ProxyClientOptions) {
  const send = sender(options)
  return {
    connector: (id: string): Promise<Connector> => send(at(id), contract.connector),
    status: (id: string, attempt: string, proof: string | null) => {
      const query = new URLSearchParams(proof === null ? { attempt } : { attempt, proof })
      return send(at(id, `/status?${query}`), contract.status)
    },
    saveParameters: (id: string, body: contract.ParametersBody, signal?: AbortSignal) =>
      send(at(id, '/parameters'), contract.connector, { method: 'PUT', body, signal }),
    saveCredentials: (id: string, body: contract.CredentialsBody, signal?: AbortSignal) =>
      send(at(id, '/credentials'), contract.credentialsAnswer, { method: 'PUT', body, signal }),
    /** Whether the provider still accepts what is stored. Writes nothing. */
    verify: (id: string, signal?: AbortSignal) =>
      send(at(id, '/verification'), contract.verificationAnswer, { method: 'POST', signal }),
    removeCredentials: (id: string) => send(at(id, '/credentials'), contract.connector, { method: 'DELETE' }),
    startOAuth: (id: string, body: contract.OAuthBody, signal?: AbortSignal) =>
      send(at(id, '/oauth'), contract.oauthAnswer, { method: 'POST', body, signal, timeout: OAUTH_TIMEOUT }),
    /** Tells that nobody waits for a sign-in any more. Best effort: the proxy forgets it by itself in time. */
    cancelOAuth: (id: string, attempt: string): Promise<void> =>
      send(at(id, `/oauth?${new URLSearchParams({ attempt })}`), contract.connector, { method: 'DELETE' }).then(
        () => undefined,
        () => undefined,
      ),
    lookup: (id: string, name: string) =>
      send(at(id, `/lookups?${new URLSearchParams({ name })}`), contract.lookupAnswer),
  }
}

function sender({ proxyUrl, fetch, getToken, headers }: ProxyClientOptions) {
  const base = proxyUrl.replace(/\/+$/, '')
  return async function send<T>(path: string, schema: z.ZodMiniType<T>, call: Call = {}): Promise<T> {
    const { method = 'GET', body, signal, timeout = TIMEOUT } = call
    const deadline = deadlineFor(timeout, signal)
    const request = async (reason: TokenReason) =>
      (fetch ?? globalThis.fetch)(base + path, {
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
        signal: deadline.signal,
      })
    try {
      const first = await request('initial')
      const response = first.status === 401 && getToken ? await request('rejected') : first
      if (!response.ok) throw await errorFrom(response)
      return parsed(schema, await json(response))
    } catch (cause) {
      if (cause instanceof ConnectorAuthError) throw cause
      signal?.throwIfAborted()
      throw new ConnectorAuthError('network', { cause })
    } finally {
      deadline.end()
    }
  }
}

/** `AbortSignal.any` is younger than the browsers we run in. */
function deadlineFor(timeout: number, signal: AbortSignal | undefined): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController()
  const abort = () => controller.abort(signal?.reason)
  const timer = setTimeout(abort, timeout)
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

function at(id: string, path = ''): string {
  return `/connectors/${encodeURIComponent(id)}${path}`
}

function parsed<T>(schema: z.ZodMiniType<T>, body: unknown): T {
  const answer = z.safeParse(schema, body)
  if (!answer.success) throw new ConnectorAuthError('bad_response', { cause: answer.error })
  return answer.data
}

/** A page instead of JSON is what a host answers whose proxy is mounted elsewhere. */
async function json(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (cause) {
    throw new ConnectorAuthError('bad_response', { cause })
  }
}
