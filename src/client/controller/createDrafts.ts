import type { Values } from '../../core/contract.js'
import { keyOf } from '../../core/errors.js'
import type { Step } from '../../core/flow/stepFor.js'
import type { FormInput } from '../../core/parameters/form.js'
import type { WizardSnapshot } from './WizardSnapshot.js'

/** What was typed in a step, by the keys of its fields. */
export type Draft = ReadonlyMap<string, string>

export type Drafts = ReturnType<typeof createDrafts>

/**
 * What was typed and not submitted: kept in memory, dropped on success, cancel and unmount. Not in the snapshot, so that
 * a keystroke renders nothing.
 */
export function createDrafts(getSnapshot: () => Pick<WizardSnapshot, 'form' | 'step'>) {
  const inputs = new Map<string, Draft>()
  /** Settings that are sent together with the credential while reconnecting. */
  let staged: Values = {}
  /** An OAuth app of the user's own, which is sent with each start of the sign-in. */
  let ownApp: Values = {}
  return {
    of: (step: Step) => inputs.get(stepKey(step)),
    isDirty: () => inputs.size > 0,
    staged: () => staged,
    stage: (values: Values) => {
      staged = { ...staged, ...values }
    },
    setOwnApp: (values: Values) => {
      ownApp = values
    },
    /** What goes along with the start of a sign-in. */
    launchValues: (): Values => ({ ...staged, ...ownApp }),
    set: (input: FormInput) => {
      const { form, step } = getSnapshot()
      if (form === null || step === null) return
      inputs.delete(stepKey(step))
      // A field that the input leaves out is as it was.
      const stored = form.initialInput()
      const typed = { ...stored, ...input }
      if (form.fields.every(({ id }) => typed[id] === stored[id])) return
      inputs.set(stepKey(step), new Map(form.fields.map((field) => [keyOf(field), typed[field.id] ?? ''])))
    },
    /** Drops what was typed in one step, or everything. */
    discard: (step?: Step) => {
      if (step) inputs.delete(stepKey(step))
      else {
        inputs.clear()
        staged = {}
        ownApp = {}
      }
    },
  }
}

function stepKey(step: Step): string {
  return `${step.name} ${'method' in step ? step.method?.id : ''}`
}
