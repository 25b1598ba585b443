'use client'
import { type FormEventHandler, type RefObject, useEffect, useRef } from 'react'
import { useFormState } from 'react-hook-form'
import type { FormInput } from '../../core/parameters/form.js'
import type { Kept } from '../../core/parameters/normalize.js'
import { useLatest } from '../useLatest.js'
import { useSnapshot } from '../WizardContext.js'
import type { FieldForm } from './FieldProps.js'

/**
 * Submits a form as the page shows it, normalised. If there are errors it moves the focus instead: to the only field
 * with an error, or to the summary of several.
 */
export function useSubmit(
  form: FieldForm,
  onValid: (input: FormInput, kept: Kept) => void,
): { onSubmit: FormEventHandler; summary: RefObject<HTMLDivElement | null> } {
  const { pending } = useSnapshot()
  const summary = useRef<HTMLDivElement>(null)
  const { submitCount } = useFormState({ control: form.control })
  const focusErrors = useLatest(() => {
    const [wrong, ...others] = form.fields.filter(({ id }) => form.getFieldState(id).error)
    if (others.length > 0) summary.current?.focus()
    else if (wrong) form.setFocus(wrong.id)
  })
  // After the render that follows a submit: before it there is no summary, and a disclosure with an error is closed.
  useEffect(() => {
    if (submitCount > 0) focusErrors.current()
  }, [submitCount, focusErrors])
  const onSubmit: FormEventHandler = (event) => {
    event.preventDefault()
    if (pending !== null) return
    form.prepareSubmit()
    void form.handleSubmit((input) => onValid(input, form.kept()))(event)
  }
  return { onSubmit, summary }
}
