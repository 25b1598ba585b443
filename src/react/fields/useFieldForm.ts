'use client'
import { useCallback, useEffect, useMemo } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import type { AuthMethod, Parameter } from '../../core/connector.js'
import type { Choice } from '../../core/contract.js'
import { type Field, type FormInput, fieldErrorsOf, fieldsFor, initialInput } from '../../core/parameters/form.js'
import { useLatest } from '../useLatest.js'
import { useWizardContext } from '../WizardContext.js'
import type { FieldForm } from './FieldProps.js'

/** The form of a step. Inputs are registered by position, because names may hold dots. A keystroke renders nothing. */
export function useFieldForm(
  step: 'parameters' | 'credentials' | 'lookups',
  ask: readonly Parameter[],
  method: AuthMethod | null,
  lists?: readonly (readonly Choice[])[],
): FieldForm {
  const { wizard, problem: actionError } = useWizardContext()
  const { drafts, heldBy: holdDraft } = wizard.unsent
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

  // Errors of the proxy about a field are shown like those of the form itself.
  useEffect(() => {
    for (const { in: place, name, reason } of actionError?.error.fields ?? []) {
      const field = latest.current.find((candidate) => candidate.in === place && candidate.name === name)
      if (field) setError(field.id, { type: reason })
    }
  }, [actionError, latest, setError])

  const keepDraft = useCallback(() => {
    const before = initialInput(latest.current)
    const touched = latest.current.some(({ id }) => getValues(id) !== before[id])
    if (touched) drafts.set(draftKey, getValues())
    else drafts.delete(draftKey)
  }, [drafts, draftKey, getValues, latest])
  useEffect(() => holdDraft(keepDraft), [holdDraft, keepDraft])

  const { control, register, setFocus, handleSubmit } = form
  const keyShape = method?.shape ?? null
  return useMemo(
    () => ({
      control,
      register,
      getValues,
      getFieldState,
      setFocus,
      handleSubmit,
      fields,
      keyShape,
      write,
      recheck,
      keepDraft,
    }),
    [control, register, getValues, getFieldState, setFocus, handleSubmit, fields, keyShape, write, recheck, keepDraft],
  )
}

/** The type of an error is its reason. The view chooses the words. */
function resolverFor(fields: readonly Field[]): Resolver<FormInput> {
  return (values) => {
    const problems = [...fieldErrorsOf(fields, values)]
    if (problems.length === 0) return { values, errors: {} }
    return { values: {}, errors: Object.fromEntries(problems.map(([id, type]) => [id, { type }])) }
  }
}
