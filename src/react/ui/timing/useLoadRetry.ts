import { useState } from 'react'
import type { ConnectorAuthError } from '../../../core/errors.js'
import { useCountdown } from './useCountdown.js'

/** The waits between automatic retries. After the last one the user has to press the button. */
const RETRY_SECONDS = [2, 4, 8, 16, 30] as const

type LoadRetry = {
  error: ConnectorAuthError
  /** How often loading has failed in a row. */
  failures: number
  /** A retry is under way, or none can help now. */
  paused: boolean
  retry: () => void
}

/** Retries a failed load automatically where that can help. Returns whether it will, and the seconds left; `null` during the retry. */
export function useLoadRetry({ error, failures, paused, retry }: LoadRetry): {
  planned: boolean
  seconds: number | null
} {
  const [jitter] = useState(randomJitter)
  const planned = error.retryable ? RETRY_SECONDS[failures - 1] : undefined
  const wait = planned === undefined ? null : Math.max(Math.round(planned * jitter), error.retryAfter ?? 0)
  const seconds = useCountdown(paused ? null : wait, failures, retry)
  return { planned: wait !== null, seconds }
}

/** Spreads the retries of pages that lost the service at the same moment. */
function randomJitter(): number {
  return 0.8 + 0.4 * Math.random()
}
