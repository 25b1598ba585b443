import type { Connector } from '../../core/connector.js'
import { type FieldError, keyOf } from '../../core/errors.js'
import { type FlowState, type Step, stepFor } from '../../core/flow/stepFor.js'
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
import { askedCredentials } from '../../core/parameters/parameters.js'
import type { Draft } from './createDrafts.js'
import type { Lookups, StepForm } from './WizardSnapshot.js'

/** The inputs of a step; `null` where it asks for none. */
export function createStepForm(
  step: Step | null,
  lookups: Lookups | null,
  draftOf: (step: Step) => Draft | undefined,
): StepForm | null {
  const fields = fieldsOf(step, lookups)
  if (step === null || fields === null) return null
  const normalized = (typed: FormInput, kept?: Kept) => normalizeInput(fields, typed, kept).input
  return {
    fields,
    initialInput: () => {
      const draft = draftOf(step)
      const initial = initialInput(fields)
      return Object.fromEntries(fields.map((field) => [field.id, draft?.get(keyOf(field)) ?? initial[field.id] ?? '']))
    },
    isShown: (field, input) => isShown(field, fields, input),
    normalize: (input, kept) => normalizeInput(fields, input, kept),
    errorsOf: (input, kept) => fieldErrorsOf(fields, normalized(input, kept)),
    toValues: (input, kept) => changedValues(fields, normalized(input, kept)),
    toCredentials: (input, kept) => credentialsOf(fields, normalized(input, kept)),
  }
}

/**
 * What changes in the flow so that its step asks for a field that an error is about; `null` where the step does already, or
 * none would.
 */
export function flowToFields(
  errors: readonly FieldError[],
  connector: Connector,
  flowState: FlowState,
): Partial<FlowState> | null {
  const asksAny = (patch: Partial<FlowState>) => {
    const step = stepFor(connector, { ...flowState, ...patch })
    return errors.some((error) => asks(step, error))
  }
  const completed = new Set([...flowState.completed, 'parameters'] as const)
  const patches = [{}, { editingSettings: true }, { editingSettings: false, completed }]
  return patches.find(asksAny) ?? null
}

function asks(step: Step, { in: place, name }: FieldError): boolean {
  if (place === 'values') return 'ask' in step && step.ask.some((parameter) => parameter.name === name)
  return step.name === 'credentials' && askedCredentials(step.method).some((asked) => asked === name)
}

function fieldsOf(step: Step | null, lookups: Lookups | null) {
  switch (step?.name) {
    case 'parameters':
      return fieldsFor(step.ask, null)
    case 'credentials':
      return fieldsFor(step.ask, step.method)
    case 'lookups':
      // Without their lists, values can still be typed.
      return lookups?.lists || lookups?.failed ? fieldsFor(step.ask, null, lookups.lists ?? []) : null
    default:
      return null
  }
}
