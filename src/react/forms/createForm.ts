import type { FieldReason } from '../../core/errors.js'
import { type Field, type FormInput, problemsOf } from '../../core/form.js'
import { createStore } from '../wizard/state.js'

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export type Form = ReturnType<typeof createForm>

/**
 * The inputs of one step, outside of React: a keystroke renders nothing, a fault renders its own field. What was typed
 * stands in the inputs themselves and here, never in an attribute, where it would outlive a mask.
 */
export function createForm(fields: () => readonly Field[], initial: FormInput) {
  const typed = { ...initial }
  const inputs = new Map<string, Input>()
  /** Fields that were wrong once: these are looked at again when the user leaves them. */
  const watched = new Set<string>()
  /** `round` counts the submits; `choice` changes with an input that decides whether others are asked. */
  const store = createStore({ errors: new Map<string, FieldReason>(), round: 0, choice: '' })
  const { get, set, subscribe } = store

  const fault = (id: string, reason: FieldReason | undefined) => {
    const errors = new Map(get().errors)
    if (reason === undefined) errors.delete(id)
    else {
      watched.add(id)
      errors.set(id, reason)
    }
    set({ errors })
  }
  const problem = (id: string) => problemsOf(fields(), typed).get(id)

  const change = (id: string, value: string) => {
    typed[id] = value
    if (get().errors.has(id) && problem(id) === undefined) fault(id, undefined)
    if (decides(id, fields())) set({ choice: `${id} ${value}` })
  }

  return {
    get,
    subscribe,
    fault,
    change,
    value: (id: string) => typed[id] ?? '',
    values: (): FormInput => ({ ...typed }),
    /** Writes a value as if it had been typed. */
    write: (id: string, value: string) => {
      const input = inputs.get(id)
      if (input) input.value = value
      change(id, value)
    },
    /** Hands an element what was typed into its field before; several radios are one field. */
    adopt: (id: string, input: Input | null) => {
      if (input === null) return void inputs.delete(id)
      if (input.type !== 'radio') input.value = typed[id] ?? ''
      else if ('checked' in input) input.checked = input.value === typed[id]
      if (input.type !== 'radio' || !inputs.has(id)) inputs.set(id, input)
    },
    leave: (id: string) => {
      if (watched.has(id)) fault(id, problem(id))
    },
    focus: (id: string, select = false) => {
      const input = inputs.get(id)
      input?.focus()
      if (select && input && 'select' in input) input.select()
    },
    /** The fields that may not be sent as they are. */
    check: (): readonly Field[] => {
      const errors = new Map(problemsOf(fields(), typed))
      for (const id of errors.keys()) watched.add(id)
      set({ errors, round: get().round + 1 })
      return fields().filter(({ id }) => errors.has(id))
    },
  }
}

function decides(id: string, fields: readonly Field[]): boolean {
  const name = fields.find((field) => field.id === id)?.name
  return fields.some((field) => field.in === 'values' && field.parameter.showWhen?.name === name)
}
