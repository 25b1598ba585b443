'use client'
import { type ChangeEventHandler, useCallback } from 'react'
import type { ControlProps } from './FieldView.js'

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

type Registered = {
  name: string
  ref: (input: Input | null) => void
  onChange: ChangeEventHandler<Input>
  onBlur: () => void
}

/** Ties an input to its field. */
export function useRegister({ field: { id }, form, onNote }: ControlProps): Registered {
  const { adopt } = form
  return {
    name: id,
    ref: useCallback((input: Input | null) => adopt(id, input), [adopt, id]),
    onChange: ({ target }) => {
      onNote(null)
      form.change(id, target.value)
    },
    onBlur: () => form.leave(id),
  }
}
