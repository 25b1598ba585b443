import type { WizardAction } from '../../../client/controller/WizardSnapshot.js'
import { useRateLimitCountdown } from '../../useRateLimitCountdown.js'
import { useErrorOf, useWizardContext } from '../../WizardContext.js'

/**
 * How long an action has to wait after too many attempts, as `0:24`; `null` when it does not have to. The start and the
 * end of the wait are announced, the seconds between are not.
 */
export function useRateLimit(action: WizardAction): string | null {
  const { announce, lang, t } = useWizardContext()
  const left = useRateLimitCountdown(useErrorOf(action), {
    onStart: (seconds) => announce(t('limited.text', { time: asTime(seconds, lang) }), 'assertive'),
    onEnd: () => announce(t('limited.over')),
  })
  return left === null ? null : asTime(left, lang)
}

function asTime(seconds: number, lang: string): string {
  const minutes = new Intl.NumberFormat(lang).format(Math.floor(seconds / 60))
  return `${minutes}:${new Intl.NumberFormat(lang, { minimumIntegerDigits: 2 }).format(seconds % 60)}`
}
