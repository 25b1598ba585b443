import { type ReactNode, useEffect } from 'react'
import { assertNever } from '../../core/assertNever.js'
import type { OAuthAttempt, OAuthState } from '../../core/flow/oauthState.js'
import type { MessageKey } from '../../locales/en.js'
import { CancelButton } from '../steps/ExitButton.js'
import { StatusScreen } from '../steps/StatusScreen.js'
import { Button } from '../ui/Button.js'
import { ErrorNotice } from '../ui/ErrorNotice.js'
import type { IconName } from '../ui/Icon.js'
import { Notice } from '../ui/Notice.js'
import { Text } from '../ui/text/Text.js'
import { useErrorOf, useSnapshot, useWizardContext } from '../WizardContext.js'
import { ThisTabButton } from './OAuthBlocked.js'
import { OAuthHelp } from './OAuthHelp.js'

type Waiting = Extract<OAuthState, { current: OAuthAttempt }>

/** A sign-in window has been opened, and the wizard does not know yet how it ends (`design/README.md`, section 6.5). */
export function OAuthWaiting({ oauth }: { oauth: Waiting }): ReactNode {
  const { announce, t } = useWizardContext()
  const { pollsFailing } = useSnapshot()
  const unreachableText = t('oauth.troubled')
  useEffect(() => {
    if (pollsFailing) announce(unreachableText)
  }, [pollsFailing, unreachableText, announce])

  switch (oauth.status) {
    // Both on one screen: after the return the wizard checks for about a second, and nothing jumps meanwhile.
    case 'waiting':
    case 'returned':
      return <WindowOpen isReturned={oauth.status === 'returned'} />
    case 'closed':
      return <WindowClosed />
    case 'unconfirmed':
      return <Unconfirmed />
    case 'timedOut':
      return <TimedOut />
    case 'expired':
      return <Expired />
    case 'denied':
      return <Denied />
    default:
      return assertNever(oauth)
  }
}

function WindowOpen({ isReturned }: { isReturned: boolean }): ReactNode {
  const { pollsFailing } = useSnapshot()
  const line = isReturned ? 'button.checking' : 'oauth.waiting.behind'
  return (
    <StatusScreen
      title="oauth.waiting.title"
      lede={<Text k="oauth.waiting.lede" />}
      privacy="oauth"
      body={<Situation icon="window" lines={pollsFailing ? [] : [line]} />}
    >
      <ReopenButton />
      <CancelButton />
    </StatusScreen>
  )
}

function WindowClosed(): ReactNode {
  return (
    <StatusScreen
      title="oauth.closed.title"
      lede={<Text k="oauth.closed.lede" />}
      privacy="oauth"
      body={<Situation helpOpen />}
    >
      <ReopenButton />
      <CancelButton />
    </StatusScreen>
  )
}

function Unconfirmed(): ReactNode {
  return (
    <StatusScreen
      title="oauth.unconfirmed.title"
      lede={<Text k="oauth.unconfirmed.lede" />}
      privacy="oauth"
      body={<Situation helpOpen />}
    >
      <CheckAgainButton kind="secondary" />
      <StartOverButton />
      <CancelButton />
    </StatusScreen>
  )
}

function TimedOut(): ReactNode {
  // A window that opens inside another app may be out of the user's sight.
  const { canRedirect, settingsSaved, environment } = useSnapshot()
  const inApp = environment.webView
  return (
    <StatusScreen
      title="oauth.late.title"
      lede={<Text k={settingsSaved ? 'oauth.late.ledeSaved' : 'oauth.late.lede'} />}
      privacy="oauth"
      body={<Situation lines={inApp ? ['oauth.late.inApp'] : []} helpOpen />}
    >
      <CheckAgainButton kind="primary" />
      <StartOverButton />
      {inApp && canRedirect && <ThisTabButton />}
      <CancelButton />
    </StatusScreen>
  )
}

function Expired(): ReactNode {
  const { actions } = useWizardContext()
  return (
    <StatusScreen title="oauth.expired.title" lede={<Text k="oauth.expired.lede" />} privacy="oauth" error={null}>
      <Button kind="primary" iconEnd="out" onClick={actions.startOAuth}>
        <Text k="oauth.startAgain" />
      </Button>
      <CancelButton />
    </StatusScreen>
  )
}

function Denied(): ReactNode {
  const { actions } = useWizardContext()
  const { connector } = useSnapshot()
  return (
    <StatusScreen
      title="oauth.denied.title"
      lede={<Text k="oauth.denied.lede" />}
      privacy="oauth"
      error={null}
      body={
        connector?.authenticated && (
          <Notice icon="info">
            <Text k="oauth.denied.still" />
          </Notice>
        )
      }
    >
      <Button kind="primary" iconEnd="out" onClick={actions.startOAuth}>
        <Text k="button.tryAgain" />
      </Button>
      <CancelButton />
    </StatusScreen>
  )
}

const NO_LINES: readonly MessageKey[] = []

type SituationProps = { icon?: IconName; lines?: readonly MessageKey[]; helpOpen?: boolean }

/** What the wizard knows at the moment, and help with what may have gone wrong in the window. */
function Situation({ icon = 'info', lines = NO_LINES, helpOpen = false }: SituationProps): ReactNode {
  const { connector, pollsFailing } = useSnapshot()
  const error = useErrorOf('startOAuth')
  const shown: readonly MessageKey[] = [
    ...(pollsFailing ? ['oauth.troubled' as const] : []),
    ...lines,
    ...(connector?.authenticated ? ['oauth.still' as const] : []),
  ]
  return (
    <>
      {error && <ErrorNotice />}
      {shown.length > 0 && (
        <Notice icon={pollsFailing ? 'offline' : icon}>
          {shown.map((line) => (
            <Text key={line} k={line} />
          ))}
        </Notice>
      )}
      <OAuthHelp open={helpOpen} />
    </>
  )
}

function ReopenButton(): ReactNode {
  const { actions } = useWizardContext()
  return (
    <Button kind="secondary" icon="window" onClick={actions.startOAuth}>
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
