import { type RefObject, useEffect, useRef } from 'react'
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
): { onSubmit: () => void; summary: RefObject<HTMLDivElement | null> } {
  const { pending, error } = useSnapshot()
  const { refusedBy } = form
  const summary = useRef<HTMLDivElement>(null)
  const { submitCount, errors } = useFormState({ control: form.control })
  const focusErrors = useLatest(() => {
    const [wrong, ...others] = form.fields.filter(({ id }) => errors[id])
    if (others.length > 0) summary.current?.focus()
    else if (wrong) form.setFocus(wrong.id)
  })
  /** The fields that the answer to the last submit refused. They show it one render later. */
  const refused = useRef<readonly { id: string }[]>([])
  useEffect(() => {
    const { length } = refused.current.filter(({ id }) => errors[id])
    if (length === 0 || length < refused.current.length || (length > 1 && summary.current === null)) return
    refused.current = []
    focusErrors.current()
  })
  useEffect(() => {
    refused.current = refusedBy(error)
  }, [error, refusedBy])
  // After the render that follows a submit: before it there is no summary, and a disclosure with an error is closed.
  useEffect(() => {
    if (submitCount > 0 && refused.current.length === 0) focusErrors.current()
  }, [submitCount, focusErrors])
  const onSubmit = () => {
    if (pending !== null) return
    form.prepareSubmit()
    void form.handleSubmit((input) => onValid(input, form.kept()))()
  }
  return { onSubmit, summary }
}
