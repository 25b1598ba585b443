'use client'
import type { ReactNode } from 'react'
import type { Attempt } from '../../core/attempt.js'
import { useCard } from '../card.js'
import { LoadProblem, SETTLED } from './LoadProblem.js'
import { OAuthBlocked } from './OAuthBlocked.js'
import { OAuthReady } from './OAuthReady.js'
import { OAuthWaiting } from './OAuthWaiting.js'

/** The sign-in on the provider's own page, in each of its states. */
export function OAuthStep({ attempt }: { attempt: Attempt }): ReactNode {
  const { problem, wizard } = useCard()
  if (problem?.action === 'startOAuth' && SETTLED[problem.error.code]) return <LoadProblem error={problem.error} />
  switch (attempt.at) {
    case 'none':
    case 'opening':
      return <OAuthReady at={attempt.at} here={wizard.mustLeave()} />
    case 'leaving':
      return <OAuthReady at={attempt.at} here />
    case 'blocked':
      return attempt.times > 1 && wizard.mayLeave() ? <OAuthReady at={attempt.at} here /> : <OAuthBlocked />
    default:
      return <OAuthWaiting attempt={attempt} />
  }
}
