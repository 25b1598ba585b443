'use client'
import { useCallback, useEffect, useMemo } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import type { StepForm } from '../../client/controller/WizardSnapshot.js'
import type { FormInput } from '../../core/parameters/form.js'
import { useLatest } from '../useLatest.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import type { FieldForm } from './FieldProps.js'

/** The form of a step in react-hook-form. A keystroke renders nothing. */
export function useFieldForm(stepForm: StepForm): FieldForm {
  const { actions } = useWizardContext()
  const { error, method } = useSnapshot()
  const latest = useLatest(stepForm)
  const form = useForm<FormInput>({
    defaultValues: stepForm.initialInput(),
    resolver: resolverFor(stepForm),
    reValidateMode: 'onBlur',
    shouldFocusError: false,
  })
  const { getValues, setValue, setError, clearErrors, getFieldState, subscribe } = form

  const recheck = useCallback(
    (id: string) => {
      if (getFieldState(id).error && !latest.current.errorsOf(getValues()).has(id)) clearErrors(id)
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
    for (const { in: place, name, reason } of error?.fields ?? []) {
      const field = latest.current.fields.find((candidate) => candidate.in === place && candidate.name === name)
      if (field) setError(field.id, { type: reason })
    }
  }, [error, latest, setError])

  // The screen may be replaced at any time, by a slow request or by Back: the controller has what was typed.
  useEffect(
    () => subscribe({ formState: { values: true }, callback: ({ values }) => actions.setDraft(values) }),
    [subscribe, actions],
  )

  const { control, register, setFocus, handleSubmit } = form
  const { fields } = stepForm
  const keyShape = method?.shape ?? null
  return useMemo(
    () => ({ control, register, getValues, getFieldState, setFocus, handleSubmit, fields, keyShape, write, recheck }),
    [control, register, getValues, getFieldState, setFocus, handleSubmit, fields, keyShape, write, recheck],
  )
}

/** The type of an error is its reason. The view chooses the words. */
function resolverFor({ errorsOf }: StepForm): Resolver<FormInput> {
  return (values) => {
    const errors = [...errorsOf(values)]
    if (errors.length === 0) return { values, errors: {} }
    return { values: {}, errors: Object.fromEntries(errors.map(([id, type]) => [id, { type }])) }
  }
}
