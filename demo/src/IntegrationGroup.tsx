import { useId } from 'react'
import type { Router } from './createRouter.js'
import { IntegrationTile } from './IntegrationTile.js'
import type { Integration } from './loadIntegrations.js'

type IntegrationGroupProps = { title: string; group: readonly Integration[]; router: Router }

export function IntegrationGroup({ title, group, router }: IntegrationGroupProps) {
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
            router={router}
            takesFocus={integration.accountConnectorId === router.get().previousConnector}
          />
        ))}
      </ul>
    </section>
  )
}
