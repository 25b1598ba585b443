/** The faults that the developer panel offers. The server implements them by name (`server/controls.ts`). */
export const FAULTS: readonly { name: string; label: string }[] = [
  { name: '', label: 'Nothing' },
  { name: 'rejected', label: 'Every credential is rejected' },
  { name: 'slow', label: 'Cyclr is slow' },
  { name: 'down', label: 'Cyclr is down' },
  { name: 'dropped', label: 'Connections drop after the write' },
  { name: 'html', label: 'Cyclr answers with HTML' },
  { name: 'limited', label: 'Cyclr limits the rate' },
  { name: 'signedOut', label: 'The session has ended' },
  { name: 'declineRedirects', label: 'Declining returns to the page' },
  { name: 'coop', label: 'The provider isolates its window' },
  { name: 'providerDown', label: 'The provider is down' },
]

/** The name of the current fault, or `null` on a real Cyclr, where faults cannot be injected. */
export async function readFault(): Promise<string | null> {
  const response = await fetch('/__demo')
  if (!response.ok) return null
  const { fault }: { fault: string } = await response.json()
  return fault
}

export async function setFault(fault: string): Promise<void> {
  await fetch(`/__demo?${new URLSearchParams({ fault })}`, { method: 'POST' })
}

/** The sign-in of a connection stops working, and Cyclr reports that to the host's server. */
export async function breakConnection(accountConnectorId: string): Promise<void> {
  await fetch(`/__demo?${new URLSearchParams({ break: accountConnectorId })}`, { method: 'POST' })
}

/** Disconnects all connectors and removes the fault. */
export async function resetFake(): Promise<void> {
  await fetch('/__demo', { method: 'DELETE' })
}
