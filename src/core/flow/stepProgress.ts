import { rulesOf } from '../authKinds.js'
import type { AuthMethod, Connector } from '../connector.js'
import { belongsTo, settingsOf } from '../parameters/parameters.js'
import {
  chosenMethod,
  type FlowState,
  fitsOneStep,
  isOneStep,
  lookupsToAsk,
  parametersToAsk,
  type Step,
  type StepName,
  usableMethods,
} from './stepFor.js'

/** The steps of a flow in order, and where it stands: `index` counts from 0 and is `names.length` once the flow is complete. */
export type StepProgress = { names: readonly StepName[]; index: number }

/** Where in the flow a step stands; `null` when there are no steps to count. */
export function stepProgress(connector: Connector, flowState: FlowState, step: Step): StepProgress | null {
  // A setting that a connected connector lacks is no step of a flow.
  if (step.name === 'parameters' && connector.authenticated && flowState.flow !== 'reconnect') return null
  const names = stepNames(connector, flowState)
  const index = step.name === 'success' ? names.length : names.indexOf(step.name)
  return index < 0 || names.length < 2 ? null : { names, index }
}

/**
 * The steps of this flow in order, completed ones included. The list stays the same during a flow, because a completed
 * step stays in it. Empty while their number depends on the method that the user has yet to choose.
 */
export function stepNames(connector: Connector, flowState: FlowState): readonly StepName[] {
  const methods = usableMethods(connector)
  const chosen = chosenMethod(connector, flowState)
  const [names, ...others] = (chosen ? [chosen] : methods).map((method) => namesFor(method, connector, flowState))
  if (!names || others.some(({ length }) => length !== names.length)) return []
  return methods.length > 1 && isChoiceCounted(methods, connector) ? ['method', ...names] : names
}

/**
 * Where the methods have different kinds of steps, the choice has no number, and the step after it is the first. Nothing
 * that changes during a flow counts, so that a number never changes either: the steps of reconnecting, which may be more,
 * count as well.
 */
function isChoiceCounted(methods: readonly AuthMethod[], connector: Connector): boolean {
  const counts = methods.map((method) => {
    const hasLookups = connector.parameters.some((parameter) => parameter.lookup && belongsTo(parameter, method))
    const settings = Number(settingsOf(method, connector).length > 0)
    const [first, again] = [fitsOneStep(connector, method) ? 0 : settings, settings]
    return [first, again].map((count) => count + Number(hasLookups)).join()
  })
  return new Set(counts).size === 1
}

function namesFor(method: AuthMethod, connector: Connector, flowState: FlowState): StepName[] {
  const { completed } = flowState
  const settings =
    !isOneStep(connector, method, flowState) &&
    ((completed.has('parameters') && settingsOf(method, connector).length > 0) ||
      parametersToAsk(connector, method, flowState).length > 0)
  const lookups =
    completed.has('lookups') || lookupsToAsk(connector, method, { ...flowState, flow: 'connect' }).length > 0
  const names: StepName[] = []
  if (settings) names.push('parameters')
  names.push(rulesOf(method).opensWindow ? 'oauth' : 'credentials')
  if (lookups) names.push('lookups')
  return names
}
