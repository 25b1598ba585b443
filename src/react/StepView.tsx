'use client'
import type { ReactNode } from 'react'
import { assertNever } from '../core/assertNever.js'
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
import { isOpening } from './useWizardContextValue.js'
import { useWizardContext } from './WizardContext.js'

const SLOW_AFTER_SECONDS = 10

type StepViewProps = {
  shown: string
  /** The user wants to leave, and would lose something. */
  leaving: boolean
}

/** The body of the card, which grows and shrinks from one step to the next instead of jumping. */
export function StepView({ shown, leaving }: StepViewProps): ReactNode {
  const card = useWizardContext()
  const { pending } = card
  // A wait of this length is a screen of its own.
  const slow = useElapsed(pending === 'submitCredentials', SLOW_AFTER_SECONDS)
  const wrap = useMovingHeight(
    leaving ? 'leaving' : slow ? 'slow' : shown,
    !slow && (pending !== null || isOpening(card)),
  )
  return (
    <div className="caw-body-wrap" ref={wrap}>
      {leaving ? <ConfirmExit /> : <View slow={slow} />}
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
  if (slow) return <SlowStep />
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
      return <DisconnectedStep />
    case 'unsupported':
      return <UnsupportedStep />
    default:
      return assertNever(step)
  }
}
