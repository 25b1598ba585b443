import ky, { type Options } from 'ky'
import { ID_PATTERN } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { createAccessTokens } from './createAccessTokens.js'
import { createDeadline, unlessAborted } from './createDeadline.js'
import { faultFrom, statusOf } from './faultFrom.js'
import { fetchWhole } from './fetchWhole.js'
import { retryFor } from './retryFor.js'

export type UpstreamCall = {
  method?: 'GET' | 'PUT' | 'POST' | 'DELETE'
  path: string
  body?: object
  /** Bytes of the answer. @default a megabyte */
  most?: number
  /** Nobody waits for it any more. For reads only: a write that is cut off may have happened. */
  signal?: AbortSignal | undefined
}

/** An answer of Cyclr's: parsed JSON, `null` for an empty one, and the headers that say how many pages there are. */
export type UpstreamAnswer = { json: unknown; headers: Headers }

export type Upstream = {
  /** A call in one account. Throws `ConnectorAuthError`; what Cyclr wrote in an error goes nowhere. */
  call: (accountId: string, call: UpstreamCall) => Promise<UpstreamAnswer>
  /** The same with a token that is not scoped to the account. */
  callUnscoped: (accountId: string, call: UpstreamCall) => Promise<UpstreamAnswer>
}

/** Milliseconds: until the headers of one try, and for the whole call with its token, tries, pauses and body. */
export type Limits = { headers: number; total: number }

/** The Fetch API does not tell a connection being made from an answer being waited for: the headers' limit holds for both. */
export const LIMITS: Limits = { headers: 10_000, total: 20_000 }

export function createUpstream(config: ProxyConfig, limits = LIMITS): Upstream {
  const tokens = createAccessTokens(config, limits)

  const send = async (accountId: string, scoped: boolean, { signal, ...call }: UpstreamCall) => {
    checkAccount(accountId)
    const scope = scoped ? accountId : null
    const deadline = createDeadline(limits.total, signal)
    let failed = true
    const once = async () => {
      const token = await unlessAborted(tokens.get(scope), deadline.signal)
      try {
        return await unlessAborted(request(config, limits, accountId, token, call, deadline.signal), deadline.signal)
      } catch (error) {
        // A 401 says that nothing was done: any method may be tried once more, with a new token.
        if (statusOf(error) === 401) tokens.drop(scope, token)
        throw error
      }
    }
    try {
      const answer = await once().catch((error: unknown) => (statusOf(error) === 401 ? once() : Promise.reject(error)))
      failed = false
      return answer
    } catch (error) {
      throw deadline.signal.aborted ? deadline.signal.reason : error
    } finally {
      deadline.end(failed)
    }
  }
  return {
    call: (accountId, call) => send(accountId, true, call),
    callUnscoped: (accountId, call) => send(accountId, false, call),
  }
}

/** A segment of a path that is an id of Cyclr's, and nothing else. */
export function idSegment(id: string): string {
  if (!ID_PATTERN.test(id)) throw new ConnectorAuthError('not_found')
  return id
}

async function request(
  { cyclr, fetch, now }: ProxyConfig,
  limits: Limits,
  accountId: string,
  token: string,
  { method = 'GET', path, body, most }: UpstreamCall,
  signal: AbortSignal,
): Promise<UpstreamAnswer> {
  const whole = fetchWhole({ fetch, patience: limits.headers, most, signal })
  const options: Options = {
    method,
    fetch: whole.fetch,
    timeout: false,
    // Followed, a redirect would carry the credential elsewhere. `error` is not known to every runtime.
    redirect: 'manual',
    retry: retryFor(method, now),
    headers: { Accept: 'application/json', Authorization: `Bearer ${token}`, 'X-Cyclr-Account': accountId },
    ...(body && { json: body }),
  }
  try {
    const response = await ky(cyclr.apiOrigin + path, options)
    const text = whole.text()
    return { json: text === '' ? null : parsed(text, response), headers: response.headers }
  } catch (error) {
    throw faultFrom(error, now())
  }
}

function parsed(text: string, response: Response): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const type = response.headers.get('Content-Type')
    throw new ConnectorAuthError('upstream_error', { cause: new Error(`not JSON: ${type}, ${text.length} characters`) })
  }
}

/** The account id comes from the host's `authorize`: a header it cannot be sent in is the host's mistake. */
function checkAccount(accountId: string): void {
  if (!/^(?!\.{1,2}$)[\x21-\x7e]{1,200}$/.test(accountId)) {
    throw new ConnectorAuthError('misconfigured', { cause: new Error('authorize returned an unusable accountId') })
  }
}
