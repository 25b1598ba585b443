import { ConnectorAuthChecklist } from 'connector-auth-wizard'

export function SetUp({ cycleId, start }: { cycleId: string; start: () => void }) {
  return <ConnectorAuthChecklist cycleId={cycleId} proxyUrl="/api/connector-auth" onComplete={start} />
}
