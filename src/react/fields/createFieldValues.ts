import type { UseFormReturn } from 'react-hook-form'
import type { StepForm } from '../../client/controller/WizardSnapshot.js'
import { type ConnectorAuthError, keyOf } from '../../core/errors.js'
import type { Field, FormInput, FormReason } from '../../core/parameters/form.js'
import type { Change, Kept } from '../../core/parameters/normalize.js'
import type { WizardContextValue } from '../WizardContext.js'
import { type Inputs, insertText } from './createInputs.js'

export type AppliedChange = {
  change: Change
  /** The text that would stand without the change. */
  typed: string
  value: string
  /** The values of other fields that a key file replaced, by field id. */
  others: readonly (readonly [id: string, typed: string])[]
  /** The user took it back: the text is sent as typed. */
  undone: boolean
}

type Sources = {
  form: Pick<UseFormReturn<FormInput>, 'getValues' | 'setValue' | 'getFieldState' | 'setError' | 'clearErrors'>
  inputs: Inputs
  refusals: Refusals
  latest: { readonly current: { stepForm: StepForm; context: WizardContextValue } }
}

/** Values that were refused after they had been submitted, with the reason, by field id. */
export type Refusals = Map<string, { text: string; reason: FormReason }>

export type FieldValues = ReturnType<typeof createFieldValues>

/** Reads, writes and normalises the values of a form. A value that was changed is shown, and can be taken back. */
export function createFieldValues({ form, inputs, refusals, latest }: Sources) {
  const { getValues, setValue, getFieldState, setError, clearErrors } = form
  const changes = () => latest.current.context.changes
  const valueOf = (id: string) => getValues(id) ?? ''
  const listeners = new Set<() => void>()
  const notify = () => {
    for (const listener of listeners) listener()
  }
  const setChange = (field: Field, change: AppliedChange) => {
    changes().set(keyOf(field), change)
    notify()
  }
  const fields = () => latest.current.stepForm.fields

  const kept = () => keptIn(fields(), getValues(), changes())

  /** Clears the error of a field as soon as its value is right. Never sets a new one, so that typing shows no errors. */
  const recheck = (id: string) => {
    if (getFieldState(id).error && !latest.current.stepForm.errorsOf(getValues(), kept()).has(id)) clearErrors(id)
  }

  /** Writes a value as if the user had typed it. */
  const write = (id: string, value: string) => {
    const input = inputs.focused(id)
    const takesLines = input?.localName === 'textarea' || !value.includes('\n')
    if (input !== null && takesLines && input.value !== value) insertText(input, value, 0, input.value.length)
    if (valueOf(id) !== value) setValue(id, value)
    recheck(id)
  }

  const apply = (field: Field, typed: string, value: string, change: Change, others: AppliedChange['others']) => {
    write(field.id, value)
    setChange(field, { change, typed, value, others, undone: false })
    return latest.current.context.t(changeText(field, { change, typed, value }))
  }

  /**
   * Normalises one field, or all. Returns the messages about what changed. `raw` is the text that the field would hold if
   * what was pasted had been inserted unchanged: Undo restores it.
   */
  const normalize = (only: Field | null = null, raw?: string): string => {
    const typed = getValues()
    const asTyped = only === null || raw === undefined ? typed : { ...typed, [only.id]: raw }
    const normalized = latest.current.stepForm.normalize(typed, kept())
    const changesOfTyped = latest.current.stepForm.normalize(asTyped, kept()).changes
    const filled = fields().filter(({ id }) => normalized.changes.get(id) === 'filled')
    const texts: string[] = []
    for (const field of only === null ? fields() : [only]) {
      const { id } = field
      const value = normalized.input[id] ?? ''
      const change =
        normalized.changes.get(id) ??
        (raw === undefined || raw === value ? undefined : (changesOfTyped.get(id) ?? 'spaces'))
      if (change === undefined || change === 'filled') continue
      const others = change === 'fields' ? filled.map((other) => [other.id, typed[other.id] ?? ''] as const) : []
      for (const [other] of others) write(other, normalized.input[other] ?? '')
      texts.push(apply(field, asTyped[id] ?? '', value, change, others))
    }
    return texts.join(' ')
  }

  return {
    write,
    recheck,
    kept,
    normalize,
    /** Shows why a value was not taken, until it changes or is submitted again. */
    refuse: (id: string, reason: FormReason) => {
      refusals.set(id, { text: valueOf(id), reason })
      setError(id, { type: reason })
    },
    /** The fields in view that an error of the proxy is about. */
    refusedBy: (error: ConnectorAuthError | null) =>
      fields().flatMap((field) => {
        const refused = error?.fields.find((one) => keyOf(one) === keyOf(field))
        const isInView = latest.current.stepForm.isShown(field, getValues())
        return refused && isInView ? [{ id: field.id, reason: refused.reason }] : []
      }),
    /** Takes over what the page shows but no event reported, and normalises every field. */
    prepareSubmit: () => {
      refusals.clear()
      for (const { id } of fields()) {
        const shown = inputs.unreported(id, valueOf(id))
        if (shown !== null) write(id, shown)
      }
      const text = normalize()
      if (text !== '') latest.current.context.announce(text)
    },
    /** The change that made the present value of a field. */
    changeOf: (field: Field): AppliedChange | null => {
      const change = changes().get(keyOf(field))
      return change && !change.undone && change.value === valueOf(field.id) ? change : null
    },
    undo: (field: Field) => {
      const change = changes().get(keyOf(field))
      if (change === undefined) return
      inputs.focus(field.id)
      write(field.id, change.typed)
      for (const [id, typed] of change.others) write(id, typed)
      setChange(field, { ...change, undone: true })
    },
    /** The user wrote something else. */
    forgetChange: (field: Field) => {
      if (changes().delete(keyOf(field))) notify()
    },
    /** Calls a listener after each change. */
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** The fields whose change the user took back, and which hold that text still. */
export function keptIn(fields: readonly Field[], input: FormInput, changes: ReadonlyMap<string, AppliedChange>): Kept {
  const kept = fields.filter((field) => {
    const change = changes.get(keyOf(field))
    return change?.undone === true && change.typed === input[field.id]
  })
  return new Set(kept.map(({ id }) => id))
}

/** The message about a change. */
export function changeText(
  { secret }: Field,
  { change, typed, value }: Pick<AppliedChange, 'change' | 'typed' | 'value'>,
) {
  if (change === 'fields' || change === 'filled') return 'file.filled'
  if (change === 'spaces' || change === 'hidden')
    return secret && change === 'spaces' ? 'secret.cleaned' : 'changed.removed'
  return change === 'address' && typed.includes(value) ? 'settings.keptPart' : 'changed.form'
}
