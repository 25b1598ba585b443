/** What the fake Cyclr or the host can do wrong, by the name that the server knows it by. */
export const TROUBLES: readonly { name: string; label: string }[] = [
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

/** What goes wrong now, by name; `null` on a real Cyclr, which cannot be told. */
export async function readTrouble(): Promise<string | null> {
  const response = await fetch('/__demo')
  if (!response.ok) return null
  const { trouble }: { trouble: string } = await response.json()
  return trouble
}

export async function setTrouble(trouble: string): Promise<void> {
  await fetch(`/__demo?${new URLSearchParams({ trouble })}`, { method: 'POST' })
}

/** Everything is disconnected again, and nothing goes wrong. */
export async function resetFake(): Promise<void> {
  await fetch('/__demo', { method: 'DELETE' })
}
