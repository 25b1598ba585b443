import { type MouseEvent, type ReactNode, useState } from 'react'
import { CancelButton } from '../steps/ExitButton.js'
import { StatusScreen } from '../steps/StatusScreen.js'
import { Button } from '../ui/Button.js'
import { ErrorNotice } from '../ui/ErrorNotice.js'
import { Icon } from '../ui/Icon.js'
import { Text } from '../ui/text/Text.js'
import { useErrorOf, useSnapshot, useWizardContext } from '../WizardContext.js'

/** The browser blocked the window. It does not block a link, which the user can also open from its context menu. */
export function OAuthBlocked(): ReactNode {
  const { canRedirect, environment } = useSnapshot()
  const error = useErrorOf('startOAuth')
  const { framed } = environment
  const lede = canRedirect ? 'oauth.blocked.lede' : framed ? 'oauth.blocked.framed' : 'oauth.blocked.windowOnly'
  return (
    <StatusScreen
      title="oauth.blocked.title"
      lede={<Text k={lede} />}
      privacy="oauth"
      body={error && <ErrorNotice />}
      alert
    >
      <LaunchLink framed={framed} />
      {canRedirect && <ThisTabButton />}
      <CancelButton />
    </StatusScreen>
  )
}

/** Leaves the host's page for the sign-in. The provider returns to it. */
export function ThisTabButton(): ReactNode {
  const { actions } = useWizardContext()
  return (
    <Button kind="secondary" iconEnd="arrow" onClick={actions.startOAuthInThisTab}>
      <Text k="oauth.blocked.thisTab" />
    </Button>
  )
}

/** Fetches its address when the user is about to use it: the address works once, and only for a short time. */
function LaunchLink({ framed }: { framed: boolean }): ReactNode {
  const { actions } = useWizardContext()
  const { launchUrl } = useSnapshot()
  const [answer, setAnswer] = useState<{ attempt: string; launchUrl: string } | null>(null)
  const prepare = () => void actions.prepareLaunchLink().then(setAnswer)
  const follow = (event: MouseEvent) => {
    // A right click opens the context menu and follows nothing yet.
    if (event.button > 1 || (answer && actions.followLaunchLink(answer.attempt))) return
    event.preventDefault()
    actions.startOAuth()
  }
  return (
    <a
      className="caw-btn"
      data-kind="primary"
      href={answer?.launchUrl ?? launchUrl}
      target="_blank"
      rel={framed ? 'opener' : 'noopener'}
      onPointerDown={prepare}
      onFocus={prepare}
      onKeyDown={prepare}
      onClick={follow}
      onAuxClick={follow}
    >
      <span>
        <Text k="oauth.blocked.open" />
        <Icon name="out" />
      </span>
    </a>
  )
}
