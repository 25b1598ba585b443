'use client'
import type { ReactNode } from 'react'
import { useController } from 'react-hook-form'
import { yesAndNo } from '../../core/controlFor.js'
import type { ControlProps } from './FieldView.js'

/** On or off, where neither has to be said: off is only written where a value was stored before. */
export function SwitchField({ field, form, wired, label, readOnly }: ControlProps): ReactNode {
  const controlled = useController({ control: form.control, name: field.id })
  const { ref, value, onBlur, onChange } = controlled.field
  const parameter = field.in === 'values' ? field.parameter : null
  const words = yesAndNo(parameter?.choices ?? null)
  const off = parameter?.isSet ? (words?.no ?? '') : ''
  return (
    <label className="caw-switch">
      <span>
        <b>{label}</b>
      </span>
      <input
        type="checkbox"
        role="switch"
        {...wired}
        aria-required={undefined}
        aria-disabled={readOnly || undefined}
        ref={ref}
        checked={value === words?.yes}
        aria-checked={value === words?.yes}
        onBlur={onBlur}
        onChange={({ target }) => {
          if (!readOnly) onChange(target.checked ? words?.yes : off)
        }}
      />
    </label>
  )
}
