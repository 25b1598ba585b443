import { useId } from 'react'
import type { PlaceStore } from './createPlace.js'
import { IntegrationTile } from './IntegrationTile.js'
import type { Integration } from './loadIntegrations.js'

type IntegrationGroupProps = { title: string; group: readonly Integration[]; place: PlaceStore }

export function IntegrationGroup({ title, group, place }: IntegrationGroupProps) {
  const id = useId()
  if (group.length === 0) return null
  return (
    <section className="group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="tiles">
        {group.map((integration) => (
          <IntegrationTile
            key={integration.accountConnectorId}
            integration={integration}
            place={place}
            takesFocus={integration.accountConnectorId === place.get().cameFrom}
          />
        ))}
      </ul>
    </section>
  )
}
