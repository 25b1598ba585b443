'use client'
import { type ReactNode, useEffect } from 'react'
import { stepBack } from '../../core/stepBack.js'
import { useCard } from '../card.js'
import { Button } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { Notice } from '../ui/Notice.js'
import { Panel } from '../ui/Panel.js'
import { ProblemNotice } from '../ui/ProblemNotice.js'
import { Text } from '../ui/Text.js'

type OAuthReadyProps = {
  at: 'none' | 'opening' | 'leaving' | 'blocked'
  /** In this tab instead of a window. */
  here: boolean
}

/** Says what will happen before it happens. */
export function OAuthReady({ at, here }: OAuthReadyProps): ReactNode {
  const { connector, problem, local, actions, wizard, t } = useCard()
  const busy = at === 'opening' || at === 'leaving'
  useSlowWord(busy, 'oauth.opening')
  const grants = connector?.guide?.grants ?? []
  const before = connector?.guide?.before ?? []
  const failed = problem?.action === 'startOAuth' && !busy
  const chosen = wizard.options().oauthMode === 'redirect'
  return (
    <Panel
      title={here ? 'oauth.redirect.title' : 'oauth.title'}
      lede={<Text k={here ? (chosen ? 'oauth.redirect.chosen' : 'oauth.redirect.lede') : 'oauth.lede'} />}
      privacy="oauth"
      actions={
        <>
          <Button
            kind="primary"
            iconEnd={here ? 'arrow' : 'out'}
            busy={busy}
            onClick={() => (here ? actions.startOAuthHere() : actions.startOAuth(t('oauth.opening')))}
          >
            <Text k={busy ? 'oauth.openingButton' : 'oauth.continue'} />
          </Button>
          <Leave stops={at !== 'none'} />
        </>
      }
    >
      {failed && <ProblemNotice />}
      {here && local.run !== 'reconnect' && local.passed.has('parameters') && (
        <Notice icon="check">
          <span>
            <Text k="oauth.redirect.saved" />
          </span>
        </Notice>
      )}
      {before.length > 0 && (
        <Notice icon="info">
          {before.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </Notice>
      )}
      {grants.length > 0 && (
        <ul className="caw-scopes">
          {grants.map((grant) => (
            <li key={grant}>
              <Icon name="check" />
              <span>{grant}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** Work that takes a second is announced; work that does not would only interrupt. */
function useSlowWord(busy: boolean, word: 'oauth.opening'): void {
  const { announce, t } = useCard()
  const text = t(word)
  useEffect(() => {
    if (!busy) return
    const timer = window.setTimeout(() => announce(text), 1_000)
    return () => window.clearTimeout(timer)
  }, [busy, text, announce])
}

function Leave({ stops }: { stops: boolean }): ReactNode {
  const { actions, connector, local, canExit } = useCard()
  if (stops || local.run === 'reconnect') {
    return (
      <Button kind="quiet" onClick={actions.cancel}>
        <Text k="button.cancel" />
      </Button>
    )
  }
  if (connector && stepBack(connector, local)) {
    return (
      <Button kind="quiet" onClick={actions.back}>
        <Text k="button.back" />
      </Button>
    )
  }
  return (
    canExit && (
      <Button kind="quiet" onClick={() => actions.exit('dismissed')}>
        <Text k="button.notNow" />
      </Button>
    )
  )
}
