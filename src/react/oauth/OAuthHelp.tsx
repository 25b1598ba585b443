import type { ReactNode } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { AskColleague } from '../invite/AskColleague.js'
import { Button } from '../ui/Button.js'
import { CopyDetails } from '../ui/CopyButton.js'
import { Disclosure } from '../ui/Disclosure.js'
import { Hint, Text } from '../ui/text/Text.js'
import { useElapsed } from '../ui/timing/useElapsed.js'
import { useWizardContext } from '../WizardContext.js'

/** Not at once: most users are still signing in. */
const HELP_AFTER_SECONDS = 20

/** What may have gone wrong on the provider's pages, which the wizard cannot see, and what to do about each case. */
export function OAuthHelp({ open }: { open: boolean }): ReactNode {
  const { actions } = useWizardContext()
  const late = useElapsed(true, HELP_AFTER_SECONDS)
  if (!open && !late) return null
  return (
    <Disclosure help open={open} summary={<Text k="oauth.help" />}>
      <HelpTopic summary="oauth.help.admin" text="oauth.help.adminText">
        <AskColleague kind="link" label="oauth.help.adminCopy" message="oauth.help.adminMessage" />
      </HelpTopic>
      <HelpTopic summary="oauth.help.account" text="oauth.help.accountText">
        <Button kind="link" icon="refresh" onClick={actions.startOver}>
          <Text k="oauth.startAgain" />
        </Button>
      </HelpTopic>
      <HelpTopic summary="oauth.help.error">
        <CopyDetails kind="link" />
      </HelpTopic>
      <HelpTopic summary="oauth.help.nothing">
        <Button kind="link" icon="refresh" onClick={actions.checkAgain}>
          <Text k="oauth.checkAgain" />
        </Button>
      </HelpTopic>
    </Disclosure>
  )
}

type HelpTopicProps = { summary: MessageKey; text?: MessageKey; children: ReactNode }

function HelpTopic({ summary, text, children }: HelpTopicProps): ReactNode {
  const { actions } = useWizardContext()
  return (
    <Disclosure summary={<Text k={summary} />} onOpen={actions.reportHelp}>
      {text && <Hint k={text} />}
      {children}
    </Disclosure>
  )
}
