import { ConnectorAuthError } from '../../core/errors.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { createAccessTokens } from './createAccessTokens.js'
import { connectionError, networkCode, pauseSecondsOf, statusError, statusOf } from './cyclrErrors.js'
import { isThirdPartyRefusal } from './isThirdPartyRefusal.js'
import { parseJson, readText } from './readText.js'
import { timedOut, unlessAborted, withDeadline } from './withDeadline.js'

/** An id that a header can carry. */
export const ACCOUNT_ID_PATTERN = /^(?!\.{1,2}$)[\x21-\x7e]{1,200}$/

export type CyclrCall = {
  method?: 'GET' | 'PUT' | 'POST' | 'DELETE'
  path: string
  /** Sent as JSON. */
  body?: object
  /** Of the answer. @default a megabyte */
  maxBytes?: number
  /** Ends the call. Not for writes: one that is cut off may have been done. */
  signal?: AbortSignal | undefined
  /** Milliseconds since the epoch: from then on the call is not made, and not repeated. */
  until?: (() => number) | undefined
  /** A call of the partner level: an access token that is not scoped to the account, and no account header (D). */
  unscoped?: boolean
  /** Reads whether a refusal speaks of the third party. */
  asksThirdParty?: boolean
}

/** Parsed JSON, `null` for an empty body; and the headers, for the number of pages. */
export type CyclrAnswer = { json: unknown; headers: Headers }

/** A page of the service domain. `html` is empty for an answer of another type. */
export type CyclrPage = { status: number; location: string | null; html: string }

export type CyclrClient = {
  /** A call in one account. Throws `ConnectorAuthError`, which contains nothing that Cyclr wrote. */
  call: (accountId: string, call: CyclrCall) => Promise<CyclrAnswer>
  /** Opens an address of the service domain, once: a sign-in token works once. Follows no redirect. `until` as in `CyclrCall`. */
  openPage: (url: string, until?: () => number) => Promise<CyclrPage>
  /** Rejects unless Cyclr gives, or has given, an access token that is not scoped to an account. */
  checkAccess: () => Promise<void>
}

export type Timeouts = {
  /** Until the headers of one attempt. `fetch` does not separate connecting from waiting: this limit covers both. */
  headersMs: number
  /** For the whole call: its access token, attempts, pauses and body. */
  callMs: number
}
const TIMEOUTS: Timeouts = { headersMs: 10_000, callMs: 20_000 }

/** Icons make account connectors tens of kB; no answer of Cyclr is larger than this. */
const MAX_BODY_BYTES = 1024 * 1024

const MAX_REFUSAL_BYTES = 16 * 1024
const MAX_PAGE_BYTES = 256 * 1024

const RETRIES = { GET: 2, PUT: 1, DELETE: 1, POST: 1 } as const
const FIRST_RETRY_DELAY_MS = 100
/** When Cyclr asks for a longer pause, its answer is passed on instead of retrying. */
const MAX_RETRY_PAUSE_SECONDS = 5
/** Codes of requests that never left. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

type HttpRequest = {
  method: keyof typeof RETRIES
  path: string
  headers: Record<string, string>
  body: string | URLSearchParams | null
  maxBytes?: number | undefined
  asksThirdParty?: boolean
  until?: (() => number) | undefined
  /** Sending it twice does no harm. */
  repeatable: boolean
}

/** The current access token, and what to do when Cyclr no longer accepts it. */
type Authorization = { get: () => Promise<string>; drop: (token: string) => void }

/** Everything that holds for each call to Cyclr. Nothing else in the proxy calls it. */
export function createCyclrClient(config: ProxyConfig, timeouts = TIMEOUTS): CyclrClient {
  const tokens = createAccessTokens(config, (form) => {
    const request = { method: 'POST', path: '/oauth/token', headers: {}, body: form, repeatable: true } as const
    return withDeadline(timeouts.callMs, undefined, async (controller) =>
      parseJson(await send(config, timeouts, request, null, controller)),
    )
  })

  return {
    call: async (accountId, { method = 'GET', path, body, signal, until, unscoped = false, ...rest }) => {
      checkAccountId(accountId)
      checkTime(config, until)
      const scope = unscoped ? null : accountId
      const authorization: Authorization = {
        get: () => tokens.get(scope),
        drop: (token) => tokens.drop(scope, token),
      }
      const request: HttpRequest = {
        method,
        path,
        headers: {
          ...(!unscoped && { 'X-Cyclr-Account': accountId }),
          ...(body && { 'Content-Type': 'application/json' }),
        },
        body: body ? JSON.stringify(body) : null,
        until,
        ...rest,
        // A POST creates: sent twice, it may create two.
        repeatable: method !== 'POST',
      }
      return withDeadline(timeouts.callMs, signal, async (controller) => {
        const answer = await send(config, timeouts, request, authorization, controller)
        return { json: answer.text === '' ? null : parseJson(answer), headers: answer.headers }
      })
    },

    openPage: async (url, until) => {
      checkTime(config, until)
      return withDeadline(timeouts.callMs, undefined, (controller) => openPage(config, timeouts, url, controller))
    },

    checkAccess: async () => void (await tokens.get(null)),
  }
}

async function openPage(
  { fetch }: ProxyConfig,
  { headersMs }: Timeouts,
  url: string,
  controller: AbortController,
): Promise<CyclrPage> {
  const timer = setTimeout(() => controller.abort(timedOut('no headers in time')), headersMs)
  try {
    const response = await fetch(url, {
      headers: { Accept: 'text/html' },
      redirect: 'manual',
      signal: controller.signal,
    })
    clearTimeout(timer)
    const { status, headers } = response
    const isHtml = headers.get('Content-Type')?.startsWith('text/html') ?? false
    if (!isHtml) response.body?.cancel().catch(() => undefined)
    return { status, location: headers.get('Location'), html: isHtml ? await readText(response, MAX_PAGE_BYTES) : '' }
  } catch (error) {
    throw connectionError(error)
  } finally {
    clearTimeout(timer)
  }
}

/** By the clock: a process that was frozen finds its timers late. */
function checkTime({ now }: Pick<ProxyConfig, 'now'>, until: (() => number) | undefined): void {
  if (until !== undefined && now() >= until()) throw timedOut('the write took too long, or its lock was lost')
}

/** Sends a request, and again where that may help and does no harm, until there is a complete answer. */
async function send(
  { cyclr, fetch, now }: ProxyConfig,
  { headersMs }: Timeouts,
  { method, path, headers, body, maxBytes = MAX_BODY_BYTES, asksThirdParty = false, until, repeatable }: HttpRequest,
  authorization: Authorization | null,
  controller: AbortController,
): Promise<{ text: string; headers: Headers }> {
  let renewed = false
  for (let attempt = 1; ; attempt += 1) {
    const token = authorization && (await unlessAborted(authorization.get(), controller.signal))
    checkTime({ now }, until)
    const timer = setTimeout(() => controller.abort(timedOut('no headers in time')), headersMs)
    try {
      const response = await fetch(cyclr.apiOrigin + path, {
        method,
        headers: { Accept: 'application/json', ...headers, ...(token && { Authorization: `Bearer ${token}` }) },
        body,
        // A redirect that is followed would carry the credential elsewhere. Not every runtime supports `error`.
        redirect: 'manual',
        signal: controller.signal,
      })
      clearTimeout(timer)
      if (response.ok) return { text: await readText(response, maxBytes), headers: response.headers }
      const refusal = asksThirdParty ? await readText(response, MAX_REFUSAL_BYTES).catch(() => '') : ''
      if (!asksThirdParty) response.body?.cancel().catch(() => undefined)
      throw statusError(response, now(), isThirdPartyRefusal(refusal))
    } catch (error) {
      clearTimeout(timer)
      if (token && statusOf(error) === 401) {
        authorization?.drop(token)
        if (renewed) throw error
        // Nothing was done, so any method may be sent once more, with a new token.
        renewed = true
        attempt = 0
        continue
      }
      const delayMs = attempt > RETRIES[method] ? null : retryDelayMs(error, attempt, repeatable)
      if (delayMs === null || controller.signal.aborted) throw connectionError(error)
      await delay(delayMs, controller.signal)
    }
  }
}

/**
 * The delay before a failed request is sent again; `null`: not at all. A lost connection is tried again; where Cyclr asks
 * for a short pause, once. A request that is not repeatable is only sent again when Cyclr cannot have acted on it.
 */
function retryDelayMs(error: unknown, attempt: number, repeatable: boolean): number | null {
  const status = statusOf(error)
  if (status !== null) {
    const isBusy = status === 429 || (status === 503 && repeatable)
    const seconds = pauseSecondsOf(error)
    const isShort = seconds !== null && seconds <= MAX_RETRY_PAUSE_SECONDS
    return attempt === 1 && isBusy && isShort ? Math.max(0, seconds * 1000) : null
  }
  // Our own errors are final: the answer was too large, or the time is over.
  if (error instanceof ConnectorAuthError || (error instanceof Error && error.name === 'AbortError')) return null
  const mayRepeat = repeatable || UNSENT.has(networkCode(error) ?? '')
  return mayRepeat ? FIRST_RETRY_DELAY_MS * 2 ** (attempt - 1) : null
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    const onAbort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    signal.addEventListener('abort', onAbort, { once: true })
  })
}

/** `authorize` returns the account id: one that no header can carry is the host's mistake. */
function checkAccountId(accountId: string): void {
  if (!ACCOUNT_ID_PATTERN.test(accountId)) {
    throw new ConnectorAuthError('misconfigured', { cause: new Error('authorize returned an unusable accountId') })
  }
}
