'use client'
import { useEffect } from 'react'
import { useWizardContext } from '../../WizardContext.js'
import type { PendingAction } from '../../wizard/state.js'
import { useCountdown } from './useCountdown.js'

/** Used when the proxy sends no `Retry-After`. */
const DEFAULT_WAIT_SECONDS = 30

/**
 * How long an action has to wait after too many attempts, as `0:24`; `null` when it does not have to. The start and the
 * end of the wait are announced, the seconds between are not.
 */
export function useRateLimit(action: PendingAction): string | null {
  const { problem: actionError, announce, t } = useWizardContext()
  const limited = actionError?.action === action && actionError.error.code === 'rate_limited'
  const seconds = limited ? (actionError.error.retryAfter ?? DEFAULT_WAIT_SECONDS) : null
  const left = useCountdown(seconds, actionError, () => announce(t('limited.over')))
  const first = seconds === null ? null : t('limited.text', { time: asTime(seconds) })
  useEffect(() => {
    if (first !== null) announce(first, 'assertive')
  }, [first, announce])
  return left === null ? null : asTime(left)
}

function asTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
