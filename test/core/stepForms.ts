import { createStepForm } from '../../src/client/controller/createStepForm.js'
import type { StepForm } from '../../src/client/controller/WizardSnapshot.js'
import type { AuthKind } from '../../src/core/authKinds.js'
import type { Parameter } from '../../src/core/connector.js'
import type { Step } from '../../src/core/flow/stepFor.js'
import { aMethod, aParameter } from './make.js'

/** The form of a step that asks for these settings. */
export function settingsForm(...ask: readonly Partial<Parameter>[]): StepForm {
  return formOf({ name: 'parameters', method: null, ask: ask.map(aParameter) })
}

/** The form of a step that asks for a credential. */
export function credentialsForm(kind: AuthKind): StepForm {
  return formOf({ name: 'credentials', method: aMethod(kind), ask: [] })
}

/** What is sent for the text of one setting, or why it is not. */
export function sent(over: Partial<Parameter>, typed: string): unknown {
  const form = settingsForm(over)
  const [field] = form.fields
  return form.errorsOf({ p0: typed }).get('p0') ?? form.toValues({ p0: typed })[field?.name ?? '']
}

/** How many times the CPU time of plain text a hostile text of the same length may take. */
export const MAX_CPU_RATIO = 200

/** The CPU time of some work in microseconds, which a busy machine does not lengthen. */
export function cpuTimeOf(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return user + system
}

function formOf(step: Step): StepForm {
  const form = createStepForm(step, null, () => undefined)
  if (form === null) throw new Error('This step has no form')
  return form
}
