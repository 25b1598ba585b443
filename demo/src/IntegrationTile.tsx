import { useEffect, useId, useRef } from 'react'
import { AppIcon } from './AppIcon.js'
import type { Router } from './createRouter.js'
import { Glyph } from './Glyph.js'
import { labelOfKinds } from './kinds.js'
import { linkTo } from './linkTo.js'
import type { Integration } from './loadIntegrations.js'

type IntegrationTileProps = {
  integration: Integration
  router: Router
  /** True when the user returns to the list from this connector. */
  takesFocus: boolean
}

/** A connector of the list: a link named after it and described by its state. */
export function IntegrationTile({ integration, router, takesFocus }: IntegrationTileProps) {
  const { accountConnectorId, name, icon, kinds, authenticated, needsAttention } = integration
  const intent = needsAttention ? 'reconnect' : 'connect'
  const link = useRef<HTMLAnchorElement>(null)
  const id = useId()

  useEffect(() => {
    if (takesFocus) link.current?.focus()
  }, [takesFocus])

  return (
    <li className="tile" data-state={needsAttention ? 'broken' : authenticated ? 'connected' : 'open'}>
      <AppIcon name={name} icon={icon} />
      <a ref={link} aria-describedby={id} {...linkTo(router, { connector: accountConnectorId, also: null, intent })}>
        <bdi>{name}</bdi>
      </a>
      <span className="kinds">{labelOfKinds(kinds)}</span>
      <span className="state" id={id}>
        {authenticated && !needsAttention && <Glyph name="check" />}
        {stateOf(integration)}
      </span>
    </li>
  )
}

export function stateOf({
  authenticated,
  needsAttention,
}: Pick<Integration, 'authenticated' | 'needsAttention'>): string {
  if (needsAttention) return 'Needs attention'
  return authenticated ? 'Connected' : 'Not connected'
}
