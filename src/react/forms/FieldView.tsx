'use client'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { assertNever } from '../../core/assertNever.js'
import type { Field } from '../../core/form.js'
import { useCard } from '../card.js'
import { ChoiceField, SelectField } from './ChoiceField.js'
import { FieldRow, type Note } from './FieldRow.js'
import { problemText, useLabel } from './problemText.js'
import { SecretField } from './SecretField.js'
import { SwitchField } from './SwitchField.js'
import { TextField } from './TextField.js'
import type { FieldForm } from './useFieldForm.js'

export type FieldViewProps = { field: Field; form: FieldForm; readOnly: boolean }

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
export function FieldView({ field, form, readOnly, ask = null }: FieldViewProps & { ask?: string | null }): ReactNode {
  const { wizard, t } = useCard()
  const label = useLabel()(field)
  const [note, setNote] = useState<Note | null>(null)
  const reason = useSyncExternalStore(form.subscribe, () => form.get().errors.get(field.id))
  const error = reason ? problemText(field, reason, label, t) : null
  const id = `caw-${wizard.id}-${field.in}-${field.id}`
  const props: ControlProps = {
    field,
    form,
    readOnly,
    label,
    invalid: error !== null,
    wired: {
      id,
      'aria-describedby': `${id}-hint`,
      'aria-invalid': error === null ? undefined : true,
      'aria-required': field.required || undefined,
    },
    onNote: setNote,
  }
  const saved = field.secret && field.isSet ? t('settings.saved') : null
  return (
    <FieldRow {...props} error={error} note={note} hint={ask ?? saved ?? field.hint}>
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
