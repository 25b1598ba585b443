'use client'
import { type ReactNode, useEffect, useState } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { useCard } from '../card.js'
import { CopyButton } from '../ui/CopyButton.js'
import { Icon } from '../ui/Icon.js'
import { Text } from '../ui/Text.js'

/** Milliseconds. Who is still signing in does not need to hear of trouble. */
const HELP_AFTER = 20_000

/** What may have gone wrong on the provider's side, which we cannot see, and what to do about each. */
export function OAuthHelp({ open, attempt }: { open: boolean; attempt: string }): ReactNode {
  const { actions, links, t } = useCard()
  const [late, setLate] = useState(open)
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), HELP_AFTER)
    return () => window.clearTimeout(timer)
  }, [])
  if (!late) return null
  const { integrations } = links
  const link = typeof integrations === 'string' ? new URL(integrations, document.baseURI).href : ''
  return (
    <details className="caw-fold" data-help="" open={open}>
      <summary>
        <Icon name="right" />
        <Text k="oauth.help" />
      </summary>
      <div>
        <Case k="oauth.help.admin" text="oauth.help.adminText">
          <CopyButton label="oauth.help.adminCopy" text={() => t('oauth.help.adminMessage', { link }).trim()} />
        </Case>
        <Case k="oauth.help.account" text="oauth.help.accountText">
          <Act k="oauth.startAgain" does={actions.startOver} />
        </Case>
        <Case k="oauth.help.error">
          <CopyButton label="copyDetails" text={() => `oauth ${attempt} ${new Date().toISOString()}`} />
        </Case>
        <Case k="oauth.help.nothing">
          <Act k="oauth.checkAgain" does={actions.checkAgain} />
        </Case>
      </div>
    </details>
  )
}

function Case({ k, text, children }: { k: MessageKey; text?: MessageKey; children: ReactNode }): ReactNode {
  const { wizard } = useCard()
  return (
    <details
      className="caw-fold"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) wizard.report.event('help_chosen')
      }}
    >
      <summary>
        <Icon name="right" />
        <Text k={k} />
      </summary>
      <div>
        {text && (
          <p className="caw-hint">
            <span>
              <Text k={text} />
            </span>
          </p>
        )}
        {children}
      </div>
    </details>
  )
}

function Act({ k, does }: { k: MessageKey; does: () => void }): ReactNode {
  return (
    <button type="button" className="caw-a" data-solo="" onClick={does}>
      <Icon name="refresh" />
      <Text k={k} />
    </button>
  )
}
