'use client'
import type { ReactNode } from 'react'
import { assertNever } from '../../core/assertNever.js'
import type { Attempt } from '../../core/attempt.js'
import { useCard } from '../card.js'
import { Button } from '../ui/Button.js'
import { Notice } from '../ui/Notice.js'
import { Panel } from '../ui/Panel.js'
import { Text } from '../ui/Text.js'
import { OAuthReady } from './OAuthReady.js'

/** The sign-in in a window, in each of its states. */
export function OAuthStep({ attempt }: { attempt: Attempt }): ReactNode {
  switch (attempt.at) {
    case 'none':
    case 'opening':
      return <OAuthReady key="ready" opening={attempt.at === 'opening'} />
    case 'blocked':
      return <OAuthBlocked />
    case 'waiting':
      return (
        <Panel
          key="waiting"
          title="oauth.waiting.title"
          lede={<Text k="oauth.waiting.lede" />}
          privacy="oauth"
          actions={<ReopenOrCancel />}
        >
          <Notice icon="window">
            <Text k="oauth.waiting.behind" />
          </Notice>
        </Panel>
      )
    case 'closed':
      return (
        <Panel
          key="closed"
          title="oauth.closed.title"
          lede={<Text k="oauth.closed.lede" />}
          privacy="oauth"
          actions={<ReopenOrCancel />}
        />
      )
    case 'unheard':
      return <OAuthUnheard />
    default:
      return assertNever(attempt)
  }
}

function ReopenOrCancel(): ReactNode {
  const { actions, t } = useCard()
  return (
    <>
      <Button kind="secondary" icon="window" onClick={() => actions.startOAuth(t('oauth.opening'))}>
        <Text k="oauth.reopen" />
      </Button>
      <CancelAttempt />
    </>
  )
}

function CancelAttempt(): ReactNode {
  const { actions } = useCard()
  return (
    <Button kind="quiet" onClick={actions.cancel}>
      <Text k="button.cancel" />
    </Button>
  )
}

function OAuthBlocked(): ReactNode {
  const { actions, t } = useCard()
  return (
    <Panel
      key="blocked"
      title="oauth.blocked.title"
      alert
      lede={<Text k="oauth.blocked.lede" />}
      privacy="oauth"
      actions={
        <>
          <Button kind="primary" icon="window" onClick={() => actions.startOAuth(t('oauth.opening'))}>
            <Text k="oauth.blocked.open" />
          </Button>
          <Button kind="secondary" iconEnd="arrow" onClick={actions.startOAuthHere}>
            <Text k="oauth.blocked.thisTab" />
          </Button>
          <CancelAttempt />
        </>
      }
    />
  )
}

function OAuthUnheard(): ReactNode {
  const { actions } = useCard()
  return (
    <Panel
      key="unheard"
      title="oauth.late.title"
      lede={<Text k="oauth.late.lede" />}
      actions={
        <>
          <Button kind="primary" icon="refresh" onClick={actions.checkAgain}>
            <Text k="oauth.checkAgain" />
          </Button>
          <Button kind="secondary" onClick={actions.startOver}>
            <Text k="oauth.startOver" />
          </Button>
          <CancelAttempt />
        </>
      }
    />
  )
}
