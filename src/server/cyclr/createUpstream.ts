import ky, { type Options } from 'ky'
import { ID_PATTERN } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ProxyConfig } from '../ProxyOptions.js'
import { type AccessTokens, createAccessTokens } from './createAccessTokens.js'
import { faultFrom } from './faultFrom.js'
import { readCapped } from './readCapped.js'
import { retryFor } from './retryFor.js'

export type UpstreamCall = { method?: 'GET' | 'PUT' | 'POST' | 'DELETE'; path: string; body?: object }

/** An answer of Cyclr's: parsed JSON, `null` for an empty one, and the headers that say how many pages there are. */
export type UpstreamAnswer = { json: unknown; headers: Headers }

export type Upstream = {
  /** A call in one account. Throws `ConnectorAuthError`; what Cyclr wrote in an error goes nowhere. */
  call: (accountId: string, call: UpstreamCall) => Promise<UpstreamAnswer>
  /** The same with a token that is not scoped to the account. */
  callUnscoped: (accountId: string, call: UpstreamCall) => Promise<UpstreamAnswer>
}

/** Milliseconds for one call, retries and body included. */
export const UPSTREAM_TIMEOUT = 20_000

export function createUpstream(config: ProxyConfig, timeout = UPSTREAM_TIMEOUT): Upstream {
  const tokens = createAccessTokens(config, timeout)
  const send = async (accountId: string, scoped: boolean, call: UpstreamCall) => {
    checkAccount(accountId)
    const scope = scoped ? accountId : null
    const token = await tokens.get(scope)
    try {
      return await request(config, timeout, accountId, token, call)
    } catch (error) {
      if (!isUnauthorized(error)) throw error
    }
    // A 401 says that nothing was done: any method may be tried once more, with a new token.
    tokens.drop(scope, token)
    return await once(tokens, scope, (fresh) => request(config, timeout, accountId, fresh, call))
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

async function once<T>(tokens: AccessTokens, scope: string | null, work: (token: string) => Promise<T>): Promise<T> {
  const token = await tokens.get(scope)
  try {
    return await work(token)
  } catch (error) {
    throw isUnauthorized(error) ? new ConnectorAuthError('upstream_auth', { cause: error }) : error
  }
}

async function request(
  { cyclr, fetch, now }: ProxyConfig,
  timeout: number,
  accountId: string,
  token: string,
  { method = 'GET', path, body }: UpstreamCall,
): Promise<UpstreamAnswer> {
  const signal = AbortSignal.timeout(timeout)
  const options: Options = {
    method,
    fetch,
    signal,
    timeout: false,
    redirect: 'error',
    retry: retryFor(method),
    headers: { Accept: 'application/json', Authorization: `Bearer ${token}`, 'X-Cyclr-Account': accountId },
    ...(body && { json: body }),
  }
  try {
    const response = await ky(cyclr.apiOrigin + path, options)
    const text = await readCapped(response)
    return { json: text === '' ? null : parsed(text, response), headers: response.headers }
  } catch (error) {
    throw await faultFrom(error, now())
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
  if (!/^[\x21-\x7e]{1,200}$/.test(accountId)) {
    throw new ConnectorAuthError('misconfigured', { cause: new Error('authorize returned an unusable accountId') })
  }
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof ConnectorAuthError && error.cause instanceof Error && error.cause.message === 'status 401'
}
