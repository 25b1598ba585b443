import type { ReactNode } from 'react'
import { useWatch } from 'react-hook-form'
import { yesAndNo } from '../../core/parameters/choices.js'
import type { FieldProps } from './FieldProps.js'

/** On or off. "Off" is written only in place of a stored value or of a default; otherwise the value stays unset. */
export function SwitchField({ field, form, aria, label, readOnly, onNote }: FieldProps): ReactNode {
  const parameter = field.in === 'values' ? field.parameter : null
  const words = yesAndNo(parameter?.choices ?? null)
  const off = parameter?.isSet || parameter?.defaultValue ? (words?.no ?? '') : ''
  const on = useWatch({ control: form.control, name: field.id }) === words?.yes
  return (
    <label className="caw-switch">
      <b>{label}</b>
      <input
        ref={(input) => {
          if (input) form.track(field.id, input)
        }}
        type="checkbox"
        value={words?.yes}
        data-off={off}
        role="switch"
        form=""
        {...aria}
        aria-required={undefined}
        aria-disabled={readOnly || undefined}
        aria-checked={on}
        checked={on}
        onChange={({ target: { checked } }) => {
          if (readOnly) return
          onNote(null)
          form.write(field.id, checked ? (words?.yes ?? '') : off)
        }}
      />
    </label>
  )
}
