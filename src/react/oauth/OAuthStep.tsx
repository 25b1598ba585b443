'use client'
import type { ReactNode } from 'react'
import { assertNever } from '../../core/assertNever.js'
import type { OAuthState } from '../../core/flow/oauthState.js'
import { hasSavedSettings } from '../../core/flow/stepFor.js'
import { ExitButton } from '../steps/ExitButton.js'
import { endsFlow, LoadErrorStep } from '../steps/LoadErrorStep.js'
import { StatusScreen } from '../steps/StatusScreen.js'
import { Button } from '../ui/Button.js'
import { ErrorNotice } from '../ui/ErrorNotice.js'
import { Icon } from '../ui/Icon.js'
import { Notice } from '../ui/Notice.js'
import { Skeleton } from '../ui/Skeleton.js'
import { Text } from '../ui/text/Text.js'
import type { Forms } from '../useLazyViews.js'
import { useWizardContext } from '../WizardContext.js'

/** The sign-in on the provider's own page, in each of its states. */
export function OAuthStep({ attempt, forms }: { attempt: OAuthState; forms: Forms | null }): ReactNode {
  const { problem: actionError, wizard } = useWizardContext()
  const canRedirect = wizard.canRedirect()
  const mustRedirect = wizard.mustRedirect()
  if (actionError?.action === 'startOAuth' && endsFlow(actionError.error)) {
    return <LoadErrorStep error={actionError.error} />
  }
  switch (attempt.at) {
    case 'none':
    case 'opening':
      return <OAuthReady at={attempt.at} inThisTab={mustRedirect} />
    case 'leaving':
      return <OAuthReady at={attempt.at} inThisTab />
    case 'blocked':
      if (attempt.times > 1 && canRedirect) return <OAuthReady at={attempt.at} inThisTab />
      return forms ? <forms.OAuthBlocked /> : <Skeleton />
    case 'waiting':
    case 'returned':
    case 'closed':
    case 'unconfirmed':
    case 'timedOut':
    case 'expired':
      return forms ? <forms.OAuthWaiting attempt={attempt} /> : <Skeleton />
    default:
      return assertNever(attempt)
  }
}

type OAuthReadyProps = {
  at: 'none' | 'opening' | 'leaving' | 'blocked'
  /** The sign-in replaces the host's page in this tab, instead of opening a window. */
  inThisTab: boolean
}

/** Describes the sign-in before it starts. */
function OAuthReady({ at, inThisTab }: OAuthReadyProps): ReactNode {
  const { actions, connector, problem: actionError, flowState, wizard, t } = useWizardContext()
  const isRedirectMode = wizard.options().oauthMode === 'redirect'
  const busy = at === 'opening' || at === 'leaving'
  const { grants = [], before = [] } = connector?.guide ?? {}
  const redirectLede = isRedirectMode ? 'oauth.redirect.chosen' : 'oauth.redirect.lede'
  const start = () => (inThisTab ? actions.startOAuthHere() : actions.startOAuth(t('oauth.opening')))
  return (
    <StatusScreen
      title={inThisTab ? 'oauth.redirect.title' : 'oauth.title'}
      lede={<Text k={inThisTab ? redirectLede : 'oauth.lede'} />}
      privacy="oauth"
      body={
        <>
          {actionError?.action === 'startOAuth' && !busy && <ErrorNotice />}
          {inThisTab && hasSavedSettings(flowState) && <SavedNotice />}
          {before.length > 0 && <Prerequisites lines={before} />}
          {grants.length > 0 && <Grants grants={grants} />}
        </>
      }
    >
      <Button kind="primary" busy={busy} iconEnd={inThisTab ? 'arrow' : 'out'} onClick={start}>
        <Text k={busy ? 'oauth.openingButton' : 'oauth.continue'} />
      </Button>
      <ExitButton canStop={at !== 'none' || flowState.flow === 'reconnect'} />
    </StatusScreen>
  )
}

function SavedNotice(): ReactNode {
  return (
    <Notice icon="check">
      <span>
        <Text k="oauth.redirect.saved" />
      </span>
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
