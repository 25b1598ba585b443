import { useEffect, useId, useRef } from 'react'
import { AppIcon } from './AppIcon.js'
import type { PlaceStore } from './createPlace.js'
import { Glyph } from './Glyph.js'
import { waysOf } from './kinds.js'
import { linkTo } from './linkTo.js'
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
      <a ref={link} aria-describedby={id} {...linkTo(place, { connector: accountConnectorId, also: null })}>
        <bdi>{name}</bdi>
      </a>
      <span className="ways">{waysOf(kinds)}</span>
      <span className="state" id={id}>
        {authenticated && <Glyph name="check" />}
        {authenticated ? 'Connected' : 'Not connected'}
      </span>
    </li>
  )
}
