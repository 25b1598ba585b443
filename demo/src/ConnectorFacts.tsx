import { stateOf } from './IntegrationTile.js'
import { labelOfKinds } from './kinds.js'
import type { Integration } from './loadIntegrations.js'
import { ACCOUNT_NAME } from './looks.js'

/** What the host knows about a connection without the wizard. */
export function ConnectorFacts({ integration }: { integration: Integration }) {
  return (
    <dl className="facts">
      <div>
        <dt>State</dt>
        <dd>{stateOf(integration)}</dd>
      </div>
      <div>
        <dt>Connects with</dt>
        <dd>{labelOfKinds(integration.kinds)}</dd>
      </div>
      <div>
        <dt>Workspace</dt>
        <dd>{ACCOUNT_NAME}</dd>
      </div>
      <div>
        <dt>Account connector</dt>
        <dd>{integration.accountConnectorId}</dd>
      </div>
    </dl>
  )
}
