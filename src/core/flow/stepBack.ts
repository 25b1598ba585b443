import type { Connector } from '../connector.js'
import { settingsOf } from '../parameters/parameters.js'
import { chosenMethod, type Local, stepFor, usableMethods } from './stepFor.js'

/** What Back changes, or `null` on the first step of a run. */
export function stepBack(connector: Connector, local: Local): Partial<Local> | null {
  const step = stepFor(connector, local)
  const method = chosenMethod(connector, local)
  if (connector.authenticated && local.run !== 'reconnect') return null
  if ((step.name === 'credentials' || step.name === 'oauth') && method && settingsOf(method, connector).length > 0) {
    return { revisiting: true }
  }
  if (step.name === 'method' || usableMethods(connector).length < 2) return null
  return { methodId: null, revisiting: false, passed: new Set() }
}
