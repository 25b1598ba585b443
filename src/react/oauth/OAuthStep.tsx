'use client'
import type { ReactNode } from 'react'
import type { OAuthState } from '../../core/flow/oauthState.js'
import { LoadErrorStep, SETTLED } from '../steps/LoadErrorStep.js'
import { Skeleton } from '../ui/Skeleton.js'
import type { Forms } from '../useLazyViews.js'
import { useWizardContext } from '../WizardContext.js'
import { OAuthReady } from './OAuthReady.js'

/** The sign-in on the provider's own page, in each of its states. */
export function OAuthStep({ attempt, forms }: { attempt: OAuthState; forms: Forms | null }): ReactNode {
  const { problem, wizard } = useWizardContext()
  if (problem?.action === 'startOAuth' && SETTLED[problem.error.code]) return <LoadErrorStep error={problem.error} />
  switch (attempt.at) {
    case 'none':
    case 'opening':
      return <OAuthReady at={attempt.at} here={wizard.mustRedirect()} />
    case 'leaving':
      return <OAuthReady at={attempt.at} here />
    case 'blocked':
      if (attempt.times > 1 && wizard.canRedirect()) return <OAuthReady at={attempt.at} here />
      return forms ? <forms.OAuthBlocked /> : <Skeleton />
    default:
      return forms ? <forms.OAuthWaiting attempt={attempt} /> : <Skeleton />
  }
}
