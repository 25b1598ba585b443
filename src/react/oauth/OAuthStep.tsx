'use client'
import type { ReactNode } from 'react'
import { assertNever } from '../../core/assertNever.js'
import { ExitButton } from '../steps/ExitButton.js'
import { endsFlow, LoadErrorStep } from '../steps/LoadErrorStep.js'
import { StatusScreen } from '../steps/StatusScreen.js'
import { Button } from '../ui/Button.js'
import { ErrorNotice } from '../ui/ErrorNotice.js'
import { Icon } from '../ui/Icon.js'
import { Notice } from '../ui/Notice.js'
import { Text } from '../ui/text/Text.js'
import { useErrorOf, useSnapshot, useWizardContext } from '../WizardContext.js'
import { OAuthBlocked } from './OAuthBlocked.js'
import { OAuthWaiting } from './OAuthWaiting.js'

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
function OAuthReady({ status, inThisTab }: OAuthReadyProps): ReactNode {
  const { actions, prefersRedirect } = useWizardContext()
  const { connector, flowState, settingsSaved } = useSnapshot()
  const error = useErrorOf('startOAuth')
  const busy = status === 'opening' || status === 'redirecting'
  const { grants = [], before = [] } = connector?.guide ?? {}
  const redirectLede = prefersRedirect ? 'oauth.redirect.chosen' : 'oauth.redirect.lede'
  return (
    <StatusScreen
      title={inThisTab ? 'oauth.redirect.title' : 'oauth.title'}
      lede={<Text k={inThisTab ? redirectLede : 'oauth.lede'} />}
      privacy="oauth"
      body={
        <>
          {error && !busy && <ErrorNotice />}
          {inThisTab && settingsSaved && <SavedNotice />}
          {before.length > 0 && <Prerequisites lines={before} />}
          {grants.length > 0 && <Grants grants={grants} />}
        </>
      }
    >
      <Button
        kind="primary"
        busy={busy}
        iconEnd={inThisTab ? 'arrow' : 'out'}
        onClick={inThisTab ? actions.startOAuthInThisTab : actions.startOAuth}
      >
        <Text k={busy ? 'oauth.openingButton' : 'oauth.continue'} />
      </Button>
      <ExitButton canStop={status !== 'none' || flowState.flow === 'reconnect'} />
    </StatusScreen>
  )
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
