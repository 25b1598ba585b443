import { HTTPError, type RetryOptions } from 'ky'

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

/** How often a connection that failed is tried again. A POST creates: whether it did has to be read, not tried again. */
const RETRIES: Record<Method, number> = { GET: 2, PUT: 1, DELETE: 1, POST: 0 }

/** Milliseconds. Whoever asks for more patience gets their answer passed on instead. */
const MOST_PATIENCE = 5_000

/** When a call to Cyclr is tried again: after a dropped connection, or once where Cyclr asks for a short pause. */
export function retryFor(method: Method): RetryOptions {
  return {
    limit: RETRIES[method],
    methods: ['get', 'put', 'delete'],
    statusCodes: [429, 503],
    afterStatusCodes: [429, 503],
    delay: (attempt) => 100 * 2 ** (attempt - 1),
    shouldRetry: ({ error, retryCount }) => {
      if (error instanceof HTTPError) {
        const { status, headers } = error.response
        const pause = Number(headers.get('Retry-After') ?? Number.NaN) * 1000
        // `undefined` leaves the pause to ky, which waits as long as Cyclr asked.
        return retryCount === 1 && (status === 429 || status === 503) && pause <= MOST_PATIENCE ? undefined : false
      }
      return !isFinal(error)
    },
  }
}

/** A timeout is over, and a redirect (refused, or the key would go elsewhere) would only be another one. */
function isFinal(error: Error): boolean {
  const cause = error.cause instanceof Error ? error.cause.message : ''
  return error.name === 'TimeoutError' || error.name === 'AbortError' || cause.includes('redirect')
}
