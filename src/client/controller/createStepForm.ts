import type { Choice } from '../../core/contract.js'
import type { Step } from '../../core/flow/stepFor.js'
import {
  changedValues,
  credentialsOf,
  type FormInput,
  fieldErrorsOf,
  fieldsFor,
  initialInput,
  isShown,
} from '../../core/parameters/form.js'
import type { Lookups, StepForm } from './WizardSnapshot.js'

/** The inputs of a step; `null` where it asks for none. */
export function createStepForm(
  step: Step | null,
  lookups: Lookups | null,
  draftOf: (step: Step) => FormInput | undefined,
): StepForm | null {
  const fields = fieldsOf(step, lookups?.lists ?? null)
  if (step === null || fields === null) return null
  return {
    fields,
    initialInput: () => ({ ...initialInput(fields), ...draftOf(step) }),
    isShown: (field, input) => isShown(field, fields, input),
    errorsOf: (input) => fieldErrorsOf(fields, input),
    toValues: (input) => changedValues(fields, input),
    toCredentials: (input) => credentialsOf(fields, input),
  }
}

function fieldsOf(step: Step | null, lists: readonly (readonly Choice[])[] | null) {
  switch (step?.name) {
    case 'parameters':
      return fieldsFor(step.ask, null)
    case 'credentials':
      return fieldsFor(step.ask, step.method)
    case 'lookups':
      return lists && fieldsFor(step.ask, null, lists)
    default:
      return null
  }
}
