import type { Connector } from '../core/connector.js'
import type { CredentialsBody, OAuthBody, ParametersBody } from '../core/contract.js'
import { ConnectorAuthError } from '../core/errors.js'
import { WIZARD_HEADER } from '../core/protocol.js'
import { isRedirect } from './browser.js'
import { callHost } from './callHost.js'
import { loadReader } from './loadReader.js'
import type { ConnectorAuthOptions } from './options.js'
import type { Answers } from './readAnswer.js'

/** The part of the options that concerns requests. Read for each request, so that the newest ones are used. */
export type RequestOptions = Pick<ConnectorAuthOptions, 'fetch' | 'getToken' | 'headers' | 'locale'>

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
  /** `/` once the server has redirected to it, as Next does with `trailingSlash: true`. */
  let slash = ''
  /** Whether the proxy has answered: then it is mounted at this address. */
  let hasAnswered = false
  let peer: Peer = { version: null, clockDifferenceMs: null }

  const fetchOnce = async (path: string, call: Call, signal: AbortSignal, reason: 'initial' | 'rejected') => {
    const { fetch = globalThis.fetch } = options()
    const init = await requestInit(call, options(), reason)
    // A host's `fetch` may ignore the signal. Too late, nothing is sent any more.
    signal.throwIfAborted()
    const fetchAt = (end: string) => fetch(base + path.replace(/\?|$/, (mark) => end + mark), { ...init, signal })
    const first = await fetchAt(slash)
    if (hasAnswered || !isRedirect(first)) return first
    // No redirect is followed: it may lead to a login, which must not receive what the user typed.
    const second = await fetchAt('/')
    if (isRedirect(second) || ((second.ok || second.status === 404) && !isJson(second))) return first
    slash = '/'
    return second
  }

  const exchange = async <N extends keyof Answers>(path: string, name: N, call: Call, signal: AbortSignal) => {
    const [first, { readAnswer }] = await Promise.all([fetchOnce(path, call, signal, 'initial'), loadReader()])
    const response =
      first.status === 401 && options().getToken ? await fetchOnce(path, call, signal, 'rejected') : first
    peer = peerOf(response, peer)
    try {
      const answer = await readAnswer(response, name, { method: call.method ?? 'GET', hasAnswered })
      hasAnswered = true
      return answer
    } catch (error) {
      hasAnswered ||= error instanceof ConnectorAuthError && error.requestId !== undefined
      throw error
    }
  }

  const send = async <N extends keyof Answers>(path: string, name: N, call: Call = {}): Promise<Answers[N]> => {
    const { signal, timeoutMs = TIMEOUT_MS } = call
    const deadline = createDeadline(timeoutMs, signal)
    try {
      return await Promise.race([exchange(path, name, call, deadline.signal), deadline.aborted])
    } catch (cause) {
      if (cause instanceof ConnectorAuthError) throw cause
      signal?.throwIfAborted()
      throw new ConnectorAuthError('network', { cause })
    } finally {
      deadline.end()
    }
  }

  return {
    /** For requests of lazy chunks. */
    send,
    /** What the last answers told about the proxy. */
    peer: (): Peer => peer,
    connector: (id: string): Promise<Connector> => send(pathOf(id), 'connector'),
    status: (id: string, attempt: string, proof: string | null) => {
      const query = new URLSearchParams(proof === null ? { attempt } : { attempt, proof })
      return send(pathOf(id, `/status?${query}`), 'status')
    },
    saveParameters: (id: string, body: ParametersBody, signal?: AbortSignal) =>
      send(pathOf(id, '/parameters'), 'connector', { method: 'PUT', body, signal }),
    saveCredentials: (id: string, body: CredentialsBody, signal?: AbortSignal) =>
      send(pathOf(id, '/credentials'), 'credentials', { method: 'PUT', body, signal }),
    /** Whether the provider still accepts the stored credentials. Writes nothing. */
    verify: (id: string, signal?: AbortSignal) =>
      send(pathOf(id, '/verification'), 'verification', { method: 'POST', signal }),
    /** Whose sign-in is stored. `earlier`: the mark of the one before. */
    identify: (id: string, earlier: string | undefined) =>
      send(pathOf(id, '/identity'), 'identity', { method: 'POST', body: { earlier } }),
    removeCredentials: (id: string) => send(pathOf(id, '/credentials'), 'connector', { method: 'DELETE' }),
    startOAuth: (id: string, body: OAuthBody) =>
      send(pathOf(id, '/oauth'), 'oauth', { method: 'POST', body, timeoutMs: OAUTH_TIMEOUT_MS }),
    /** Cancels an attempt, so that the proxy restores the settings it replaced. */
    cancelOAuth: (id: string, attempt: string) =>
      send(pathOf(id, `/oauth?${new URLSearchParams({ attempt })}`), 'connector', { method: 'DELETE' }),
    /** `iconIds`: of icons that are not sent again. */
    list: (ids: readonly string[], iconIds: readonly string[]) => {
      const query = new URLSearchParams({ ids: ids.join(), ...(iconIds.length > 0 && { icons: iconIds.join() }) })
      return send(`/connectors?${query}`, 'list')
    },
    cycle: (cycleId: string, iconIds: readonly string[]) => {
      const query = iconIds.length > 0 ? `?${new URLSearchParams({ icons: iconIds.join() })}` : ''
      return send(`/cycles/${encodeURIComponent(cycleId)}/connectors${query}`, 'cycle')
    },
    lookup: (id: string, name: string) => send(pathOf(id, `/lookups?${new URLSearchParams({ name })}`), 'lookup'),
  }
}

/** `clockDifferenceMs`: how far the proxy's clock is ahead of this browser's, to the second. */
export type Peer = { version: string | null; clockDifferenceMs: number | null }

function peerOf({ headers }: Response, before: Peer): Peer {
  const date = Date.parse(headers.get('Date') ?? '')
  return {
    version: headers.get(WIZARD_HEADER) ?? before.version,
    clockDifferenceMs: Number.isNaN(date) ? before.clockDifferenceMs : date - Date.now(),
  }
}

function pathOf(id: string, path = ''): string {
  return `/connectors/${encodeURIComponent(id)}${path}`
}

async function requestInit(
  { method = 'GET', body }: Call,
  { getToken, headers, locale = 'en' }: RequestOptions,
  reason: 'initial' | 'rejected',
): Promise<RequestInit> {
  const sent = (await callHost('headers', async () => new Headers(await headers?.()))) ?? new Headers()
  const token = await callHost('getToken', () => getToken?.({ reason }))
  if (token) sent.set('Authorization', `Bearer ${token}`)
  if (body !== undefined) sent.set('Content-Type', 'application/json')
  // Not the browser's: the language of the wizard may be another one.
  sent.set('Accept-Language', encodeURIComponent(locale))
  sent.set(WIZARD_HEADER, '1')
  return {
    method,
    headers: sent,
    body: body === undefined ? null : JSON.stringify(body),
    cache: 'no-store',
    credentials: 'include',
    redirect: 'manual',
  }
}

/** Whether it may be the proxy's: a page, or an answer without a type, is of another server. */
function isJson({ headers }: Response): boolean {
  return /json/i.test(headers.get('Content-Type') ?? '')
}

/** Aborts with `signal`, or after the time. `AbortSignal.any` is newer than the browsers we support. */
function createDeadline(timeoutMs: number, signal: AbortSignal | undefined) {
  const controller = new AbortController()
  // Of the host's functions, not all take a signal: what they promise is not waited for any more.
  const aborted = new Promise<never>((_, reject) =>
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason)),
  )
  const abort = () => controller.abort(signal?.reason)
  const timer = setTimeout(() => controller.abort(new Error(`no answer within ${timeoutMs / 1000} s`)), timeoutMs)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort)
  return {
    signal: controller.signal,
    aborted,
    end: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    },
  }
}
