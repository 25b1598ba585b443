import { HTTPError, type RetryOptions } from 'ky'
import { ConnectorAuthError } from '../../core/errors.js'
import { networkCode } from './faultFrom.js'
import { retryAfter } from './retryAfter.js'

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

/** How often a call that failed is tried again. */
const RETRIES: Record<Method, number> = { GET: 2, PUT: 1, DELETE: 1, POST: 1 }

/** Seconds. Whoever asks for more patience gets their answer passed on instead. */
const MOST_PATIENCE = 5

/** What happened before a connection was there: nothing was sent. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

/**
 * When a call to Cyclr is tried again: after a connection was lost, or once where Cyclr asks for a short pause. A POST
 * creates: it is only repeated when it cannot have arrived, or was turned away unread; whether it did anything otherwise
 * has to be read.
 */
export function retryFor(method: Method, now: () => number): RetryOptions {
  const busy = method === 'POST' ? [429] : [429, 503]
  return {
    limit: RETRIES[method],
    methods: ['get', 'put', 'delete', 'post'],
    statusCodes: busy,
    afterStatusCodes: busy,
    delay: (attempt) => 100 * 2 ** (attempt - 1),
    shouldRetry: ({ error, retryCount }) => {
      if (error instanceof HTTPError) {
        const { status, headers } = error.response
        const pause = retryAfter(headers.get('Retry-After'), now()) ?? Number.POSITIVE_INFINITY
        // `undefined` leaves the pause to ky, which waits as long as Cyclr asked.
        return retryCount === 1 && busy.includes(status) && pause <= MOST_PATIENCE ? undefined : false
      }
      // Our own faults, an answer too large or too late, are final.
      if (error instanceof ConnectorAuthError || error.name === 'AbortError') return false
      return method !== 'POST' || UNSENT.has(networkCode(error) ?? '')
    },
  }
}
