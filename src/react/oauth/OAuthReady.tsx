'use client'
import type { ReactNode } from 'react'
import { hasSavedSettings } from '../../core/flow/stepFor.js'
import { exitButton } from '../steps/exitButton.js'
import { type PlainButton, StatusScreen } from '../steps/StatusScreen.js'
import { ErrorNotice } from '../ui/ErrorNotice.js'
import { Icon } from '../ui/Icon.js'
import { Notice } from '../ui/Notice.js'
import { Text } from '../ui/text/Text.js'
import { useWizardContext } from '../WizardContext.js'

type OAuthReadyProps = {
  at: 'none' | 'opening' | 'leaving' | 'blocked'
  /** In this tab instead of a window. */
  here: boolean
}

/** Says what will happen before it happens. */
export function OAuthReady({ at, here }: OAuthReadyProps): ReactNode {
  const card = useWizardContext()
  const { connector, problem, flowState, wizard } = card
  const busy = at === 'opening' || at === 'leaving'
  const { grants = [], before = [] } = connector?.guide ?? {}
  const chosen = wizard.options().oauthMode === 'redirect' ? 'oauth.redirect.chosen' : 'oauth.redirect.lede'
  const go: PlainButton = {
    kind: 'primary',
    label: 'oauth.continue',
    iconEnd: here ? 'arrow' : 'out',
    does: ({ actions, t }) => (here ? actions.startOAuthHere() : actions.startOAuth(t('oauth.opening'))),
    now: busy ? { busy, label: 'oauth.openingButton' } : null,
  }
  const out = exitButton(card, at !== 'none' || flowState.flow === 'reconnect')
  return (
    <StatusScreen
      state={{
        title: here ? 'oauth.redirect.title' : 'oauth.title',
        lede: here ? chosen : 'oauth.lede',
        privacy: 'oauth',
        buttons: out ? [go, out] : [go],
      }}
    >
      {problem?.action === 'startOAuth' && !busy && <ErrorNotice />}
      {here && hasSavedSettings(flowState) && (
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
    </StatusScreen>
  )
}
