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
import { type Kept, normalizeInput } from '../../core/parameters/normalize.js'
import type { Lookups, StepForm } from './WizardSnapshot.js'

/** The inputs of a step; `null` where it asks for none. */
export function createStepForm(
  step: Step | null,
  lookups: Lookups | null,
  draftOf: (step: Step) => FormInput | undefined,
): StepForm | null {
  const fields = fieldsOf(step, lookups?.lists ?? null)
  if (step === null || fields === null) return null
  const normalized = (typed: FormInput, kept?: Kept) => normalizeInput(fields, typed, kept).input
  return {
    fields,
    initialInput: () => ({ ...initialInput(fields), ...draftOf(step) }),
    isShown: (field, input) => isShown(field, fields, input),
    normalize: (input, kept) => normalizeInput(fields, input, kept),
    errorsOf: (input, kept) => fieldErrorsOf(fields, normalized(input, kept)),
    toValues: (input, kept) => changedValues(fields, normalized(input, kept)),
    toCredentials: (input, kept) => credentialsOf(fields, normalized(input, kept)),
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
