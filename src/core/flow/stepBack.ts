import type { Connector } from '../connector.js'
import { asksSettings, settingsOf } from '../parameters/parameters.js'
import { chosenMethod, type FlowState, stepFor, usableMethods } from './stepFor.js'

/** What Back changes, or `null` on the first step of a flow. */
export function stepBack(connector: Connector, flowState: FlowState): Partial<FlowState> | null {
  const step = stepFor(connector, flowState)
  const method = chosenMethod(connector, flowState)
  if (connector.authenticated && flowState.flow !== 'reconnect') return null
  const follows = (step.name === 'credentials' && !asksSettings(step, connector)) || step.name === 'oauth'
  if (follows && method && settingsOf(method, connector).length > 0) return { editingSettings: true }
  if (step.name === 'method' || usableMethods(connector).length < 2) return null
  return { methodId: null, editingSettings: false, completed: new Set() }
}
