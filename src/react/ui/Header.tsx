import type { ReactNode } from 'react'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import { ConnectionIndicator } from './ConnectionIndicator.js'
import { NAME_HEADING } from './headings.js'
import { Icon } from './Icon.js'
import { Text } from './text/Text.js'

/** Which connector it is and who asks for it. */
export function Header(): ReactNode {
  const { provider, host, headingLevel, canExit, actions, t } = useWizardContext()
  const { connector, error } = useSnapshot()
  const Heading = NAME_HEADING[headingLevel]
  return (
    <header className="caw-head">
      <ConnectionIndicator />
      <div className="caw-id">
        <div>
          <Heading className="caw-name">
            {provider.isKnown ? <bdi>{provider.name}</bdi> : t(error ? 'card.unknown' : 'loading.name')}
          </Heading>
          {host.isKnown && (
            <p className="caw-by">
              <Text k={connector?.authenticated ? 'card.connectedTo' : 'card.requestedBy'} />
            </p>
          )}
        </div>
        {canExit && (
          <button
            type="button"
            form=""
            className="caw-icon-btn"
            aria-label={t('card.close')}
            onClick={actions.requestExit}
          >
            <Icon name="x" />
          </button>
        )}
      </div>
    </header>
  )
}
