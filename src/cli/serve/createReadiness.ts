import { createCyclrClient } from '../../server/cyclr/createCyclrClient.js'
import { withTimeout } from '../../server/http/withTimeout.js'
import type { ConnectorProxyOptions, Logger } from '../../server/options/ProxyOptions.js'
import { readOptions } from '../../server/options/readOptions.js'
import { messageOf } from '../UsageError.js'
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
export function createReadiness(options: ConnectorProxyOptions, redis: Redis | null, logger: Logger): Readiness {
  const client = createCyclrClient(readOptions({ ...options, logger: SILENT }))
  let shared: ReturnType<Readiness> | null = null
  let until = 0
  let isStopping = false
  let wasReady: boolean | null = null

  const check = async () => {
    const [cyclr, store] = await Promise.all([
      failureOf(() => client.checkAccess()),
      redis === null ? null : failureOf(() => redis.ping()),
    ])
    const isReady = cyclr === null && store === null
    until = Date.now() + (isReady ? SHARE_MS : SHARE_FAILURE_MS)
    const okStore = redis === null ? 'memory' : 'ok'
    // Probes come every few seconds: what does not change is said once.
    if (!isReady && wasReady !== false) logger.warn({ cyclr: cyclr ?? 'ok', store: store ?? okStore }, 'Not ready')
    if (isReady && wasReady === false) logger.info({}, 'Ready')
    wasReady = isReady
    const body = {
      status: isReady ? 'ok' : 'unavailable',
      cyclr: cyclr === null ? 'ok' : 'failed',
      store: store === null ? okStore : 'failed',
    }
    return { status: isReady ? 200 : 503, body } as const
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

/** Why it does not work, for the log: in the words of the proxy, which hold no value, or those of the Redis client. */
async function failureOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await withTimeout(work, TIMEOUT_MS, () => new Error('no answer in time'))
    return null
  } catch (error) {
    return messageOf(error instanceof Error && error.cause !== undefined ? error.cause : error)
  }
}

const nothing = () => undefined
/** The proxy has reported what there is to say about the options. */
const SILENT: Logger = { info: nothing, warn: nothing, error: nothing }
