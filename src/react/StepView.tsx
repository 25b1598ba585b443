'use client'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { assertNever } from '../core/assertNever.js'
import { useCard } from './card.js'
import { isSecureEnough } from './isSecureEnough.js'
import type { ConnectorAuthOptions } from './options.js'
import { Confirm, LEAVE } from './steps/Confirm.js'
import { ConnectedStep } from './steps/ConnectedStep.js'
import { Insecure } from './steps/Insecure.js'
import { LoadProblem } from './steps/LoadProblem.js'
import { MethodStep } from './steps/MethodStep.js'
import { OAuthStep } from './steps/OAuthStep.js'
import { PlainState } from './steps/PlainState.js'
import { PLAIN } from './steps/plainStates.js'
import { SuccessStep } from './steps/SuccessStep.js'
import { Skeleton } from './ui/Skeleton.js'
import { useHeld } from './useHeld.js'
import { useMovingHeight } from './useMovingHeight.js'

// A connected connector or a sign-in in a window never needs the forms.
const loadForms = () => import('./forms/forms.js')
const ParametersStep = lazy(async () => ({ default: (await loadForms()).ParametersStep }))
const CredentialsStep = lazy(async () => ({ default: (await loadForms()).CredentialsStep }))
const LookupsStep = lazy(async () => ({ default: (await loadForms()).LookupsStep }))

/** The body of the card, which grows and shrinks from one step to the next instead of jumping. */
type StepViewProps = {
  intent: ConnectorAuthOptions['intent']
  shown: string
  /** The user wants to leave, and would lose something. */
  leaving: boolean
  onStay: () => void
}

export function StepView({ intent, shown, leaving, onStay }: StepViewProps): ReactNode {
  const { actions } = useCard()
  const wrap = useMovingHeight(leaving ? 'leaving' : shown)
  useEffect(() => void loadForms(), [])
  return (
    <div className="caw-body-wrap" ref={wrap}>
      {leaving ? (
        <Confirm
          words={LEAVE}
          onKeep={onStay}
          onConfirm={() => {
            onStay()
            actions.discard()
            actions.exit('dismissed')
          }}
        />
      ) : (
        <View intent={intent} />
      )}
    </div>
  )
}

/** The one place where a step becomes something to see. */
function View({ intent }: { intent: ConnectorAuthOptions['intent'] }): ReactNode {
  const { step, loadError, pending, elapsed } = useCard()
  const outline = useHeld(step === null && loadError === null)
  if (outline) return <Skeleton />
  if (step === null) return loadError && <LoadProblem key="problem" error={loadError} />
  if (pending === 'submitCredentials' && elapsed === 10) return <PlainState key="slow" state={PLAIN.slow} />
  if (!isSecureEnough(step)) return <Insecure />
  switch (step.name) {
    case 'method':
      return <MethodStep methods={step.methods} />
    case 'parameters':
      return (
        <Suspense fallback={<Skeleton />}>
          <ParametersStep ask={step.ask} method={step.method} />
        </Suspense>
      )
    case 'credentials':
      return (
        <Suspense fallback={<Skeleton />}>
          <CredentialsStep ask={step.ask} method={step.method} />
        </Suspense>
      )
    case 'lookups':
      return (
        <Suspense fallback={<Skeleton />}>
          <LookupsStep ask={step.ask} />
        </Suspense>
      )
    case 'oauth':
      return <OAuthStep attempt={step.attempt} />
    case 'connected':
      return <ConnectedStep intent={intent} />
    case 'success':
      return <SuccessStep verification={step.verification} />
    case 'disconnected':
      return <PlainState key="disconnected" state={PLAIN.disconnected} />
    case 'unsupported':
      return <PlainState state={PLAIN.unsupported} />
    default:
      return assertNever(step)
  }
}
