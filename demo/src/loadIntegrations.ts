import type { AuthKind } from '../../src/index.js'

export type Integration = {
  accountConnectorId: string
  name: string
  icon: string | null
  kinds: readonly AuthKind[]
  authenticated: boolean
}

/** The proxy accepts at most this many ids in one request. */
const MAX_IDS = 100

/** The host's server knows the ids; the proxy returns the details of each. */
export async function loadIntegrations(proxyUrl: string, signal?: AbortSignal): Promise<readonly Integration[]> {
  const { ids } = await read<{ ids: string[] }>('/api/integrations', signal)
  const parts = Array.from({ length: Math.ceil(ids.length / MAX_IDS) }, (_, part) =>
    ids.slice(part * MAX_IDS, (part + 1) * MAX_IDS),
  )
  const responses = await Promise.all(
    parts.map((part) => read<{ connectors: Integration[] }>(`${proxyUrl}/connectors?ids=${part.join(',')}`, signal)),
  )
  const all = responses.flatMap(({ connectors }) => connectors)
  return all.toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
}

async function read<T>(url: string, signal: AbortSignal | undefined): Promise<T> {
  const response = await fetch(url, { signal: signal ?? null, headers: { 'X-Connector-Wizard': '1' } })
  if (!response.ok) throw new Error(`${url.split('?', 1)[0]} answered ${response.status}.`)
  return response.json()
}
