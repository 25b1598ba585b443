import type { ReactNode } from 'react'
import type { ConnectorAuthError } from '../../core/errors.js'
import type { LinkName } from '../ConnectorAuthWizardProps.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import { Button, type ButtonKind } from './Button.js'

type LinkButtonProps = {
  to: LinkName
  /** `inline`: a link within a sentence. */
  kind: ButtonKind | 'inline'
  error?: ConnectorAuthError | undefined
  /** An address opens in a new tab. */
  opensTab?: boolean
  children: ReactNode
}

/** A button for one of the host's `links`. Not rendered if the host passes no such link. */
export function LinkButton({ to, kind, error, opensTab = false, children }: LinkButtonProps): ReactNode {
  const { actions, links, t } = useWizardContext()
  const { accountConnectorId } = useSnapshot()
  const link = links[to]
  if (link === undefined) return null
  if (typeof link !== 'function') {
    return kind === 'inline' ? (
      <a className="caw-a" href={link} {...(opensTab && { target: '_blank', rel: 'noreferrer' })}>
        {children}
        {opensTab && <span className="caw-vh">{` (${t('opensInNewTab')})`}</span>}
      </a>
    ) : (
      <a className="caw-btn" data-kind={kind} href={link}>
        {children}
      </a>
    )
  }
  const follow = () => link({ accountConnectorId, requestId: error?.requestId, details: actions.supportDetails() })
  return kind === 'inline' ? (
    <button type="button" form="" className="caw-a" onClick={follow}>
      {children}
    </button>
  ) : (
    <Button kind={kind} onClick={follow}>
      {children}
    </Button>
  )
}
