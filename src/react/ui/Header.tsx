'use client'
import type { ReactNode } from 'react'
import { useWizardContext } from '../WizardContext.js'
import { ConnectionIndicator } from './ConnectionIndicator.js'
import { NAME_HEADING } from './headings.js'
import { Icon } from './Icon.js'
import { Text } from './text/Text.js'

/** Which connector it is and who asks for it. `exiting`: the user is asked whether to leave. */
export function Header({ exiting }: { exiting: boolean }): ReactNode {
  const { provider, headingLevel, connector, loadError, canExit, leave: requestExit, t } = useWizardContext()
  const Heading = NAME_HEADING[headingLevel]
  return (
    <header className="caw-head">
      <ConnectionIndicator exiting={exiting} />
      <div className="caw-id">
        <div>
          <Heading className="caw-name">
            {connector ? <bdi>{provider.name}</bdi> : t(loadError ? 'card.unknown' : 'loading.name')}
          </Heading>
          {connector && (
            <p className="caw-by">
              <Text k={connector.authenticated ? 'card.connectedTo' : 'card.requestedBy'} />
            </p>
          )}
        </div>
        {canExit && (
          <button type="button" className="caw-icon-btn" aria-label={t('card.close')} onClick={requestExit}>
            <Icon name="x" />
          </button>
        )}
      </div>
    </header>
  )
}
