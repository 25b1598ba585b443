'use client'
import type { UseFormRegisterReturn } from 'react-hook-form'
import type { ControlProps } from './FieldView.js'

/** Ties an input to its field. */
export function useRegister({ field: { id }, form, onNote }: ControlProps): UseFormRegisterReturn {
  return form.register(id, {
    onChange: () => {
      onNote(null)
      form.recheck(id)
    },
  })
}
