'use client'
import { useEffect, useMemo, useState } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import type { StepForm } from '../../client/controller/WizardSnapshot.js'
import { type FormInput, longestOf } from '../../core/parameters/form.js'
import { useLatest } from '../useLatest.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import { type AppliedChange, createFieldValues, keptIn } from './createFieldValues.js'
import { createInputs } from './createInputs.js'
import type { FieldForm } from './FieldProps.js'

/** The form of a step in react-hook-form. A keystroke renders nothing. */
export function useFieldForm(stepForm: StepForm): FieldForm {
  const context = useWizardContext()
  const { actions } = context
  const { error, method } = useSnapshot()
  const latest = useLatest({ stepForm, context })
  const [inputs] = useState(createInputs)
  const form = useForm<FormInput>({
    defaultValues: stepForm.initialInput(),
    resolver: resolverFor(stepForm, context.changes),
    reValidateMode: 'onBlur',
    shouldFocusError: false,
  })
  const {
    control,
    register,
    getValues,
    setValue,
    setError,
    clearErrors,
    getFieldState,
    setFocus,
    handleSubmit,
    subscribe,
  } = form
  const fieldValues = useMemo(
    () =>
      createFieldValues({
        form: { getValues, setValue, setError, clearErrors, getFieldState, setFocus },
        inputs,
        latest,
      }),
    [getValues, setValue, setError, clearErrors, getFieldState, setFocus, inputs, latest],
  )

  // Errors of the proxy about a field are shown like those of the form itself.
  useEffect(() => {
    const { fields } = latest.current.stepForm
    for (const { in: place, name, reason } of error?.fields ?? []) {
      const field = fields.find((candidate) => candidate.in === place && candidate.name === name)
      if (field) setError(field.id, { type: reason })
    }
    const longest = error?.code === 'payload_too_large' ? longestOf(fields, getValues()) : null
    if (longest !== null) setError(longest, { type: 'tooLongTogether' }, { shouldFocus: true })
  }, [error, latest, setError, getValues])

  // The screen may be replaced at any time, by a slow request or by Back: the controller has what was typed.
  useEffect(
    () => subscribe({ formState: { values: true }, callback: ({ values }) => actions.setDraft(values) }),
    [subscribe, actions],
  )

  const { fields } = stepForm
  const keyShape = method?.shape ?? null
  return useMemo(
    () => ({
      ...fieldValues,
      control,
      register,
      getValues,
      getFieldState,
      setFocus,
      handleSubmit,
      fields,
      keyShape,
      track: inputs.add,
    }),
    [fieldValues, control, register, getValues, getFieldState, setFocus, handleSubmit, fields, keyShape, inputs],
  )
}

/** The type of an error is its reason. The view chooses the words. */
function resolverFor({ fields, errorsOf }: StepForm, changes: ReadonlyMap<string, AppliedChange>): Resolver<FormInput> {
  return (values) => {
    const errors = [...errorsOf(values, keptIn(fields, values, changes))]
    if (errors.length === 0) return { values, errors: {} }
    return { values: {}, errors: Object.fromEntries(errors.map(([id, type]) => [id, { type }])) }
  }
}
