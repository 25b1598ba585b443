import type { AuthMethod, Connector } from '../connector.js'
import { lookupsToAsk, parametersToAsk, settingsOf } from '../parameters/parameters.js'
import { chosenMethod, type Local, type StepName, usableMethods } from './stepFor.js'

/**
 * The steps of this run in order, those done included: what the rail draws and the kicker counts. Stays the same while
 * the run goes on, because a step that was passed stays in it. Empty while it depends on a choice how many there are.
 */
export function railFor(connector: Connector, local: Local): readonly StepName[] {
  const methods = usableMethods(connector)
  const chosen = chosenMethod(connector, local)
  const [rail, ...others] = (chosen ? [chosen] : methods).map((method) => railOf(method, methods, connector, local))
  return rail && others.every(({ length }) => length === rail.length) ? rail : []
}

function railOf(method: AuthMethod, methods: readonly AuthMethod[], connector: Connector, local: Local): StepName[] {
  const steps: StepName[] = []
  if (methods.length > 1) steps.push('method')
  const passed = local.passed.has('parameters') && settingsOf(method, connector).length > 0
  if (passed || parametersToAsk(connector, method, local).length > 0) steps.push('parameters')
  steps.push(method.kind === 'oauth' ? 'oauth' : 'credentials')
  if (local.passed.has('lookups') || hasLookups(connector, method, local)) steps.push('lookups')
  return steps
}

function hasLookups(connector: Connector, method: AuthMethod, local: Local): boolean {
  return lookupsToAsk(connector, method, { ...local, run: 'connect' }).length > 0
}
