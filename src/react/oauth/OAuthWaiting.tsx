'use client'
import { type ReactNode, useEffect } from 'react'
import { pageBrowser, seemsWebView } from '../../client/browser.js'
import { assertNever } from '../../core/assertNever.js'
import { FAILED_POLLS_SHOWN, type OAuthState, type Try } from '../../core/flow/oauthState.js'
import { hasSavedSettings } from '../../core/flow/stepFor.js'
import type { MessageKey } from '../../locales/en.js'
import { CancelButton } from '../steps/ExitButton.js'
import { StatusScreen } from '../steps/StatusScreen.js'
import { Button } from '../ui/Button.js'
import { ErrorNotice } from '../ui/ErrorNotice.js'
import type { IconName } from '../ui/Icon.js'
import { Notice } from '../ui/Notice.js'
import { Text } from '../ui/text/Text.js'
import { useWizardContext } from '../WizardContext.js'
import { ThisTabButton } from './OAuthBlocked.js'
import { OAuthHelp } from './OAuthHelp.js'

type Waiting = Extract<OAuthState, { current: Try }>

/** A sign-in window has been opened, and the wizard does not know yet how it ends (`design/README.md`, section 6.5). */
export function OAuthWaiting({ attempt }: { attempt: Waiting }): ReactNode {
  const { announce, t } = useWizardContext()
  const unreachable = isUnreachable(attempt)
  const unreachableText = t('oauth.troubled')
  useEffect(() => {
    if (unreachable) announce(unreachableText)
  }, [unreachable, unreachableText, announce])

  switch (attempt.at) {
    // Both on one screen: after the return the wizard checks for about a second, and nothing jumps meanwhile.
    case 'waiting':
    case 'returned':
      return <WindowOpen attempt={attempt} />
    case 'closed':
      return <WindowClosed attempt={attempt} />
    case 'unconfirmed':
      return <Unconfirmed attempt={attempt} />
    case 'timedOut':
      return <TimedOut attempt={attempt} />
    case 'expired':
      return <Expired />
    default:
      return assertNever(attempt)
  }
}

function WindowOpen({ attempt }: { attempt: Waiting }): ReactNode {
  const line = attempt.at === 'returned' ? 'button.checking' : 'oauth.waiting.behind'
  return (
    <StatusScreen
      title="oauth.waiting.title"
      lede={<Text k="oauth.waiting.lede" />}
      privacy="oauth"
      body={<Situation attempt={attempt} icon="window" lines={isUnreachable(attempt) ? [] : [line]} />}
    >
      <ReopenButton />
      <CancelButton />
    </StatusScreen>
  )
}

function WindowClosed({ attempt }: { attempt: Waiting }): ReactNode {
  return (
    <StatusScreen
      title="oauth.closed.title"
      lede={<Text k="oauth.closed.lede" />}
      privacy="oauth"
      body={<Situation attempt={attempt} helpOpen />}
    >
      <ReopenButton />
      <CancelButton />
    </StatusScreen>
  )
}

function Unconfirmed({ attempt }: { attempt: Waiting }): ReactNode {
  return (
    <StatusScreen
      title="oauth.unconfirmed.title"
      lede={<Text k="oauth.unconfirmed.lede" />}
      privacy="oauth"
      body={<Situation attempt={attempt} helpOpen />}
    >
      <CheckAgainButton kind="secondary" />
      <StartOverButton />
      <CancelButton />
    </StatusScreen>
  )
}

function TimedOut({ attempt }: { attempt: Waiting }): ReactNode {
  const { flowState, wizard } = useWizardContext()
  const canRedirect = wizard.canRedirect()
  // A window that opens inside another app may be out of the user's sight.
  const inApp = seemsWebView(pageBrowser())
  return (
    <StatusScreen
      title="oauth.late.title"
      lede={<Text k={hasSavedSettings(flowState) ? 'oauth.late.ledeSaved' : 'oauth.late.lede'} />}
      privacy="oauth"
      body={<Situation attempt={attempt} lines={inApp ? ['oauth.late.inApp'] : []} helpOpen />}
    >
      <CheckAgainButton kind="primary" />
      <StartOverButton />
      {inApp && canRedirect && <ThisTabButton />}
      <CancelButton />
    </StatusScreen>
  )
}

function Expired(): ReactNode {
  const { actions, t } = useWizardContext()
  return (
    <StatusScreen title="oauth.expired.title" lede={<Text k="oauth.expired.lede" />} privacy="oauth">
      <Button kind="primary" iconEnd="out" onClick={() => actions.reopen(t('oauth.opening'))}>
        <Text k="oauth.startAgain" />
      </Button>
      <CancelButton />
    </StatusScreen>
  )
}

const NO_LINES: readonly MessageKey[] = []

type SituationProps = { attempt: Waiting; icon?: IconName; lines?: readonly MessageKey[]; helpOpen?: boolean }

/** What the wizard knows at the moment, and help with what may have gone wrong in the window. */
function Situation({ attempt, icon = 'info', lines = NO_LINES, helpOpen = false }: SituationProps): ReactNode {
  const { connector, problem: actionError } = useWizardContext()
  const unreachable = isUnreachable(attempt)
  const shown: readonly MessageKey[] = [
    ...(unreachable ? ['oauth.troubled' as const] : []),
    ...lines,
    ...(connector?.authenticated ? ['oauth.still' as const] : []),
  ]
  return (
    <>
      {actionError?.action === 'startOAuth' && <ErrorNotice />}
      {shown.length > 0 && (
        <Notice icon={unreachable ? 'offline' : icon}>
          {shown.map((line) => (
            <span key={line}>
              <Text k={line} />
            </span>
          ))}
        </Notice>
      )}
      <OAuthHelp open={helpOpen} attempt={attempt.current.id} />
    </>
  )
}

/** Whether several polls in a row have not reached the proxy. */
function isUnreachable({ misses }: Waiting): boolean {
  return misses >= FAILED_POLLS_SHOWN
}

function ReopenButton(): ReactNode {
  const { actions, t } = useWizardContext()
  return (
    <Button kind="secondary" icon="window" onClick={() => actions.reopen(t('oauth.opening'))}>
      <Text k="oauth.reopen" />
    </Button>
  )
}

function CheckAgainButton({ kind }: { kind: 'primary' | 'secondary' }): ReactNode {
  const { actions } = useWizardContext()
  return (
    <Button kind={kind} icon="refresh" onClick={actions.checkAgain}>
      <Text k="oauth.checkAgain" />
    </Button>
  )
}

function StartOverButton(): ReactNode {
  const { actions } = useWizardContext()
  return (
    <Button kind="secondary" onClick={actions.startOver}>
      <Text k="oauth.startOver" />
    </Button>
  )
}
