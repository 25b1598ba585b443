import type { Connector, Parameter } from '../../src/core/connector.js'
import { type FlowState, INITIAL_FLOW_STATE, type Step, type StepName, stepFor } from '../../src/core/flow/stepFor.js'
import { stepNames } from '../../src/core/flow/stepProgress.js'

/** Which fields the user fills in. */
export type Diligence = 'only what is required' | 'everything'

export type Stop = { step: Step; rail: readonly StepName[] }

/**
 * Drives a connector by one method to the end of the flow and returns every step. The proxy accepts everything.
 * A flow that does not end is stopped after twelve steps.
 */
export function runThrough(
  given: Connector,
  methodId: string,
  flow: 'connect' | 'reconnect',
  diligence: Diligence,
): readonly Stop[] {
  const stops: Stop[] = []
  let connector = given
  let flowState: FlowState = { ...INITIAL_FLOW_STATE, flow: flow === 'reconnect' ? 'reconnect' : 'idle' }
  let staged: readonly Parameter[] = []
  while (stops.length < 12) {
    const step = stepFor(connector, flowState)
    stops.push({ step, rail: stepNames(connector, flowState) })
    const started = flowState.flow === 'reconnect' ? 'reconnect' : 'connect'
    switch (step.name) {
      case 'method':
        flowState = { ...flowState, methodId, flow: started }
        break
      case 'parameters':
        if (flowState.flow === 'reconnect') staged = step.ask
        else connector = filled(connector, step.ask, diligence)
        flowState = {
          ...flowState,
          flow: started,
          completed: new Set([...flowState.completed, 'parameters']),
          editingSettings: false,
        }
        break
      case 'credentials':
      case 'oauth': {
        const owned = step.name === 'credentials' ? step.ask : step.ownApp
        connector = { ...filled(connector, [...staged, ...owned], diligence), authenticated: true }
        flowState = { ...flowState, flow: 'connect', finished: true, verification: 'accepted' }
        break
      }
      case 'lookups':
        connector = filled(connector, step.ask, diligence)
        flowState = {
          ...flowState,
          flow: 'connect',
          completed: new Set([...flowState.completed, 'lookups']),
          finished: true,
        }
        break
      default:
        return stops
    }
  }
  return stops
}

function filled(connector: Connector, ask: readonly Parameter[], diligence: Diligence): Connector {
  const names = new Set(
    ask.filter(({ required }) => required || diligence === 'everything').map((parameter) => parameter.name),
  )
  return {
    ...connector,
    parameters: connector.parameters.map((parameter) =>
      names.has(parameter.name) ? { ...parameter, isSet: true, value: parameter.secret ? null : 'typed' } : parameter,
    ),
  }
}
