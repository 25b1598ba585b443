'use client'
import type { ReactNode } from 'react'
import { yesAndNo } from '../../core/controlFor.js'
import { useCard } from '../card.js'
import { Icon } from '../ui/Icon.js'
import { Radio } from '../ui/Radio.js'
import type { ControlProps } from './FieldView.js'
import { useRegister } from './useRegister.js'

/** A few choices, all in view. None is preset: a choice that was not made is not one. */
export function ChoiceField(props: ControlProps): ReactNode {
  const { field, wired, readOnly } = props
  const { t } = useCard()
  const { ref, ...registered } = useRegister(props)
  const choices = field.in === 'values' ? (field.parameter.choices ?? []) : []
  const words = yesAndNo(choices)
  const ordered = words ? [words.yes, words.no] : choices
  const wordFor = (choice: string) =>
    words === null ? choice : t(choice === words.yes ? 'settings.yes' : 'settings.no')
  const input = { ...registered, disabled: undefined, 'aria-describedby': wired['aria-describedby'] }

  if (field.control === 'cards') {
    return (
      <div className="caw-radios">
        {ordered.map((choice) => (
          <Radio key={choice} inputRef={ref} {...input} value={choice} aria-disabled={readOnly || undefined}>
            {wordFor(choice)}
          </Radio>
        ))}
      </div>
    )
  }
  return (
    <div className="caw-seg" data-n={ordered.length}>
      {ordered.map((choice) => (
        <label key={choice}>
          <input type="radio" ref={ref} {...input} value={choice} aria-disabled={readOnly || undefined} />
          {wordFor(choice)}
        </label>
      ))}
    </div>
  )
}

/** Many choices, or one that may be taken back. */
export function SelectField(props: ControlProps): ReactNode {
  const { field, wired, invalid, readOnly } = props
  const { t } = useCard()
  const registered = useRegister(props)
  const choices = field.in === 'values' ? (field.parameter.choices ?? []) : []
  return (
    <div
      className="caw-box"
      data-select=""
      data-invalid={invalid ? '' : undefined}
      data-readonly={readOnly ? '' : undefined}
    >
      <select className="caw-in" {...registered} {...wired} aria-disabled={readOnly || undefined}>
        <option value="">{field.required ? '' : t('settings.noPreference')}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </div>
  )
}
