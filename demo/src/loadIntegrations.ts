import type { AuthKind } from '../../src/index.js'

export type Integration = {
  accountConnectorId: string
  name: string
  icon: string | null
  kinds: readonly AuthKind[]
  authenticated: boolean
  /** Its sign-in has stopped working, as the host's server knows from Cyclr. */
  needsAttention: boolean
}

/** `hasWorkflow`: the server offers one to set up. */
export type Listing = { all: readonly Integration[]; hasWorkflow: boolean }

type Listed = Omit<Integration, 'needsAttention'> & { iconId: string | null }

/** Icons by their id, for as long as the page lives: the proxy sends each of them once. */
const icons = new Map<string, string>()

/** The proxy accepts at most this many ids in one request. */
const MAX_IDS = 100

/** The host's server knows the ids; the proxy returns the details of each. */
export async function loadIntegrations(proxyUrl: string, signal?: AbortSignal): Promise<Listing> {
  const { ids, broken, hasWorkflow } = await read<{ ids: string[]; broken: string[]; hasWorkflow: boolean }>(
    '/api/integrations',
    signal,
  )
  const parts = Array.from({ length: Math.ceil(ids.length / MAX_IDS) }, (_, part) =>
    ids.slice(part * MAX_IDS, (part + 1) * MAX_IDS),
  )
  const responses = await Promise.all(
    parts.map((part) => {
      const query = new URLSearchParams({ ids: part.join(','), icons: [...icons.keys()].slice(-MAX_IDS).join(',') })
      return read<{ connectors: Listed[] }>(`${proxyUrl}/connectors?${query}`, signal)
    }),
  )
  const all = responses
    .flatMap(({ connectors }) => connectors)
    .map(withIcon)
    .map((one) => ({ ...one, needsAttention: one.authenticated && broken.includes(one.accountConnectorId) }))
  return { all: all.toSorted((one, other) => one.name.localeCompare(other.name, 'en')), hasWorkflow }
}

function withIcon({ iconId, ...integration }: Listed): Omit<Integration, 'needsAttention'> {
  if (iconId === null) return integration
  if (integration.icon !== null) icons.set(iconId, integration.icon)
  return { ...integration, icon: icons.get(iconId) ?? null }
}

async function read<T>(url: string, signal: AbortSignal | undefined): Promise<T> {
  const response = await fetch(url, { signal: signal ?? null, headers: { 'X-Connector-Wizard': '1' } })
  if (!response.ok) throw new Error(`${url.split('?', 1)[0]} answered ${response.status}.`)
  return response.json()
}
