import type { Values } from '../../core/contract.js'
import type { Step } from '../../core/flow/stepFor.js'
import type { FormInput } from '../../core/parameters/form.js'
import type { WizardSnapshot } from './WizardSnapshot.js'

export type Drafts = ReturnType<typeof createDrafts>

/**
 * What was typed and not submitted: kept in memory, dropped on success, cancel and unmount. Not in the snapshot, so that
 * a keystroke renders nothing.
 */
export function createDrafts(getSnapshot: () => Pick<WizardSnapshot, 'form' | 'step'>) {
  const inputs = new Map<string, FormInput>()
  /** Settings that are sent together with the credential while reconnecting. */
  let staged: Values = {}
  return {
    of: (step: Step) => inputs.get(keyOf(step)),
    isDirty: () => inputs.size > 0,
    staged: () => staged,
    stage: (values: Values) => {
      staged = { ...staged, ...values }
    },
    set: (input: FormInput) => {
      const { form, step } = getSnapshot()
      if (form === null || step === null) return
      inputs.delete(keyOf(step))
      const stored = form.initialInput()
      if (form.fields.some(({ id }) => input[id] !== stored[id])) inputs.set(keyOf(step), { ...input })
    },
    /** Drops what was typed in one step, or everything. */
    discard: (step?: Step) => {
      if (step) inputs.delete(keyOf(step))
      else {
        inputs.clear()
        staged = {}
      }
    },
  }
}

function keyOf(step: Step): string {
  return `${step.name} ${'method' in step ? step.method?.id : ''}`
}
