import ky from 'ky'
import { LRUCache } from 'lru-cache'
import * as z from 'zod/mini'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { createDeadline } from './createDeadline.js'
import type { Limits } from './createUpstream.js'
import { faultFrom, isRefusal } from './faultFrom.js'
import { fetchWhole } from './fetchWhole.js'
import { retryFor } from './retryFor.js'

export type AccessTokens = {
  /** The token for one account, or for all with `null`. One request at a time asks Cyclr; the rest wait for it. */
  get: (accountId: string | null) => Promise<string>
  /** Forgets a token that no longer works, unless a newer one has taken its place. */
  drop: (accountId: string | null, token: string) => void
}

/** Milliseconds. A token is renewed this long before its end, or a tenth of its life. */
const EARLY = 5 * 60_000
const SANE_LIFE = 5 * 60_000
const SHORTEST_LIFE = 60_000
const LONGEST_LIFE = 14 * 24 * 3_600_000
/** Milliseconds that a failure is remembered, so that a crowd does not knock on a closed door. */
const FAILURE = 1_000

const MAX_ACCOUNTS = 500
/** The key of the token that is not scoped to one account. */
const UNSCOPED = ''

type Entry = { token: Promise<string>; settled: string | null; until: number }

/** Kept in this process only, never in a shared store: a token opens an account. */
export function createAccessTokens(config: ProxyConfig, limits: Limits): AccessTokens {
  const entries = new LRUCache<string, Entry>({ max: MAX_ACCOUNTS })

  const start = (accountId: string | null): Entry => {
    const entry: Entry = { token: Promise.resolve(''), settled: null, until: Number.POSITIVE_INFINITY }
    entry.token = requestToken(config, accountId, limits).then(
      ({ token, life }) => {
        entry.settled = token
        entry.until = config.now() + life - Math.min(EARLY, life / 10)
        return token
      },
      (error: unknown) => {
        entry.until = config.now() + FAILURE
        throw error
      },
    )
    entries.set(accountId ?? UNSCOPED, entry)
    return entry
  }

  return {
    get: (accountId) => {
      const entry = entries.get(accountId ?? UNSCOPED)
      return (entry && config.now() < entry.until ? entry : start(accountId)).token
    },
    drop: (accountId, token) => {
      if (entries.peek(accountId ?? UNSCOPED)?.settled === token) entries.delete(accountId ?? UNSCOPED)
    },
  }
}

const tokenAnswer = z.object({
  access_token: z.string().check(z.regex(/^[\x21-\x7e]+$/)),
  token_type: z.string().check(z.regex(/^bearer$/i)),
  expires_in: z.optional(z.unknown()),
})

async function requestToken(
  { cyclr, fetch, now }: ProxyConfig,
  accountId: string | null,
  limits: Limits,
): Promise<{ token: string; life: number }> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: cyclr.clientId,
    client_secret: cyclr.clientSecret,
    ...(accountId !== null && { scope: `account:${accountId}` }),
  })
  const deadline = createDeadline(limits.total)
  const whole = fetchWhole({ fetch, patience: limits.headers, signal: deadline.signal })
  let failed = true
  try {
    await ky.post(`${cyclr.apiOrigin}/oauth/token`, {
      body,
      fetch: whole.fetch,
      redirect: 'manual',
      timeout: false,
      // Asking twice for a token does no harm.
      retry: retryFor('PUT', now),
      headers: { Accept: 'application/json' },
    })
    const answer = z.safeParse(tokenAnswer, JSON.parse(whole.text()))
    if (!answer.success) throw new ConnectorAuthError('upstream_auth', { cause: new Error('unusable token answer') })
    failed = false
    return { token: answer.data.access_token, life: lifeOf(answer.data.expires_in) }
  } catch (error) {
    throw asTokenFault(deadline.signal.aborted ? deadline.signal.reason : faultFrom(error, now()))
  } finally {
    deadline.end(failed)
  }
}

/** Refused credentials are ours, not the user's. */
function asTokenFault(fault: ConnectorAuthError): ConnectorAuthError {
  const ours = isRefusal(fault) || fault.code === 'not_found'
  return ours ? new ConnectorAuthError('upstream_auth', { cause: fault }) : fault
}

/** Milliseconds from `expires_in`, or a life that does no harm where it says nothing sensible. */
function lifeOf(expiresIn: unknown): number {
  const life = Number(expiresIn) * 1000
  return life > 0 && Number.isFinite(life) ? Math.min(Math.max(life, SHORTEST_LIFE), LONGEST_LIFE) : SANE_LIFE
}
