import type { ReactNode } from 'react'
import { assertNever } from '../core/assertNever.js'
import type { AuthKind } from '../core/authKinds.js'
import type { ConnectorAuthError } from '../core/errors.js'
import { ProblemScreen } from './ui/ProblemScreen.js'
import { Skeleton } from './ui/Skeleton.js'
import { SLOW_AFTER_SECONDS, useElapsed } from './ui/timing/useElapsed.js'
import { useMinimumDuration } from './ui/timing/useMinimumDuration.js'
import { useMovingHeight } from './ui/timing/useMovingHeight.js'
import type { LazyViews } from './useLazyViews.js'
import { useSnapshot, useWizardContext } from './WizardContext.js'

type StepViewProps = { lazy: LazyViews; kinds: readonly AuthKind[] | undefined }

/** The body of the card. Its height moves instead of jumping. */
export function StepView(props: StepViewProps): ReactNode {
  const { pending, oauth } = useSnapshot()
  // A wait of this length is a screen of its own.
  const slow = useElapsed(pending === 'submitCredentials', SLOW_AFTER_SECONDS)
  const busy =
    !slow && ((pending !== null && pending !== 'load') || oauth.status === 'opening' || oauth.status === 'redirecting')
  const { wrap, content } = useMovingHeight(busy)
  return (
    <div className="caw-body-wrap" ref={wrap}>
      <div ref={content}>
        <Screen slow={slow} {...props} />
      </div>
    </div>
  )
}

/** The only place where a step becomes a screen. */
function Screen({ slow, kinds, lazy: { views, ...lazy } }: StepViewProps & { slow: boolean }): ReactNode {
  const { actions } = useWizardContext()
  const { step, form, error, pending, confirmingExit } = useSnapshot()
  const showSkeleton = useMinimumDuration(step === null && error === null)
  if (showSkeleton) return <Skeleton kinds={kinds} onRetry={pending === 'load' ? actions.retry : undefined} />
  const outdated = step === null && error?.code === 'page_outdated' ? error : null
  const notLoaded = lazy.error ?? outdated
  if (notLoaded) return <NotLoaded error={notLoaded} onRetry={lazy.retry} />
  if (views === null) return <Skeleton kinds={kinds} />
  if (step === null) return error && <views.LoadErrorStep key="load" error={error} />
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
    case 'readOnly':
      return <views.ReadOnlyStep />
    case 'unsupported':
      return <views.UnsupportedStep />
    default:
      return assertNever(step)
  }
}

/** The script that shows the steps is not there: no network, or a newer one has replaced it on the server. */
function NotLoaded({ error, onRetry }: { error: ConnectorAuthError; onRetry: () => void }): ReactNode {
  const { actions, headingLevel, lostFocus, t } = useWizardContext()
  const isOffline = error.code === 'network'
  const retry = () => {
    onRetry()
    actions.retry()
  }
  return (
    <ProblemScreen
      headingLevel={headingLevel}
      lostFocus={lostFocus}
      title={t(isOffline ? 'load.offline.title' : 'load.outdated.title')}
      lede={t(isOffline ? 'load.offline.lede' : 'load.outdated.lede')}
      reference={t('reference', { reference: error.reference })}
      details={{ text: actions.supportDetails, label: t('copyDetails.short'), copied: t('copied') }}
      button={t(isOffline ? 'button.tryNow' : 'button.reload')}
      onClick={isOffline ? retry : () => location.reload()}
    />
  )
}
