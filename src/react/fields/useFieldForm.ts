import { useEffect, useMemo, useState } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import type { StepForm } from '../../client/controller/WizardSnapshot.js'
import { type FormInput, longestOf } from '../../core/parameters/form.js'
import { useLatest } from '../useLatest.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import { type AppliedChange, createFieldValues, keptIn, type Refusals } from './createFieldValues.js'
import { createInputs } from './createInputs.js'
import type { FieldForm } from './FieldProps.js'

const KEEP_STATE = { keepError: true, keepDefaultValue: true } as const

/** The form of a step in react-hook-form. A keystroke renders nothing. */
export function useFieldForm(stepForm: StepForm): FieldForm {
  const context = useWizardContext()
  const { actions } = context
  const { error, method } = useSnapshot()
  const latest = useLatest({ stepForm, context })
  const [inputs] = useState(createInputs)
  const [refusals] = useState<Refusals>(() => new Map())
  const form = useForm<FormInput>({
    defaultValues: stepForm.initialInput(),
    resolver: resolverFor(stepForm, context.changes, refusals),
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
    handleSubmit,
    subscribe,
    unregister,
  } = form
  const fieldValues = useMemo(
    () =>
      createFieldValues({
        form: { getValues, setValue, setError, clearErrors, getFieldState },
        inputs,
        refusals,
        latest,
      }),
    [getValues, setValue, setError, clearErrors, getFieldState, inputs, refusals, latest],
  )

  const { refuse, refusedBy } = fieldValues

  // Errors of the proxy about a field are shown like those of the form itself.
  useEffect(() => {
    for (const { id, reason } of refusedBy(error)) refuse(id, reason)
    const { fields } = latest.current.stepForm
    const longest = error?.code === 'payload_too_large' ? longestOf(fields, getValues()) : null
    if (longest === null) return
    refuse(longest, 'tooLongTogether')
    inputs.focus(longest)
  }, [error, latest, refuse, refusedBy, getValues, inputs])

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
      handleSubmit,
      fields,
      keyShape,
      track: (id, input) => {
        if (!inputs.add(id, input)) return
        // react-hook-form 7.55 goes on to write to choices that a text input has replaced; with `keepValue` it keeps them.
        const value = getValues(id)
        unregister(id, KEEP_STATE)
        if (value !== undefined) setValue(id, value)
      },
      setFocus: inputs.focus,
    }),
    [
      fieldValues,
      control,
      register,
      getValues,
      getFieldState,
      handleSubmit,
      fields,
      keyShape,
      inputs,
      setValue,
      unregister,
    ],
  )
}

/** The type of an error is its reason. The view chooses the words. */
function resolverFor(
  { fields, errorsOf }: StepForm,
  changes: ReadonlyMap<string, AppliedChange>,
  refusals: Refusals,
): Resolver<FormInput> {
  return (values) => {
    const refused = [...refusals].flatMap(([id, { text, reason }]) =>
      values[id] === text ? [[id, reason] as const] : [],
    )
    const errors = [...refused, ...errorsOf(values, keptIn(fields, values, changes))]
    if (errors.length === 0) return { values, errors: {} }
    return { values: {}, errors: Object.fromEntries(errors.map(([id, type]) => [id, { type }])) }
  }
}
