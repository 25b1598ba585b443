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
import { appErrors, removedApp } from '../../core/parameters/ownApp.js'
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
  const isApp = step.name === 'oauth'
  return {
    fields,
    initialInput: () => {
      const draft = draftOf(step)
      const initial = initialInput(fields)
      return Object.fromEntries(fields.map((field) => [field.id, draft?.get(keyOf(field)) ?? initial[field.id] ?? '']))
    },
    isShown: (field, input) => isShown(field, fields, input),
    normalize: (input, kept) => normalizeInput(fields, input, kept),
    errorsOf: (typed, kept) => {
      const input = normalized(typed, kept)
      return new Map([...(isApp ? appErrors(fields, input) : []), ...fieldErrorsOf(fields, input)])
    },
    toValues: (typed, kept) => {
      const input = normalized(typed, kept)
      return { ...changedValues(fields, input), ...(isApp && removedApp(fields, input)) }
    },
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
  const asked = 'ask' in step ? step.ask : step.name === 'oauth' ? step.ownApp : []
  if (place === 'values') return asked.some((parameter) => parameter.name === name)
  return step.name === 'credentials' && askedCredentials(step.method).some((field) => field === name)
}

function fieldsOf(step: Step | null, lookups: Lookups | null) {
  switch (step?.name) {
    case 'parameters':
      return fieldsFor(step.ask, null)
    case 'credentials':
      return fieldsFor(step.ask, step.method)
    case 'oauth':
      return step.ownApp.length > 0 ? fieldsFor(step.ownApp, null) : null
    case 'lookups':
      // Without their lists, values can still be typed.
      return lookups?.lists || lookups?.failed ? fieldsFor(step.ask, null, lookups.lists ?? []) : null
    default:
      return null
  }
}
