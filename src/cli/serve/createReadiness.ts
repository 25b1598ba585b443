import { createCyclrClient } from '../../server/cyclr/createCyclrClient.js'
import { withTimeout } from '../../server/http/withTimeout.js'
import type { ConnectorProxyOptions } from '../../server/options/ProxyOptions.js'
import { readOptions } from '../../server/options/readOptions.js'
import type { Redis } from './connectRedis.js'

/** Whether requests can be served, as `/readyz` answers it. */
export type Readiness = (() => Promise<{ status: 200 | 503; body: object }>) & {
  /** From now on the answer is 503: requests are to go to another instance. */
  stop: () => void
}

/** Probes of several load balancers share an answer for this long. */
const SHARE_MS = 5_000
const SHARE_FAILURE_MS = 1_000
const TIMEOUT_MS = 4_000

/**
 * Ready: Cyclr has given an access token for these credentials, and Redis answers. The token is kept like those of the proxy,
 * for up to 14 days (D), so that probes create no tokens; a failure is tried again.
 */
export function createReadiness(options: ConnectorProxyOptions, redis: Redis | null): Readiness {
  const client = createCyclrClient(readOptions(options))
  let shared: ReturnType<Readiness> | null = null
  let until = 0
  let isStopping = false

  const check = async () => {
    const [cyclr, store] = await Promise.all([
      works(() => client.checkAccess()),
      redis === null ? 'memory' : works(() => redis.ping()),
    ])
    const isReady = cyclr === 'ok' && store !== 'failed'
    until = Date.now() + (isReady ? SHARE_MS : SHARE_FAILURE_MS)
    return { status: isReady ? 200 : 503, body: { status: isReady ? 'ok' : 'unavailable', cyclr, store } } as const
  }
  const readiness = async () => {
    if (isStopping) return { status: 503, body: { status: 'stopping' } } as const
    if (shared === null || Date.now() >= until) {
      until = Number.POSITIVE_INFINITY
      shared = check()
    }
    return shared
  }
  const stop = () => {
    isStopping = true
  }
  return Object.assign(readiness, { stop })
}

async function works(work: () => Promise<unknown>): Promise<'ok' | 'failed'> {
  return withTimeout(work, TIMEOUT_MS, () => new Error('too late')).then(
    () => 'ok',
    () => 'failed',
  )
}
