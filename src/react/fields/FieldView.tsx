import { memo, type ReactNode, useState, useSyncExternalStore } from 'react'
import { useFormState } from 'react-hook-form'
import { assertNever } from '../../core/assertNever.js'
import type { Control } from '../../core/parameters/controlFor.js'
import { type Field, isSuggested } from '../../core/parameters/form.js'
import { toDisplayed } from '../../core/parameters/values.js'
import { useElapsed } from '../ui/timing/useElapsed.js'
import { useWizardContext, type WizardContextValue } from '../WizardContext.js'
import { ChoiceField, SelectField } from './ChoiceField.js'
import { type AppliedChange, changeText } from './createFieldValues.js'
import type { FieldForm, FieldProps, Note } from './FieldProps.js'
import { FieldRow } from './FieldRow.js'
import { fieldErrorText, reasonFor, useLabel } from './fieldErrorText.js'
import { SecretField } from './SecretField.js'
import { SwitchField } from './SwitchField.js'
import { TextField } from './TextField.js'
import { useOtherValue } from './useOtherValue.js'

type FieldViewProps = {
  field: Field
  form: FieldForm
  readOnly: boolean
  /** A question, in place of the hint. */
  question: string | null
  /** Says "Still checking." in place of the hint when sending the form takes long. */
  showsBusy: boolean
  /** The title of the step is its label, which is then for screen readers. */
  titled?: boolean
}

const STILL_BUSY_AFTER_SECONDS = 5

/** One input with its label and its message line. */
export const FieldView = memo(function FieldView({
  field: asked,
  form,
  readOnly,
  question,
  showsBusy,
  titled = false,
}: FieldViewProps) {
  const context = useWizardContext()
  const { uid, t } = context
  const { field, state, toggle } = useOtherValue(asked, form)
  const label = useLabel()(field)
  const [note, setNote] = useState<Note | null>(null)
  const [suggested, setSuggested] = useState(
    () => field.in === 'values' && isSuggested(field, form.getValues(field.id) ?? ''),
  )
  const change = useSyncExternalStore(form.subscribe, () => form.changeOf(field))
  const stillBusy = useElapsed(readOnly && showsBusy, STILL_BUSY_AFTER_SECONDS)
  const { errors } = useFormState({ control: form.control, name: field.id })
  const reason = reasonFor(errors, field.id)
  const error = reason ? fieldErrorText(field, reason, label, context) : null
  const id = `${uid}${field.in}${field.id}`
  const hintId = `${id}hint`
  // The only field of a step takes the focus instead of the title, so the title describes it.
  const isOnly = form.fields.length === 1
  const props: FieldProps = {
    field,
    form,
    readOnly,
    label,
    invalid: error !== null,
    aria: {
      id,
      'aria-describedby': isOnly ? `${uid}title ${hintId}` : hintId,
      'aria-invalid': error === null ? undefined : true,
      'aria-required': field.required || undefined,
    },
    onNote: (next) => {
      setSuggested(false)
      setNote(next)
    },
    onOther: state === 'list' ? toggle : null,
  }
  const noteOf = (applied: AppliedChange): Note => {
    const texts = [t(changeText(field, applied)), note?.text].filter(Boolean)
    return { ...note, text: texts.join(' '), undo: () => form.undo(field) }
  }
  const usual = question ?? (field.keepsStored ? t('settings.saved') : hintOf(field, t)) ?? ''
  const hint = suggested ? `${usual} ${t('settings.suggested')}`.trim() : usual
  // A native list offers another value as its last option.
  const link =
    state === 'text' ? 'settings.fromList' : state === 'list' && field.control !== 'select' && 'settings.other'
  return (
    <FieldRow
      {...props}
      {...{ error, hint, hintId, titled }}
      note={change ? noteOf(change) : note}
      busyText={stillBusy ? t('busy.still') : null}
      link={link ? { text: t(link), onClick: toggle } : null}
    >
      <Input {...props} />
    </FieldRow>
  )
})

/** The only place where the kind of input is chosen. */
function Input(props: FieldProps): ReactNode {
  const { control } = props.field
  switch (control) {
    case 'text':
    case 'number':
    case 'longText':
      return <TextField {...props} />
    case 'password':
    case 'secretText':
      return <SecretField {...props} />
    case 'yesNo':
    case 'segments':
    case 'cards':
      return <ChoiceField {...props} />
    case 'select':
      return <SelectField {...props} />
    case 'switch':
      return <SwitchField {...props} />
    default:
      return assertNever(control)
  }
}

const TYPED: readonly Control[] = ['text', 'number', 'longText']

/** The connector's own description, with an example if the user types the value. */
function hintOf(field: Field, t: WizardContextValue['t']): string | null {
  if (field.in === 'credentials' || !TYPED.includes(field.control)) return field.hint
  const { hint, parameter } = field
  const { prefix, suffix } = parameter
  // As it is typed: the box shows the prefix and the suffix.
  const example = toDisplayed({ ...parameter, value: parameter.example })
  if (example && !hint?.includes(example)) {
    // Whatever Cyclr's description ends with, the example is a sentence after it.
    return `${hint?.replace(/[^.!?:…。؟]$/u, '$&.') ?? ''} ${t('settings.example', { example })}`.trim()
  }
  return hint ?? (prefix !== null || suffix !== null ? t('settings.fullAddress') : null)
}
