import type { ConnectorSummary, Host, ListedConnector } from '../../core/connector.js'
import type { CycleAnswer } from '../../core/contract.js'
import { MAX_IDS } from '../../core/protocol.js'
import type { ProxyClient } from '../createProxyClient.js'
import type { ChecklistOptions } from './options.js'

export type Loaded = Pick<CycleAnswer, 'name' | 'connectors' | 'notFound' | 'prerequisites'> & { host: Host | null }

/** Loads the connectors of a cycle, by its id, or those of the given ids: at most 100 in one request. */
export function createChecklistLoader(proxy: ProxyClient, wanted: string | readonly string[]): () => Promise<Loaded> {
  /** Those that are known, by id: they are not sent again. */
  const icons = new Map<string, string>()
  const known = () => [...icons.keys()].slice(-MAX_IDS)
  const withIcon = ({ iconId, icon, ...summary }: ListedConnector): ConnectorSummary => {
    if (iconId !== null && icon !== null) icons.set(iconId, icon)
    return { ...summary, icon: icon ?? icons.get(iconId ?? '') ?? null }
  }
  return async () => {
    if (typeof wanted === 'string') {
      const answer = await proxy.cycle(wanted, known())
      return { ...answer, connectors: answer.connectors.map(withIcon) }
    }
    const parts = Array.from({ length: Math.ceil(wanted.length / MAX_IDS) }, (_, at) =>
      proxy.list(wanted.slice(at * MAX_IDS, (at + 1) * MAX_IDS), known()),
    )
    const answers = await Promise.all(parts)
    const connectors = answers.flatMap((answer) => answer.connectors.map(withIcon))
    const found = new Set(connectors.map(({ accountConnectorId }) => accountConnectorId))
    const host = answers[0]?.host ?? null
    return { name: null, host, connectors, notFound: wanted.filter((id) => !found.has(id)), prerequisites: [] }
  }
}

/** Who asks: another session sees other connectors at the same address. */
type Session = Pick<ChecklistOptions, 'getToken' | 'headers' | 'fetch'>

const started = new Map<string, { session: Session; loading: Promise<Loaded> }[]>()

/**
 * Parts of a page that appear together ask for the same together, where their sessions are the same functions. What is asked
 * later is asked anew: a connection may have been made meanwhile.
 */
export function oncePerTask(key: string, session: Session, load: () => Promise<Loaded>): Promise<Loaded> {
  const all = started.get(key) ?? []
  const known = all.find((one) => isSameSession(one.session, session))
  if (known) return known.loading
  const loading = load()
  started.set(key, [...all, { session, loading }])
  setTimeout(() => started.delete(key))
  return loading
}

function isSameSession(a: Session, b: Session): boolean {
  return a.getToken === b.getToken && a.headers === b.headers && a.fetch === b.fetch
}
