import { LRUCache } from 'lru-cache'
import * as z from 'zod/mini'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { connectionError, statusOf } from './cyclrErrors.js'

export type AccessTokens = {
  /** The token for one account, or the unscoped one with `null`. Concurrent callers share one request. */
  get: (accountId: string | null) => Promise<string>
  /** Forgets a token that no longer works, unless a newer one has replaced it. */
  drop: (accountId: string | null, token: string) => void
}

/** A token is renewed this long before it expires, or a tenth of its lifetime if that is shorter. */
const RENEW_BEFORE_MS = 5 * 60_000
/** Used when Cyclr states no usable lifetime. */
const DEFAULT_LIFETIME_MS = 5 * 60_000
const MIN_LIFETIME_MS = 60_000
const MAX_LIFETIME_MS = 14 * 24 * 3_600_000
/** A failure is shared for this long, so that many callers do not repeat a request that has just failed. */
const SHARE_FAILURE_MS = 1_000

const MAX_ACCOUNTS = 500
const UNSCOPED_KEY = ''

type Entry = { token: Promise<string>; settled: string | null; until: number }

/**
 * Access tokens by account. Kept in this process only, never in a shared store: a token opens an account. `request` posts
 * a form to the token endpoint and returns the parsed answer.
 */
export function createAccessTokens(
  { cyclr, now }: Pick<ProxyConfig, 'cyclr' | 'now'>,
  request: (form: URLSearchParams) => Promise<unknown>,
): AccessTokens {
  const entries = new LRUCache<string, Entry>({ max: MAX_ACCOUNTS })

  const start = (accountId: string | null): Entry => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: cyclr.clientId,
      client_secret: cyclr.clientSecret,
      ...(accountId !== null && { scope: `account:${accountId}` }),
    })
    const entry: Entry = { token: Promise.resolve(''), settled: null, until: Number.POSITIVE_INFINITY }
    entry.token = request(form)
      .then((json) => {
        const { token, lifetimeMs } = readToken(json)
        entry.settled = token
        entry.until = now() + lifetimeMs - Math.min(RENEW_BEFORE_MS, lifetimeMs / 10)
        return token
      })
      .catch((error: unknown) => {
        entry.until = now() + SHARE_FAILURE_MS
        throw toTokenError(error)
      })
    entries.set(accountId ?? UNSCOPED_KEY, entry)
    return entry
  }

  return {
    get: (accountId) => {
      const entry = entries.get(accountId ?? UNSCOPED_KEY)
      return (entry && now() < entry.until ? entry : start(accountId)).token
    },
    drop: (accountId, token) => {
      if (entries.peek(accountId ?? UNSCOPED_KEY)?.settled === token) entries.delete(accountId ?? UNSCOPED_KEY)
    },
  }
}

const tokenAnswer = z.object({
  access_token: z.string().check(z.regex(/^[\x21-\x7e]+$/)),
  token_type: z.string().check(z.regex(/^bearer$/i)),
  expires_in: z.optional(z.unknown()),
})

function readToken(json: unknown): { token: string; lifetimeMs: number } {
  const answer = z.safeParse(tokenAnswer, json)
  if (!answer.success) throw new ConnectorAuthError('upstream_auth', { cause: new Error('unusable token answer') })
  const { access_token: token, expires_in } = answer.data
  const stated = Number(expires_in) * 1000
  const isUsable = stated > 0 && Number.isFinite(stated)
  const lifetimeMs = isUsable ? Math.min(Math.max(stated, MIN_LIFETIME_MS), MAX_LIFETIME_MS) : DEFAULT_LIFETIME_MS
  return { token, lifetimeMs }
}

/** When the token endpoint refuses, the proxy's options are wrong: nothing that a user can correct. Bad credentials: 400 (D). */
function toTokenError(error: unknown): ConnectorAuthError {
  const status = statusOf(error)
  const reason =
    status === 404
      ? 'the API domain has no token endpoint: check "cyclr.apiDomain"'
      : 'Cyclr refused the client id or secret: check "cyclr.clientId" and "cyclr.clientSecret"'
  const isOurs = status !== null && [400, 401, 403, 404, 422].includes(status)
  return isOurs
    ? new ConnectorAuthError('upstream_auth', { cause: new Error(`${reason} (status ${status})`) })
    : connectionError(error)
}
