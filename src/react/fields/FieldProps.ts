import type { ChangeEvent } from 'react'
import type { ChangeHandler, UseFormRegisterReturn, UseFormReturn } from 'react-hook-form'
import type { AuthMethod } from '../../core/connector.js'
import type { Field, FormInput } from '../../core/parameters/form.js'
import type { FieldValues } from './createFieldValues.js'
import type { Input } from './createInputs.js'

/** The form of a step: what react-hook-form offers for it, and what the fields of the wizard add. */
export type FieldForm = Pick<
  UseFormReturn<FormInput>,
  'control' | 'register' | 'getValues' | 'getFieldState' | 'handleSubmit'
> &
  FieldValues & {
    fields: readonly Field[]
    /** The format of keys of this method, if a guide gives it. */
    keyShape: AuthMethod['shape']
    /** Moves the focus to a field, and selects its text on request. */
    setFocus: (id: string, options?: { select?: boolean }) => void
    /** Adds an input, whose value is read from the page on submit. To be called before it is registered. */
    track: (id: string, input: Input) => void
  }

/** What the wizard changed in a value, or noticed about it. Shown in place of the hint. */
export type Note = {
  text: string
  /** A likely mistake, which never blocks. */
  warns?: boolean
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
  /** Shows a text input for another value than those listed; `null` where only these count. */
  onOther: (() => void) | null
  /** Shows a note until the next change. */
  onNote: (note: Note | null) => void
}

export type Registered = Omit<UseFormRegisterReturn, 'onChange'> & {
  form: string
  onChange: (event: ChangeEvent<Input>) => Promise<void | boolean>
}

/** The props that register an input with its form. Its `name` is unique in the page, because radio buttons are grouped by it. */
export function registerField(
  { field, form, aria, onNote }: FieldProps,
  onChanged?: (event: ChangeEvent<Input>) => void,
): Registered {
  const { id } = field
  const { ref, onChange, onBlur, ...registered } = form.register(id, {
    onChange: () => {
      onNote(null)
      form.forgetChange(field)
      form.recheck(id)
    },
  })
  // react-hook-form finds the field by the name in the event, and reads the value from its inputs.
  const named =
    (handle: ChangeHandler): ChangeHandler =>
    ({ type, target: { type: kind } }) =>
      handle({ type, target: { type: kind, name: id } })
  const change = named(onChange)
  return {
    ...registered,
    form: '',
    name: aria.id,
    onChange: (event: ChangeEvent<Input>) => {
      const handled = change(event)
      onChanged?.(event)
      return handled
    },
    onBlur: named(onBlur),
    ref: (input: Input | null) => {
      if (input) form.track(id, input)
      ref(input)
    },
  }
}
