import { rulesOf } from '../authKinds.js'
import type { AuthMethod, Connector } from '../connector.js'
import { settingsOf } from '../parameters/parameters.js'
import { chosenMethod, type FlowState, lookupsToAsk, parametersToAsk, type StepName, usableMethods } from './stepFor.js'

/**
 * The steps of this run in order, those done included: what the rail draws and the kicker counts. Stays the same while
 * the run goes on, because a step that was passed stays in it. Empty while it depends on a choice how many there are.
 */
export function stepNames(connector: Connector, flowState: FlowState): readonly StepName[] {
  const methods = usableMethods(connector)
  const chosen = chosenMethod(connector, flowState)
  const [rail, ...others] = (chosen ? [chosen] : methods).map((method) => railOf(method, methods, connector, flowState))
  return rail && others.every(({ length }) => length === rail.length) ? rail : []
}

function railOf(
  method: AuthMethod,
  methods: readonly AuthMethod[],
  connector: Connector,
  flowState: FlowState,
): StepName[] {
  const steps: StepName[] = []
  if (methods.length > 1) steps.push('method')
  const passed = flowState.completed.has('parameters') && settingsOf(method, connector).length > 0
  if (passed || parametersToAsk(connector, method, flowState).length > 0) steps.push('parameters')
  steps.push(rulesOf(method).opensWindow ? 'oauth' : 'credentials')
  if (flowState.completed.has('lookups') || hasLookups(connector, method, flowState)) steps.push('lookups')
  return steps
}

function hasLookups(connector: Connector, method: AuthMethod, flowState: FlowState): boolean {
  return lookupsToAsk(connector, method, { ...flowState, flow: 'connect' }).length > 0
}
