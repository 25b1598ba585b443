'use client'
import { type ReactNode, useState } from 'react'
import { useWizardContext } from '../WizardContext.js'
import { NAME_HEADING } from './headings.js'
import { Icon } from './Icon.js'
import { Text } from './text/Text.js'

export type ConnectionIndicatorState = 'idle' | 'busy' | 'done' | 'broken' | 'paused'

const NODES = { done: 'check', broken: 'bang', paused: 'pause' } as const

/** Who connects to what. The seam between the tiles is the card's status light; the text says the same. */
export function Header({ seam }: { seam: ConnectionIndicatorState }): ReactNode {
  const { provider, host, headingLevel, connector, loadError, canExit, leave, t } = useWizardContext()
  const Heading = NAME_HEADING[headingLevel]
  const node = seam === 'idle' || seam === 'busy' ? null : NODES[seam]
  return (
    <header className="caw-head">
      <div className="caw-link" data-link={seam} aria-hidden="true">
        {connector ? <Tile name={host.name} icon={host.icon} /> : <span className="caw-tile" data-mono="" />}
        <span className="caw-seam">
          <b />
          <b />
          <b />
          {node && (
            <i className="caw-node">
              <Icon name={node} />
            </i>
          )}
        </span>
        {connector ? <Tile name={provider.name} icon={provider.icon} /> : <span className="caw-tile" data-mono="" />}
      </div>
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
          <button type="button" className="caw-icon-btn" aria-label={t('card.close')} onClick={leave}>
            <Icon name="x" />
          </button>
        )}
      </div>
    </header>
  )
}

/** The icon, or the first letter where there is none or it does not load. */
function Tile({ name, icon }: { name: string; icon: string | null }): ReactNode {
  const [failed, setFailed] = useState<string | null>(null)
  if (icon === null || icon === failed) {
    return (
      <span className="caw-tile" data-mono="">
        {Array.from(name)[0]?.toUpperCase()}
      </span>
    )
  }
  return (
    <span className="caw-tile">
      <img src={icon} alt="" onError={() => setFailed(icon)} />
    </span>
  )
}
