import type { ReactNode } from 'react'
import { Icon } from './Icon.js'
import { Tile } from './Tile.js'

export type IndicatorState = 'idle' | 'busy' | 'done' | 'broken' | 'paused'

const ICONS = { idle: null, busy: null, done: 'check', broken: 'bang', paused: 'pause' } as const

type ConnectionLineProps = {
  state: IndicatorState
  /** `null` until it is known. */
  host: { name: string; icon: string | null } | null
  /** The tile of what the host is connected to. */
  children: ReactNode
}

/** Two tiles, and the line between them, which shows the state of the connection. Text elsewhere says the same. */
export function ConnectionLine({ state, host, children }: ConnectionLineProps): ReactNode {
  const icon = ICONS[state]
  return (
    <div className="caw-link" data-link={state} aria-hidden="true">
      {host ? <Tile name={host.name} icon={host.icon} /> : <span className="caw-tile" data-mono="" />}
      <span className="caw-seam">
        <b />
        <b />
        <b />
        {icon && (
          <i className="caw-node">
            <Icon name={icon} />
          </i>
        )}
      </span>
      {children}
    </div>
  )
}
