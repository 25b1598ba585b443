'use client'
import { type ReactNode, useState } from 'react'
import { yesAndNo } from '../../core/parameters/controlFor.js'
import type { FieldProps } from './FieldProps.js'

/** On or off. "Off" is written only to replace a stored value; otherwise the value stays unset. */
export function SwitchField({ field, form, aria, label, readOnly }: FieldProps): ReactNode {
  const parameter = field.in === 'values' ? field.parameter : null
  const words = yesAndNo(parameter?.choices ?? null)
  const off = parameter?.isSet ? (words?.no ?? '') : ''
  const [on, setOn] = useState(() => form.getValues(field.id) === words?.yes)
  return (
    <label className="caw-switch">
      <b>{label}</b>
      <input
        type="checkbox"
        role="switch"
        form=""
        {...aria}
        aria-required={undefined}
        aria-disabled={readOnly || undefined}
        aria-checked={on}
        checked={on}
        onChange={({ target: { checked } }) => {
          if (readOnly) return
          setOn(checked)
          form.write(field.id, checked ? (words?.yes ?? '') : off)
        }}
      />
    </label>
  )
}
