'use client'
import { type ReactNode, useEffect } from 'react'
import { pageBrowser, seemsWebView } from '../../client/browser.js'
import { FAILED_POLLS_SHOWN, type OAuthState, type Try } from '../../core/flow/oauthState.js'
import { hasSavedSettings } from '../../core/flow/stepFor.js'
import type { MessageKey } from '../../locales/en.js'
import { StatusScreen } from '../steps/StatusScreen.js'
import { ErrorNotice } from '../ui/ErrorNotice.js'
import { Notice } from '../ui/Notice.js'
import { Text } from '../ui/text/Text.js'
import { useWizardContext } from '../WizardContext.js'
import { OAuthHelp } from './OAuthHelp.js'
import { OAUTH } from './oauthStates.js'

type Waiting = Extract<OAuthState, { current: Try }>

/** While the user is elsewhere: what to do there, and what is not known yet. */
export function OAuthWaiting({ attempt }: { attempt: Waiting }): ReactNode {
  const { connector, problem, flowState, announce, t } = useWizardContext()
  // A window that came back is looked after in place: nothing jumps for the second that it takes.
  const at = attempt.at === 'returned' ? 'waiting' : attempt.at
  const troubled = attempt.misses >= FAILED_POLLS_SHOWN
  const trouble = t('oauth.troubled')
  useEffect(() => {
    if (troubled) announce(trouble)
  }, [troubled, trouble, announce])
  if (at === 'expired') return <StatusScreen key={at} state={OAUTH[at]} />
  const lines: MessageKey[] = []
  if (troubled) lines.push('oauth.troubled')
  else if (at === 'waiting') lines.push(attempt.at === 'returned' ? 'button.checking' : 'oauth.waiting.behind')
  if (at === 'timedOut' && seemsWebView(pageBrowser())) lines.push('oauth.late.inApp')
  if (connector?.authenticated) lines.push('oauth.still')
  return (
    <StatusScreen
      key={at}
      state={OAUTH[at]}
      lede={at === 'timedOut' && hasSavedSettings(flowState) && <Text k="oauth.late.ledeSaved" />}
    >
      {problem?.action === 'startOAuth' && <ErrorNotice />}
      {lines.length > 0 && (
        <Notice icon={troubled ? 'offline' : at === 'waiting' ? 'window' : 'info'}>
          {lines.map((line) => (
            <span key={line}>
              <Text k={line} />
            </span>
          ))}
        </Notice>
      )}
      <OAuthHelp open={at !== 'waiting'} attempt={attempt.current.id} />
    </StatusScreen>
  )
}
