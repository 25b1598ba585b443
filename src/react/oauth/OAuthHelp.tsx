'use client'
import type { ReactNode } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { Button } from '../ui/Button.js'
import { CopyButton } from '../ui/CopyButton.js'
import { Disclosure } from '../ui/Disclosure.js'
import { Hint } from '../ui/text/Hint.js'
import { Text } from '../ui/text/Text.js'
import { useElapsed } from '../ui/timing/useElapsed.js'
import { useWizardContext } from '../WizardContext.js'

/** Seconds. Who is still signing in does not need to hear of trouble. */
const HELP_AFTER = [20] as const

/** What may have gone wrong on the provider's side, which we cannot see, and what to do about each. */
export function OAuthHelp({ open, attempt }: { open: boolean; attempt: string }): ReactNode {
  const { actions, links, t } = useWizardContext()
  const late = useElapsed(true, HELP_AFTER) > 0
  if (!open && !late) return null
  const { integrations } = links
  const link = typeof integrations === 'string' ? new URL(integrations, document.baseURI).href : ''
  return (
    <Disclosure help open={open} summary={<Text k="oauth.help" />}>
      <Case k="oauth.help.admin" text="oauth.help.adminText">
        <CopyButton
          kind="link"
          label="oauth.help.adminCopy"
          text={() => t('oauth.help.adminMessage', { link }).trim()}
        />
      </Case>
      <Case k="oauth.help.account" text="oauth.help.accountText">
        <Act k="oauth.startAgain" does={actions.startOver} />
      </Case>
      <Case k="oauth.help.error">
        <CopyButton kind="link" label="copyDetails" text={() => `oauth ${attempt} ${new Date().toISOString()}`} />
      </Case>
      <Case k="oauth.help.nothing">
        <Act k="oauth.checkAgain" does={actions.checkAgain} />
      </Case>
    </Disclosure>
  )
}

function Case({ k, text, children }: { k: MessageKey; text?: MessageKey; children: ReactNode }): ReactNode {
  const { wizard } = useWizardContext()
  return (
    <Disclosure summary={<Text k={k} />} onOpen={() => wizard.report.event('help_chosen')}>
      {text && <Hint k={text} />}
      {children}
    </Disclosure>
  )
}

function Act({ k, does }: { k: MessageKey; does: () => void }): ReactNode {
  return (
    <Button kind="link" icon="refresh" onClick={does}>
      <Text k={k} />
    </Button>
  )
}
