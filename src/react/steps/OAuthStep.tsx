'use client'
import { lazy, type ReactNode, Suspense } from 'react'
import type { Attempt } from '../../core/attempt.js'
import { useCard } from '../card.js'
import { Skeleton } from '../ui/Skeleton.js'
import { LoadProblem, SETTLED } from './LoadProblem.js'
import { OAuthReady } from './OAuthReady.js'

// Not before the click; by then it is there.
const load = () => import('../forms/forms.js')
const OAuthWaiting = lazy(async () => ({ default: (await load()).OAuthWaiting }))
const OAuthBlocked = lazy(async () => ({ default: (await load()).OAuthBlocked }))

/** The sign-in on the provider's own page, in each of its states. */
export function OAuthStep({ attempt }: { attempt: Attempt }): ReactNode {
  return (
    <Suspense fallback={<Skeleton />}>
      <View attempt={attempt} />
    </Suspense>
  )
}

function View({ attempt }: { attempt: Attempt }): ReactNode {
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
