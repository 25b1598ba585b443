import type { Change } from '../../core/parameters/normalize.js'

export type AppliedChange = {
  change: Change
  /** The text that would stand without the change. */
  typed: string
  value: string
  /** The values of other fields that a key file replaced, by field id. */
  others: readonly (readonly [id: string, typed: string])[]
  /** The user took it back: the text is sent as typed. */
  undone: boolean
}

export type Changes = ReturnType<typeof createChanges>

/** What was changed in the values of a wizard, by field name: it is shown and can be taken back when its step comes back. */
export function createChanges() {
  const changes = new Map<string, AppliedChange>()
  const listeners = new Set<() => void>()
  const notify = () => {
    for (const listener of listeners) listener()
  }
  return {
    get: (name: string) => changes.get(name),
    set: (name: string, change: AppliedChange) => {
      changes.set(name, change)
      notify()
    },
    delete: (name: string) => {
      if (changes.delete(name)) notify()
    },
    clear: () => changes.clear(),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
