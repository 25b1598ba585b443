'use client'
import { useCallback, useEffect } from 'react'
import { useWizardContext } from '../../WizardContext.js'
import type { PendingAction } from '../../wizard/state.js'
import { useCountdown } from './useCountdown.js'

/** Seconds, where the proxy did not say. */
const DEFAULT_WAIT = 30

/** How long an action has to wait after too many tries, as `0:24`; `null` when it need not. Announced at its end. */
export function useRateLimit(action: PendingAction): string | null {
  const { problem, announce, t } = useWizardContext()
  const limited = problem?.action === action && problem.error.code === 'rate_limited'
  const wait = limited ? (problem.error.retryAfter ?? DEFAULT_WAIT) : null
  const over = t('limited.over')
  const left = useCountdown(
    wait,
    problem,
    useCallback(() => announce(over), [announce, over]),
  )
  const first = wait === null ? null : t('limited.text', { time: asTime(wait) })
  useEffect(() => {
    if (first !== null) announce(first, 'assertive')
  }, [first, announce])
  return left === null ? null : asTime(left)
}

function asTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
