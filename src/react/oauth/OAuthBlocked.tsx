'use client'
import { type MouseEvent, type ReactNode, useState } from 'react'
import { isTopLevel, pageBrowser } from '../../client/browser.js'
import type { OAuthAnswer } from '../../core/contract.js'
import { StatusScreen } from '../steps/StatusScreen.js'
import { Icon } from '../ui/Icon.js'
import { Text } from '../ui/text/Text.js'
import { useWizardContext } from '../WizardContext.js'
import { OAUTH } from './oauthStates.js'

/** The browser opened no window: a link is something that it lets the user open in every way there is. */
export function OAuthBlocked(): ReactNode {
  const { wizard } = useWizardContext()
  const here = wizard.canRedirect()
  const framed = !isTopLevel(pageBrowser())
  const lede = here ? 'oauth.blocked.lede' : framed ? 'oauth.blocked.framed' : 'oauth.blocked.windowOnly'
  return <StatusScreen state={OAUTH.blocked} lede={<Text k={lede} />} first={<LaunchLink framed={framed} />} />
}

/** Gets its address when somebody is about to use it: an address works once, and not for long. */
function LaunchLink({ framed }: { framed: boolean }): ReactNode {
  const { actions, wizard, t } = useWizardContext()
  const [answer, setAnswer] = useState<OAuthAnswer | null>(null)
  const prepare = () => void actions.prepareLink().then(setAnswer)
  const follow = (event: MouseEvent) => {
    // The menu's button follows nothing yet.
    if (event.button > 1 || (answer && actions.followLink(answer.attempt))) return
    event.preventDefault()
    actions.startOAuth(t('oauth.opening'))
  }
  return (
    <a
      className="caw-btn"
      data-kind="primary"
      href={answer?.launchUrl ?? wizard.launchUrl}
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
