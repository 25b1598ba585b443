'use client'
import type { WizardAction } from '../../../client/controller/WizardSnapshot.js'
import { useRateLimitCountdown } from '../../useRateLimitCountdown.js'
import { useErrorOf, useWizardContext } from '../../WizardContext.js'

/**
 * How long an action has to wait after too many attempts, as `0:24`; `null` when it does not have to. The start and the
 * end of the wait are announced, the seconds between are not.
 */
export function useRateLimit(action: WizardAction): string | null {
  const { announce, t } = useWizardContext()
  const left = useRateLimitCountdown(useErrorOf(action), {
    onStart: (seconds) => announce(t('limited.text', { time: asTime(seconds) }), 'assertive'),
    onEnd: () => announce(t('limited.over')),
  })
  return left === null ? null : asTime(left)
}

function asTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
