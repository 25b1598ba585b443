import { ConnectorAuthWizard } from 'connector-auth-wizard'
import 'connector-auth-wizard/styles.css'

export function Integration({ onConnected }: { onConnected: (name: string) => void }) {
  return (
    <ConnectorAuthWizard
      accountConnectorId="36308" // the account connector's id at Cyclr
      proxyUrl="/api/connector-auth" // where the proxy is mounted
      onSuccess={({ name }) => onConnected(name)}
    />
  )
}
