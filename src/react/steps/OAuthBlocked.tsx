'use client'
import { type MouseEvent, type ReactNode, useState } from 'react'
import { isTopLevel, pageBrowser } from '../../client/browser.js'
import type { OAuthAnswer } from '../../core/contract.js'
import { useCard } from '../card.js'
import { Button } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { Panel } from '../ui/Panel.js'
import { Text } from '../ui/Text.js'

/** The browser opened no window: a link is something that it lets the user open in every way there is. */
export function OAuthBlocked(): ReactNode {
  const { actions, wizard } = useCard()
  const here = wizard.mayLeave()
  const framed = !isTopLevel(pageBrowser())
  return (
    <Panel
      title="oauth.blocked.title"
      lede={<Text k={here ? 'oauth.blocked.lede' : framed ? 'oauth.blocked.framed' : 'oauth.blocked.windowOnly'} />}
      privacy="oauth"
      alert
      actions={
        <>
          <LaunchLink framed={framed} />
          {here && (
            <Button kind="secondary" iconEnd="arrow" onClick={actions.startOAuthHere}>
              <Text k="oauth.blocked.thisTab" />
            </Button>
          )}
          <Button kind="quiet" onClick={actions.cancel}>
            <Text k="button.cancel" />
          </Button>
        </>
      }
    />
  )
}

/** Gets its address when somebody is about to use it: an address works once, and not for long. */
function LaunchLink({ framed }: { framed: boolean }): ReactNode {
  const { actions, wizard, t } = useCard()
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
