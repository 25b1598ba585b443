'use client'
import type { ReactNode } from 'react'
import { useWatch } from 'react-hook-form'
import { yesAndNo } from '../../core/parameters/controlFor.js'
import type { FieldProps } from './FieldProps.js'

/** On or off. "Off" is written only to replace a stored value; otherwise the value stays unset. */
export function SwitchField({ field, form, aria, label, readOnly }: FieldProps): ReactNode {
  const parameter = field.in === 'values' ? field.parameter : null
  const words = yesAndNo(parameter?.choices ?? null)
  const off = parameter?.isSet ? (words?.no ?? '') : ''
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
        {...aria}
        aria-required={undefined}
        aria-disabled={readOnly || undefined}
        aria-checked={on}
        checked={on}
        onChange={({ target: { checked } }) => {
          if (!readOnly) form.write(field.id, checked ? (words?.yes ?? '') : off)
        }}
      />
    </label>
  )
}
