'use client'
import { memo, type ReactNode, useState } from 'react'
import { useFormState } from 'react-hook-form'
import { assertNever } from '../../core/assertNever.js'
import type { Control as ControlName } from '../../core/parameters/controlFor.js'
import type { Field } from '../../core/parameters/form.js'
import { useWizardContext, type WizardContextValue } from '../WizardContext.js'
import { ChoiceField, SelectField } from './ChoiceField.js'
import { FieldRow, type Note } from './FieldRow.js'
import { fieldErrorText, reasonFor, useLabel } from './fieldErrorText.js'
import { SecretField } from './SecretField.js'
import { SwitchField } from './SwitchField.js'
import { TextField } from './TextField.js'
import type { FieldForm } from './useFieldForm.js'

export type FieldViewProps = { field: Field; form: FieldForm; readOnly: boolean }

type Extra = {
  /** A question, in the place of the hint. */
  ask: string | null
  /** Said in the place of the hint and of any note: a line that grows would move what is below it. */
  instead: string | null
}

/** What every control is handed. */
export type ControlProps = FieldViewProps & {
  label: string
  invalid: boolean
  /** `id`s and ARIA of the input, wired to its label and message line. */
  wired: { id: string; 'aria-describedby': string; 'aria-invalid': true | undefined; 'aria-required': true | undefined }
  /** Replaces the hint until the next change. */
  onNote: (note: Note | null) => void
}

/** One input with its label and its message line; the control is chosen here and nowhere else. */
export const FieldView = memo(FieldRowOf)

function FieldRowOf({ field, form, readOnly, ask, instead }: FieldViewProps & Extra): ReactNode {
  const card = useWizardContext()
  const { uid, t } = card
  const label = useLabel()(field)
  const [note, setNote] = useState<Note | null>(null)
  const { errors } = useFormState({ control: form.control, name: field.id })
  const reason = reasonFor(errors, field.id)
  const error = reason ? fieldErrorText(field, reason, label, card) : null
  const id = `${uid}${field.in}${field.id}`
  // The only field of a step takes the focus instead of the title, and brings the title along.
  const alone = form.fields.length === 1 ? `${uid}title ` : ''
  const props: ControlProps = {
    field,
    form,
    readOnly,
    label,
    invalid: error !== null,
    wired: {
      id,
      'aria-describedby': `${alone}${id}hint`,
      'aria-invalid': error === null ? undefined : true,
      'aria-required': field.required || undefined,
    },
    onNote: setNote,
  }
  const hint = ask ?? (field.secret && field.isSet ? t('settings.saved') : hintOf(field, t)) ?? ''
  return (
    <FieldRow {...props} {...{ error, note, hint, instead }} hintId={`${id}hint`}>
      <Control {...props} />
    </FieldRow>
  )
}

function Control(props: ControlProps): ReactNode {
  const { control } = props.field
  switch (control) {
    case 'text':
    case 'number':
    case 'longText':
    case 'suggest':
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

const TYPED: readonly ControlName[] = ['text', 'number', 'longText', 'suggest']

/** The connector's own words, and an example where one can be typed. */
function hintOf(field: Field, t: WizardContextValue['t']): string | null {
  if (field.in === 'credentials' || !TYPED.includes(field.control)) return field.hint
  const { hint, parameter } = field
  const { example, prefix, suffix } = parameter
  if (example && !hint?.includes(example)) return [hint, t('settings.example', { example })].filter(Boolean).join(' ')
  return hint ?? (prefix !== null || suffix !== null ? t('settings.fullAddress') : null)
}
