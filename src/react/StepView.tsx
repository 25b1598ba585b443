'use client'
import type { ReactNode } from 'react'
import { assertNever } from '../core/assertNever.js'
import { LoadErrorStep } from './steps/LoadErrorStep.js'
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
  const busy =
    !slow && ((pending !== null && pending !== 'load') || oauth.status === 'opening' || oauth.status === 'redirecting')
  const wrap = useMovingHeight(confirmingExit ? 'confirmExit' : slow ? 'slow' : view, busy)
  return (
    <div className="caw-body-wrap" ref={wrap}>
      <Screen slow={slow} />
    </div>
  )
}

/** The only place where a step becomes a screen. */
function Screen({ slow }: { slow: boolean }): ReactNode {
  const { step, form, error, confirmingExit } = useSnapshot()
  const showSkeleton = useMinimumDuration(step === null && error === null)
  const views = useLazyViews()
  if (showSkeleton) return <Skeleton />
  if (step === null) return error && <LoadErrorStep key="load" error={error} />
  if (views === null) return <Skeleton />
  if (confirmingExit) return <views.ConfirmExit />
  if (slow) return <views.SlowStep />
  if (!views.isSecureEnough(step)) return <views.InsecureStep />
  // Inputs are registered by position: other fields are other inputs.
  const fields = form?.fields.map(({ name }) => name).join()
  switch (step.name) {
    case 'method':
      return <views.MethodStep methods={step.methods} />
    case 'parameters':
      return form && <views.ParametersStep key={fields} stepForm={form} method={step.method} />
    case 'credentials':
      return form && <views.CredentialsStep key={fields} stepForm={form} method={step.method} />
    case 'lookups':
      return <views.LookupsStep key={step.ask.map(({ name }) => name).join()} ask={step.ask} stepForm={form} />
    case 'oauth':
      return <views.OAuthStep />
    case 'connected':
      return <views.ConnectedStep />
    case 'success':
      return <views.SuccessStep verification={step.verification} />
    case 'disconnected':
      return <views.DisconnectedStep />
    case 'unsupported':
      return <views.UnsupportedStep />
    default:
      return assertNever(step)
  }
}
