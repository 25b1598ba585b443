'use client'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { problemsOf } from '../../core/form.js'
import type { ControlProps } from './FieldView.js'

/**
 * Registers an input. An error is cleared as soon as what is typed is right again, and none appears while typing: the
 * first word on a value is said when the user has left the field or asked to go on.
 */
export function useRegister({
  field,
  form,
  onNote,
}: Pick<ControlProps, 'field' | 'form' | 'onNote'>): UseFormRegisterReturn {
  return form.register(field.id, {
    onChange: () => {
      onNote(null)
      if (!form.getFieldState(field.id).error) return
      if (!problemsOf([field], form.getValues()).has(field.id)) form.clearErrors(field.id)
    },
  })
}
