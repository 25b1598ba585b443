import type { WizardEvent } from '../../src/index.js'

export type EventEntry =
  | { id: number; kind: 'event'; event: WizardEvent }
  | { id: number; kind: 'callback'; name: string; details: Readonly<Record<string, unknown>> }

export type RequestEntry = {
  id: number
  method: string
  /** Without the query, which may contain a proof. */
  path: string
  /** `null` while the request is pending, 0 after a network error. */
  status: number | null
  ms: number | null
}

export type JournalEntries = { events: readonly EventEntry[]; requests: readonly RequestEntry[] }

export type Journal = ReturnType<typeof createJournal>

const MAX_ENTRIES = 200

/** Logs the wizards' events, callbacks and requests, newest first. */
export function createJournal() {
  const listeners = new Set<() => void>()
  let entries: JournalEntries = { events: [], requests: [] }
  let nextId = 1

  const change = (patch: Partial<JournalEntries>) => {
    entries = { ...entries, ...patch }
    for (const listener of listeners) listener()
  }
  const patchRequest = (id: number, patch: Partial<RequestEntry>) =>
    change({ requests: entries.requests.map((one) => (one.id === id ? { ...one, ...patch } : one)) })

  const recordingFetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href)
    const id = nextId++
    const request: RequestEntry = { id, method: init?.method ?? 'GET', path: pathname, status: null, ms: null }
    change({ requests: [request, ...entries.requests].slice(0, MAX_ENTRIES) })
    const start = performance.now()
    const took = () => Math.round(performance.now() - start)
    try {
      const response = await globalThis.fetch(input, init)
      patchRequest(id, { status: response.status, ms: took() })
      return response
    } catch (error) {
      patchRequest(id, { status: 0, ms: took() })
      throw error
    }
  }

  return {
    get: () => entries,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    event: (event: WizardEvent) =>
      change({ events: [{ id: nextId++, kind: 'event' as const, event }, ...entries.events].slice(0, MAX_ENTRIES) }),
    callback: (name: string, details: Readonly<Record<string, unknown>>) =>
      change({
        events: [{ id: nextId++, kind: 'callback' as const, name, details }, ...entries.events].slice(0, MAX_ENTRIES),
      }),
    clear: () => change({ events: [], requests: [] }),
    fetch: recordingFetch,
  }
}
