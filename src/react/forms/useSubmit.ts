'use client'
import { type FormEventHandler, type RefObject, useRef } from 'react'
import type { FormInput } from '../../core/form.js'
import { useCard } from '../card.js'
import type { FieldForm } from './useFieldForm.js'

/**
 * Submits a form, or leads to what is wrong with it: to the only wrong field, or to the summary where there are several.
 */
export function useSubmit(
  form: FieldForm,
  onValid: (input: FormInput) => void,
): { onSubmit: FormEventHandler; summary: RefObject<HTMLDivElement | null> } {
  const { pending } = useCard()
  const summary = useRef<HTMLDivElement>(null)
  const onSubmit: FormEventHandler = (event) => {
    event.preventDefault()
    if (pending !== null) return
    void form.handleSubmit(onValid, (errors) => {
      const [wrong, ...others] = form.fields.filter(({ id }) => errors[id])
      // The summary and an opened fold are there only once this has rendered.
      setTimeout(() => {
        if (others.length > 0) summary.current?.focus()
        else if (wrong) form.setFocus(wrong.id)
      })
    })(event)
  }
  return { onSubmit, summary }
}
