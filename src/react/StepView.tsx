'use client'
import type { ReactNode } from 'react'
import { assertNever } from '../core/assertNever.js'
import { OAuthStep } from './oauth/OAuthStep.js'
import { Confirm } from './steps/Confirm.js'
import { ConnectedStep } from './steps/ConnectedStep.js'
import { InsecureStep } from './steps/InsecureStep.js'
import { isSecureEnough } from './steps/isSecureEnough.js'
import { LoadErrorStep } from './steps/LoadErrorStep.js'
import { MethodStep } from './steps/MethodStep.js'
import { StatusScreen } from './steps/StatusScreen.js'
import { SuccessStep } from './steps/SuccessStep.js'
import { PLAIN } from './steps/statusScreens.js'
import { Skeleton } from './ui/Skeleton.js'
import { useMinimumDuration } from './ui/timing/useMinimumDuration.js'
import { useMovingHeight } from './ui/timing/useMovingHeight.js'
import { useLazyViews } from './useLazyViews.js'
import { isOpening } from './useWizardContextValue.js'
import { useWizardContext } from './WizardContext.js'

type StepViewProps = {
  shown: string
  /** The user wants to leave, and would lose something. */
  leaving: boolean
}

/** The body of the card, which grows and shrinks from one step to the next instead of jumping. */
export function StepView({ shown, leaving }: StepViewProps): ReactNode {
  const card = useWizardContext()
  const { stay, pending, elapsed } = card
  // So long a wait is a state of its own, with a way out.
  const slow = pending === 'submitCredentials' && elapsed === 10
  const wrap = useMovingHeight(
    leaving ? 'leaving' : slow ? 'slow' : shown,
    !slow && (pending !== null || isOpening(card)),
  )
  return (
    <div className="caw-body-wrap" ref={wrap}>
      {leaving ? <Confirm state={PLAIN.leave} onKeep={stay} /> : <View slow={slow} />}
    </div>
  )
}

/** The one place where a step becomes something to see. */
function View({ slow }: { slow: boolean }): ReactNode {
  const { step, loadError } = useWizardContext()
  const outline = useMinimumDuration(step === null && loadError === null)
  const forms = useLazyViews()
  if (outline) return <Skeleton />
  if (step === null) return loadError && <LoadErrorStep key="problem" error={loadError} />
  if (slow) return <StatusScreen key="slow" state={PLAIN.slow} />
  if (!isSecureEnough(step)) return <InsecureStep />
  switch (step.name) {
    case 'method':
      return <MethodStep methods={step.methods} />
    case 'parameters':
      return forms ? <forms.ParametersStep ask={step.ask} method={step.method} /> : <Skeleton />
    case 'credentials':
      return forms ? <forms.CredentialsStep ask={step.ask} method={step.method} /> : <Skeleton />
    case 'lookups':
      return forms ? <forms.LookupsStep key={step.ask.map(({ name }) => name).join()} ask={step.ask} /> : <Skeleton />
    case 'oauth':
      return <OAuthStep attempt={step.attempt} forms={forms} />
    case 'connected':
      return <ConnectedStep />
    case 'success':
      return <SuccessStep verification={step.verification} />
    case 'disconnected':
      return <StatusScreen key="disconnected" state={PLAIN.disconnected} />
    case 'unsupported':
      return <StatusScreen state={PLAIN.unsupported} />
    default:
      return assertNever(step)
  }
}
