import type { ReactNode } from 'react'
import type { StepForm } from '../../client/controller/WizardSnapshot.js'
import { assertNever } from '../../core/assertNever.js'
import type { Values } from '../../core/contract.js'
import type { Field } from '../../core/parameters/form.js'
import { ErrorSummary } from '../fields/ErrorSummary.js'
import { useFieldForm } from '../fields/useFieldForm.js'
import { useSubmit } from '../fields/useSubmit.js'
import { AskColleague } from '../invite/AskColleague.js'
import { ExitButton } from '../steps/ExitButton.js'
import { endsFlow, LoadErrorStep } from '../steps/LoadErrorStep.js'
import { StatusScreen } from '../steps/StatusScreen.js'
import { isSecurePage } from '../steps/UnsupportedStep.js'
import { Button } from '../ui/Button.js'
import { ErrorNotice, needsNotice } from '../ui/ErrorNotice.js'
import { Icon } from '../ui/Icon.js'
import { Notice } from '../ui/Notice.js'
import { Text } from '../ui/text/Text.js'
import { useErrorOf, useSnapshot, useWizardContext } from '../WizardContext.js'
import { OAuthBlocked } from './OAuthBlocked.js'
import { OAuthWaiting } from './OAuthWaiting.js'
import { OwnApp } from './OwnApp.js'

/** The sign-in on the provider's own page, in each of its states. */
export function OAuthStep(): ReactNode {
  const { oauth, canRedirect, mustRedirect } = useSnapshot()
  const error = useErrorOf('startOAuth')
  if (error && endsFlow(error)) return <LoadErrorStep error={error} />
  switch (oauth.status) {
    case 'none':
    case 'opening':
      return <OAuthReady status={oauth.status} inThisTab={mustRedirect} />
    case 'redirecting':
      return <OAuthReady status={oauth.status} inThisTab />
    case 'blocked':
      if (oauth.times > 1 && canRedirect) return <OAuthReady status={oauth.status} inThisTab />
      return <OAuthBlocked />
    case 'waiting':
    case 'returned':
    case 'closed':
    case 'unconfirmed':
    case 'timedOut':
    case 'expired':
    case 'denied':
      return <OAuthWaiting oauth={oauth} />
    default:
      return assertNever(oauth)
  }
}

type OAuthReadyProps = {
  status: 'none' | 'opening' | 'redirecting' | 'blocked'
  /** The sign-in replaces the host's page in this tab, instead of opening a window. */
  inThisTab: boolean
}

/** Describes the sign-in before it starts. */
function OAuthReady(props: OAuthReadyProps): ReactNode {
  const { actions } = useWizardContext()
  const { form } = useSnapshot()
  const start = props.inThisTab ? actions.startOAuthInThisTab : actions.startOAuth
  return form && isSecurePage() ? (
    <ReadyWithApp {...props} stepForm={form} start={start} />
  ) : (
    <Ready {...props} onStart={() => start()} />
  )
}

type ReadyWithAppProps = OAuthReadyProps & { stepForm: StepForm; start: (values: Values) => void }

function ReadyWithApp({ stepForm, start, ...props }: ReadyWithAppProps): ReactNode {
  const form = useFieldForm(stepForm)
  const { onSubmit, summary } = useSubmit(form, nothing)
  // Not through `handleSubmit`, which awaits: the window has to open in the click.
  const onStart = () => {
    form.prepareSubmit()
    const input = form.getValues()
    if (stepForm.errorsOf(input, form.kept()).size > 0) onSubmit()
    else start(stepForm.toValues(input, form.kept()))
  }
  return (
    <Ready {...props} fields={form.fields} onStart={onStart}>
      <ErrorSummary form={form} fields={form.fields} innerRef={summary} />
      <OwnApp form={form} readOnly={isBusy(props)} />
    </Ready>
  )
}

type ReadyProps = OAuthReadyProps & { fields?: readonly Field[]; onStart: () => void; children?: ReactNode }

function Ready({ status, inThisTab, fields = [], onStart, children }: ReadyProps): ReactNode {
  const { prefersRedirect } = useWizardContext()
  const { connector, flowState, progress, settingsSaved } = useSnapshot()
  const error = useErrorOf('startOAuth')
  const busy = isBusy({ status })
  const { grants = [], before = [] } = connector?.guide ?? {}
  // Met by who has connected before, or said on the settings, where they are the first step.
  const isPrepared = flowState.flow === 'reconnect' || (flowState.completed.has('parameters') && progress?.index === 1)
  const redirectLede = prefersRedirect ? 'oauth.redirect.chosen' : 'oauth.redirect.lede'
  return (
    <StatusScreen
      title={inThisTab ? 'oauth.redirect.title' : 'oauth.title'}
      lede={<Text k={inThisTab ? redirectLede : 'oauth.lede'} />}
      privacy="oauth"
      {...(fields.length > 0 && { onSubmit: onStart })}
      body={
        <>
          {error && !busy && needsNotice(error, fields) && <ErrorNotice fields={fields} />}
          {inThisTab && settingsSaved && <SavedNotice />}
          {before.length > 0 && !isPrepared && <Prerequisites lines={before} />}
          {grants.length > 0 && <Grants grants={grants} />}
          {children}
        </>
      }
    >
      <Button kind="primary" busy={busy} iconEnd={inThisTab ? 'arrow' : 'out'} onClick={onStart}>
        <Text k={busy ? 'oauth.openingButton' : 'oauth.continue'} />
      </Button>
      <ExitButton canStop={status !== 'none' || flowState.flow === 'reconnect'} />
      {!busy && connector?.can.includes('invite') && <AskColleague label="rejected.ask" message="rejected.askText" />}
    </StatusScreen>
  )
}

function nothing(): void {}

function isBusy({ status }: Pick<OAuthReadyProps, 'status'>): boolean {
  return status === 'opening' || status === 'redirecting'
}

function SavedNotice(): ReactNode {
  return (
    <Notice icon="check">
      <Text k="oauth.redirect.saved" />
    </Notice>
  )
}

/** What the user needs before the sign-in can succeed. */
function Prerequisites({ lines }: { lines: readonly string[] }): ReactNode {
  return (
    <Notice icon="info">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </Notice>
  )
}

/** The access that the provider will ask the user to approve. */
function Grants({ grants }: { grants: readonly string[] }): ReactNode {
  return (
    <ul className="caw-scopes">
      {grants.map((grant) => (
        <li key={grant}>
          <Icon name="check" />
          <span>{grant}</span>
        </li>
      ))}
    </ul>
  )
}
