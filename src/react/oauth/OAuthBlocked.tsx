'use client'
import { type MouseEvent, type ReactNode, useState } from 'react'
import { isTopLevel, pageBrowser } from '../../client/browser.js'
import type { OAuthAnswer } from '../../core/contract.js'
import { CancelButton } from '../steps/ExitButton.js'
import { StatusScreen } from '../steps/StatusScreen.js'
import { Button } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { Text } from '../ui/text/Text.js'
import { useWizardContext } from '../WizardContext.js'

/** The browser blocked the window. It does not block a link, which the user can also open from its context menu. */
export function OAuthBlocked(): ReactNode {
  const { wizard } = useWizardContext()
  const canRedirect = wizard.canRedirect()
  const framed = !isTopLevel(pageBrowser())
  const lede = canRedirect ? 'oauth.blocked.lede' : framed ? 'oauth.blocked.framed' : 'oauth.blocked.windowOnly'
  return (
    <StatusScreen title="oauth.blocked.title" lede={<Text k={lede} />} privacy="oauth" alert>
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
    <Button kind="secondary" iconEnd="arrow" onClick={actions.startOAuthHere}>
      <Text k="oauth.blocked.thisTab" />
    </Button>
  )
}

/** Fetches its address when the user is about to use it: the address works once, and only for a short time. */
function LaunchLink({ framed }: { framed: boolean }): ReactNode {
  const { actions, wizard, t } = useWizardContext()
  const { launchUrl } = wizard
  const [answer, setAnswer] = useState<OAuthAnswer | null>(null)
  const prepare = () => void actions.prepareLink().then(setAnswer)
  const follow = (event: MouseEvent) => {
    // A right click opens the context menu and follows nothing yet.
    if (event.button > 1 || (answer && actions.followLink(answer.attempt))) return
    event.preventDefault()
    actions.startOAuth(t('oauth.opening'))
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
      </span>
      <Icon name="out" />
    </a>
  )
}
