import type { ChangeHandler, UseFormRegisterReturn, UseFormReturn } from 'react-hook-form'
import type { AuthMethod } from '../../core/connector.js'
import type { Field, FormInput } from '../../core/parameters/form.js'

/** The form of a step: what react-hook-form offers for it, and what the fields of the wizard add. */
export type FieldForm = Pick<
  UseFormReturn<FormInput>,
  'control' | 'register' | 'getValues' | 'getFieldState' | 'setFocus' | 'handleSubmit'
> & {
  fields: readonly Field[]
  /** The format of keys of this method, if a guide gives it. */
  keyShape: AuthMethod['shape']
  /** Writes a value as if the user had typed it. */
  write: (id: string, value: string) => void
  /** Clears the error of a field as soon as its value is right. Never sets a new one, so that typing shows no errors. */
  recheck: (id: string) => void
}

/** What the wizard changed in a value, or noticed about it. Shown in place of the hint. */
export type Note = {
  text: string
  /** Takes the change back. */
  undo?: () => void
  /** A change that the wizard suggests and the user has to accept. */
  offer?: { label: string; accept: () => void }
}

/** The props of every input. */
export type FieldProps = {
  field: Field
  form: FieldForm
  readOnly: boolean
  label: string
  invalid: boolean
  /** The `id` and ARIA attributes that tie the input to its label and message line. */
  aria: { id: string; 'aria-describedby': string; 'aria-invalid': true | undefined; 'aria-required': true | undefined }
  /** Shows a note until the next change. */
  onNote: (note: Note | null) => void
}

/** The props that register an input with its form. In the page it has a name of its own: names group radios. */
export function registerField({
  field: { id },
  form,
  aria,
  onNote,
}: FieldProps): UseFormRegisterReturn & { form: string } {
  const registered = form.register(id, {
    onChange: () => {
      onNote(null)
      form.recheck(id)
    },
  })
  // react-hook-form finds the field by the name in the event, and reads the value from its inputs.
  const named =
    (handle: ChangeHandler): ChangeHandler =>
    ({ type, target: { type: kind } }) =>
      handle({ type, target: { type: kind, name: id } })
  const { onChange, onBlur } = registered
  return { ...registered, form: '', name: aria.id, onChange: named(onChange), onBlur: named(onBlur) }
}
