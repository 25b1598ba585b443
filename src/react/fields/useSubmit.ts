'use client'
import { type FormEventHandler, type RefObject, useEffect, useRef } from 'react'
import { useFormState } from 'react-hook-form'
import type { FormInput } from '../../core/parameters/form.js'
import { useWizardContext } from '../WizardContext.js'
import type { FieldForm } from './useFieldForm.js'

/**
 * Submits a form, or leads to what is wrong with it: to the only wrong field, or to the summary where there are several.
 */
export function useSubmit(
  form: FieldForm,
  onValid: (input: FormInput) => void,
): { onSubmit: FormEventHandler; summary: RefObject<HTMLDivElement | null> } {
  const { pending } = useWizardContext()
  const summary = useRef<HTMLDivElement>(null)
  const { submitCount } = useFormState({ control: form.control })
  // Once it has rendered: only then the summary is there, and a fold with something wrong in it open.
  useEffect(() => {
    if (submitCount === 0) return
    const [wrong, ...others] = form.fields.filter(({ id }) => form.getFieldState(id).error)
    if (others.length > 0) summary.current?.focus()
    else if (wrong) form.setFocus(wrong.id)
    // oxlint-disable-next-line react/exhaustive-deps -- once for each time it is submitted
  }, [submitCount])
  const onSubmit: FormEventHandler = (event) => {
    event.preventDefault()
    if (pending === null) void form.handleSubmit(onValid)(event)
  }
  return { onSubmit, summary }
}
