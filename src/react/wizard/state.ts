import type { Verification } from '../../core/connector.js'
import type { ConnectorAuthError } from '../../core/errors.js'
import { type FlowState, INITIAL_FLOW_STATE } from '../../core/flow/stepFor.js'

export type PendingAction = 'saveParameters' | 'submitCredentials' | 'saveLookups' | 'disconnect' | 'verify'

export type Problem = { action: PendingAction | 'startOAuth'; error: ConnectorAuthError }

/** Everything the wizard knows besides the connector. The step is derived from the two. */
export type WizardState = {
  flowState: FlowState
  pending: PendingAction | null
  problem: Problem | null
  /** What the last check of a connected connector found; `null` once anything else happened. */
  checked: Verification | null
}

export const INITIAL_STATE: WizardState = { flowState: INITIAL_FLOW_STATE, pending: null, problem: null, checked: null }

export type Store<T> = {
  get: () => T
  set: (patch: Partial<T>) => void
  subscribe: (listener: () => void) => () => void
}

export function createStore<T extends object>(initial: T): Store<T> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set: (patch) => {
      state = { ...state, ...patch }
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
