'use client'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import type { Attempt } from '../../core/attempt.js'
import { useCard } from '../card.js'
import { Skeleton } from '../ui/Skeleton.js'
import { LoadProblem, SETTLED } from './LoadProblem.js'
import { OAuthReady } from './OAuthReady.js'

// Not needed before the click; by then it is there. React would still show that it waits, and take the focus away, the
// first time that it meets something lazy: what is loaded is used as it is.
const load = () => import('../forms/forms.js')
let loaded: Awaited<ReturnType<typeof load>> | null = null
const LazyWaiting = lazy(async () => ({ default: (await load()).OAuthWaiting }))
const LazyBlocked = lazy(async () => ({ default: (await load()).OAuthBlocked }))

/** The sign-in on the provider's own page, in each of its states. */
export function OAuthStep({ attempt }: { attempt: Attempt }): ReactNode {
  useEffect(() => {
    void load().then((forms) => {
      loaded = forms
    })
  }, [])
  return (
    <Suspense fallback={<Skeleton />}>
      <View attempt={attempt} />
    </Suspense>
  )
}

function View({ attempt }: { attempt: Attempt }): ReactNode {
  const { problem, wizard } = useCard()
  const Blocked = loaded?.OAuthBlocked ?? LazyBlocked
  const Waiting = loaded?.OAuthWaiting ?? LazyWaiting
  if (problem?.action === 'startOAuth' && SETTLED[problem.error.code]) return <LoadProblem error={problem.error} />
  switch (attempt.at) {
    case 'none':
    case 'opening':
      return <OAuthReady at={attempt.at} here={wizard.mustLeave()} />
    case 'leaving':
      return <OAuthReady at={attempt.at} here />
    case 'blocked':
      return attempt.times > 1 && wizard.mayLeave() ? <OAuthReady at={attempt.at} here /> : <Blocked />
    default:
      return <Waiting attempt={attempt} />
  }
}
