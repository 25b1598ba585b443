'use client'
import type { ReactNode } from 'react'
import { assertNever } from '../core/assertNever.js'
import { isStarting } from '../core/flow/oauthState.js'
import { OAuthStep } from './oauth/OAuthStep.js'
import { ConfirmExit } from './steps/Confirm.js'
import { ConnectedStep, DisconnectedStep } from './steps/ConnectedStep.js'
import { LoadErrorStep } from './steps/LoadErrorStep.js'
import { MethodStep } from './steps/MethodStep.js'
import { SlowStep, SuccessStep } from './steps/SuccessStep.js'
import { InsecureStep, isSecureEnough, UnsupportedStep } from './steps/UnsupportedStep.js'
import { Skeleton } from './ui/Skeleton.js'
import { useElapsed } from './ui/timing/useElapsed.js'
import { useMinimumDuration } from './ui/timing/useMinimumDuration.js'
import { useMovingHeight } from './ui/timing/useMovingHeight.js'
import { useLazyViews } from './useLazyViews.js'
import { useSnapshot } from './WizardContext.js'

const SLOW_AFTER_SECONDS = 10

/** The body of the card. Its height moves from one step to the next instead of jumping. */
export function StepView(): ReactNode {
  const { view, pending, oauth, confirmingExit } = useSnapshot()
  // A wait of this length is a screen of its own.
  const slow = useElapsed(pending === 'submitCredentials', SLOW_AFTER_SECONDS)
  const busy = !slow && ((pending !== null && pending !== 'load') || isStarting(oauth))
  const wrap = useMovingHeight(confirmingExit ? 'confirmExit' : slow ? 'slow' : view, busy)
  return (
    <div className="caw-body-wrap" ref={wrap}>
      {confirmingExit ? <ConfirmExit /> : <Screen slow={slow} />}
    </div>
  )
}

/** The only place where a step becomes a screen. */
function Screen({ slow }: { slow: boolean }): ReactNode {
  const { step, form, error } = useSnapshot()
  const showSkeleton = useMinimumDuration(step === null && error === null)
  const lazyViews = useLazyViews()
  if (showSkeleton) return <Skeleton />
  if (step === null) return error && <LoadErrorStep key="load" error={error} />
  if (slow) return <SlowStep />
  if (!isSecureEnough(step)) return <InsecureStep />
  switch (step.name) {
    case 'method':
      return <MethodStep methods={step.methods} />
    case 'parameters':
      return lazyViews && form ? <lazyViews.ParametersStep stepForm={form} method={step.method} /> : <Skeleton />
    case 'credentials':
      return lazyViews && form ? <lazyViews.CredentialsStep stepForm={form} method={step.method} /> : <Skeleton />
    case 'lookups': {
      const key = step.ask.map(({ name }) => name).join()
      return lazyViews ? <lazyViews.LookupsStep key={key} ask={step.ask} stepForm={form} /> : <Skeleton />
    }
    case 'oauth':
      return <OAuthStep lazyViews={lazyViews} />
    case 'connected':
      return <ConnectedStep />
    case 'success':
      return <SuccessStep verification={step.verification} />
    case 'disconnected':
      return <DisconnectedStep />
    case 'unsupported':
      return <UnsupportedStep />
    default:
      return assertNever(step)
  }
}
