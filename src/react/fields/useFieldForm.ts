'use client'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { type Resolver, type UseFormReturn, useForm } from 'react-hook-form'
import type { AuthMethod, Parameter } from '../../core/connector.js'
import type { Choice } from '../../core/contract.js'
import { type Field, type FormInput, fieldErrorsOf, fieldsFor, initialInput } from '../../core/parameters/form.js'
import { useLatest } from '../useLatest.js'
import { useWizardContext } from '../WizardContext.js'

export type FieldForm = Omit<UseFormReturn<FormInput>, 'formState'> & {
  fields: readonly Field[]
  /** Writes a value as if it had been typed. */
  write: (id: string, value: string) => void
  /** Takes back what was said about a value once it is right. Nothing new is said while typing. */
  recheck: (id: string) => void
  /** Keeps what was typed for when the user comes back to this step. */
  keepDraft: () => void
}

/** The form of a step. Inputs are registered by position, and a keystroke renders nothing. */
export function useFieldForm(
  step: 'parameters' | 'credentials' | 'lookups',
  ask: readonly Parameter[],
  method: AuthMethod | null,
  lists?: readonly (readonly Choice[])[],
): FieldForm {
  const { wizard, problem } = useWizardContext()
  const { drafts } = wizard.unsent
  const fields = useMemo(
    () => fieldsFor(ask, step === 'credentials' ? method : null, lists),
    [ask, step, method, lists],
  )
  const latest = useLatest(fields)
  const draftKey = `${step} ${method?.id}`
  const form = useForm<FormInput>({
    defaultValues: { ...initialInput(fields), ...drafts.get(draftKey) },
    resolver: resolverFor(fields),
    reValidateMode: 'onBlur',
    shouldFocusError: false,
  })
  const { getValues, setValue, setError, clearErrors, getFieldState } = form

  const recheck = useCallback(
    (id: string) => {
      if (getFieldState(id).error && !fieldErrorsOf(latest.current, getValues()).has(id)) clearErrors(id)
    },
    [getFieldState, getValues, clearErrors, latest],
  )
  const write = useCallback(
    (id: string, value: string) => {
      setValue(id, value)
      recheck(id)
    },
    [setValue, recheck],
  )

  // What the proxy refused is said at the field, in the same words as what the form itself refuses.
  const shown = useRef<unknown>(null)
  useEffect(() => {
    if (problem === null || shown.current === problem) return
    shown.current = problem
    for (const { in: place, name, reason } of problem.error.fields) {
      const field = fields.find((candidate) => candidate.in === place && candidate.name === name)
      if (field) setError(field.id, { type: reason })
    }
  }, [problem, fields, setError])

  const { unsent } = wizard
  const keepDraft = useCallback(() => {
    const before = initialInput(latest.current)
    const touched = latest.current.some(({ id }) => getValues(id) !== before[id])
    if (touched) drafts.set(draftKey, getValues())
    else drafts.delete(draftKey)
  }, [drafts, draftKey, getValues, latest])
  useEffect(() => unsent.heldBy(keepDraft), [unsent, keepDraft])

  return useMemo(() => ({ ...form, fields, write, recheck, keepDraft }), [form, fields, write, recheck, keepDraft])
}

/** The reason is the error's type: the view owns the words. */
function resolverFor(fields: readonly Field[]): Resolver<FormInput> {
  return (values) => {
    const problems = [...fieldErrorsOf(fields, values)]
    if (problems.length === 0) return { values, errors: {} }
    return { values: {}, errors: Object.fromEntries(problems.map(([id, type]) => [id, { type }])) }
  }
}
