'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useMemo, useRef } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import type { AuthMethod, Parameter } from '../../core/connector.js'
import type { Choice } from '../../core/contract.js'
import { type Field, type FormInput, fieldsFor, initialInput } from '../../core/form.js'
import { formSchema } from '../../core/formSchema.js'
import { useCard } from '../card.js'

export type FieldForm = UseFormReturn<FormInput> & {
  fields: readonly Field[]
  /** Keeps what was typed for when the user comes back to this step. */
  keepDraft: () => void
}

/** The form of a step. Inputs are registered by position, and a keystroke renders nothing but its own input. */
export function useFieldForm(
  step: 'parameters' | 'credentials' | 'lookups',
  ask: readonly Parameter[],
  method: AuthMethod | null,
  lists?: readonly (readonly Choice[])[],
): FieldForm {
  const { wizard, problem } = useCard()
  const { drafts } = wizard.unsent
  const fields = useMemo(
    () => fieldsFor(ask, step === 'credentials' ? method : null, lists),
    [ask, step, method, lists],
  )
  const draftKey = `${step} ${method?.id}`
  const form = useForm<FormInput>({
    defaultValues: { ...initialInput(fields), ...drafts.get(draftKey) },
    resolver: zodResolver(formSchema(fields)),
    reValidateMode: 'onBlur',
    shouldFocusError: false,
  })

  // What the proxy refused is said at the field, in the same words as what the form itself refuses.
  const { setError } = form
  const shown = useRef<unknown>(null)
  useEffect(() => {
    if (problem === null || shown.current === problem) return
    shown.current = problem
    for (const { in: place, name, reason } of problem.error.fields) {
      const field = fields.find((candidate) => candidate.in === place && candidate.name === name)
      if (field) setError(field.id, { type: 'proxy', message: reason })
    }
  }, [problem, fields, setError])

  return { ...form, fields, keepDraft: () => drafts.set(draftKey, form.getValues()) }
}
