import type { WizardEvent } from '../../src/index.js'

export type Told =
  | { id: number; kind: 'event'; event: WizardEvent }
  | { id: number; kind: 'callback'; name: string; details: Readonly<Record<string, unknown>> }

export type Asked = {
  id: number
  method: string
  /** Without its query: that may hold a proof. */
  path: string
  /** `null` while it is under way, 0 when there was no answer. */
  status: number | null
  ms: number | null
}

export type Entries = { told: readonly Told[]; asked: readonly Asked[] }

export type Journal = ReturnType<typeof createJournal>

const KEPT = 200

/** What the wizards told the page and asked of the proxy, newest first. */
export function createJournal() {
  const listeners = new Set<() => void>()
  let entries: Entries = { told: [], asked: [] }
  let nextId = 1

  const change = (patch: Partial<Entries>) => {
    entries = { ...entries, ...patch }
    for (const listener of listeners) listener()
  }
  const patchAsked = (id: number, patch: Partial<Asked>) =>
    change({ asked: entries.asked.map((one) => (one.id === id ? { ...one, ...patch } : one)) })

  const recordingFetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href)
    const id = nextId++
    const asked: Asked = { id, method: init?.method ?? 'GET', path: pathname, status: null, ms: null }
    change({ asked: [asked, ...entries.asked].slice(0, KEPT) })
    const start = performance.now()
    const took = () => Math.round(performance.now() - start)
    try {
      const response = await globalThis.fetch(input, init)
      patchAsked(id, { status: response.status, ms: took() })
      return response
    } catch (error) {
      patchAsked(id, { status: 0, ms: took() })
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
      change({ told: [{ id: nextId++, kind: 'event' as const, event }, ...entries.told].slice(0, KEPT) }),
    callback: (name: string, details: Readonly<Record<string, unknown>>) =>
      change({ told: [{ id: nextId++, kind: 'callback' as const, name, details }, ...entries.told].slice(0, KEPT) }),
    clear: () => change({ told: [], asked: [] }),
    fetch: recordingFetch,
  }
}
