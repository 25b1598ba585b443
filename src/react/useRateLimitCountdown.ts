import { useEffect } from 'react'
import type { ConnectorAuthError } from '../core/errors.js'
import { useCountdown } from './ui/timing/useCountdown.js'
import { useLatest } from './useLatest.js'

/** Used when the proxy sends no `Retry-After`. */
const DEFAULT_WAIT_SECONDS = 30

/** `onStart` is called with the seconds to wait, `onEnd` when they are over. */
type Callbacks = { onStart?: (seconds: number) => void; onEnd?: () => void }

/**
 * The seconds until an action may be tried again, for an error of code `rate_limited`; `null` for any other error, and
 * once the wait is over. Renders once a second while the wait lasts.
 *
 * @example
 * import { type ConnectorAuth, useRateLimitCountdown } from 'connector-auth-wizard'
 *
 * export function Wait({ error }: Pick<ConnectorAuth, 'error'>) {
 *   const seconds = useRateLimitCountdown(error)
 *   return seconds === null ? null : <p>{`Too many attempts. Try again in ${seconds} s.`}</p>
 * }
 */
export function useRateLimitCountdown(error: ConnectorAuthError | null, callbacks: Callbacks = {}): number | null {
  const latest = useLatest(callbacks)
  useEffect(() => {
    const seconds = secondsToWait(error)
    if (seconds !== null) latest.current.onStart?.(seconds)
  }, [error, latest])
  return useCountdown(secondsToWait(error), error, () => latest.current.onEnd?.())
}

function secondsToWait(error: ConnectorAuthError | null): number | null {
  return error?.code === 'rate_limited' ? (error.retryAfter ?? DEFAULT_WAIT_SECONDS) : null
}
