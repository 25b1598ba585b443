import { useEffect, useId, useRef } from 'react'
import { AppIcon } from './AppIcon.js'
import { hrefOf } from './address.js'
import type { PlaceStore } from './createPlace.js'
import { followsHere } from './followsHere.js'
import { waysOf } from './kinds.js'
import type { Integration } from './loadIntegrations.js'

type IntegrationTileProps = {
  integration: Integration
  place: PlaceStore
  /** The user comes back from this one. */
  takesFocus: boolean
}

/** One connector of the list: a link by its name, described by its state. */
export function IntegrationTile({ integration, place, takesFocus }: IntegrationTileProps) {
  const { accountConnectorId, name, icon, kinds, authenticated } = integration
  const link = useRef<HTMLAnchorElement>(null)
  const id = useId()

  useEffect(() => {
    if (takesFocus) link.current?.focus()
  }, [takesFocus])

  return (
    <li className="tile" data-state={authenticated ? 'connected' : 'open'}>
      <AppIcon name={name} icon={icon} />
      <a
        ref={link}
        href={hrefOf({ ...place.get().address, connector: accountConnectorId, also: null })}
        aria-describedby={id}
        onClick={(event) => {
          if (!followsHere(event)) return
          event.preventDefault()
          place.go({ connector: accountConnectorId, also: null })
        }}
      >
        {name}
      </a>
      <span className="ways">{waysOf(kinds)}</span>
      <span className="state" id={id}>
        {authenticated ? 'Connected' : 'Not connected'}
      </span>
    </li>
  )
}
