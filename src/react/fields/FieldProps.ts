import type { ChangeEvent } from 'react'
import type { UseFormRegisterReturn, UseFormReturn } from 'react-hook-form'
import type { AuthMethod } from '../../core/connector.js'
import type { Field, FormInput } from '../../core/parameters/form.js'
import type { FieldValues } from './createFieldValues.js'
import type { Input } from './createInputs.js'

/** The form of a step: what react-hook-form offers for it, and what the fields of the wizard add. */
export type FieldForm = Pick<
  UseFormReturn<FormInput>,
  'control' | 'register' | 'getValues' | 'getFieldState' | 'setFocus' | 'handleSubmit'
> &
  FieldValues & {
    fields: readonly Field[]
    /** The format of keys of this method, if a guide gives it. */
    keyShape: AuthMethod['shape']
    /** Adds an input, whose value is read from the page on submit. */
    track: (id: string, input: Input) => void
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

/** The props that register an input with its form. */
export function registerField(
  { field, form, onNote }: FieldProps,
  onChange?: (event: ChangeEvent<Input>) => void,
): UseFormRegisterReturn {
  const { ref, ...registered } = form.register(field.id, {
    onChange: (event: ChangeEvent<Input>) => {
      onNote(null)
      form.forgetChange(field)
      form.recheck(field.id)
      onChange?.(event)
    },
  })
  return {
    ...registered,
    ref: (input: Input | null) => {
      ref(input)
      if (input) form.track(field.id, input)
    },
  }
}
