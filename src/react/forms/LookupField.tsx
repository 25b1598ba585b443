'use client'
import { type ReactNode, useId } from 'react'
import type { Parameter } from '../../core/connector.js'
import type { Choice } from '../../core/contract.js'
import { useCard } from '../card.js'
import { Icon } from '../ui/Icon.js'
import { Radio } from '../ui/Radio.js'

type LookupFieldProps = {
  parameter: Parameter
  /** `null` while the list loads. */
  choices: readonly Choice[] | null
  value: string
  missing: boolean
  onChange: (value: string) => void
}

/** One choice from a list of the provider's: cards for a few, a list for more. */
export function LookupField({ parameter, choices, value, missing, onChange }: LookupFieldProps): ReactNode {
  const { t } = useCard()
  const id = useId()
  const { label, description, required } = parameter
  const hint = missing ? t('problem.choose', { label }) : choices === null ? t('lookup.loading') : description
  const line = (
    <p className="caw-hint" id={`${id}-hint`} data-tone={missing ? 'danger' : undefined}>
      {missing && <Icon name="alert" />}
      <span>{hint}</span>
    </p>
  )
  const words = (
    <>
      {label} {!required && <span className="caw-opt">{t('settings.optional')}</span>}
    </>
  )
  if (choices !== null && choices.length <= 5 && required) {
    return (
      <fieldset className="caw-field" aria-describedby={`${id}-hint`}>
        <legend className="caw-label">{words}</legend>
        <div className="caw-radios">
          {choices.map((choice) => (
            <Radio
              key={choice.value}
              name={id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            >
              {choice.label}
            </Radio>
          ))}
        </div>
        {line}
      </fieldset>
    )
  }
  return (
    <div className="caw-field">
      <label className="caw-label" htmlFor={id}>
        {words}
      </label>
      <div className="caw-box" data-select="" data-invalid={missing ? '' : undefined}>
        <select
          className="caw-in"
          id={id}
          value={value}
          aria-describedby={`${id}-hint`}
          aria-invalid={missing || undefined}
          onChange={({ target }) => onChange(target.value)}
        >
          <option value="">{required ? '' : t('settings.noPreference')}</option>
          {choices?.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </div>
      {line}
    </div>
  )
}
