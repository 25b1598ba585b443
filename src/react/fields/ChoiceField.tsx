'use client'
import type { ReactNode } from 'react'
import { yesAndNo } from '../../core/parameters/controlFor.js'
import { Icon } from '../ui/Icon.js'
import { Radio } from '../ui/Radio.js'
import { useWizardContext } from '../WizardContext.js'
import { type FieldProps, registerField } from './FieldProps.js'
import { InputBox } from './InputBox.js'

/** A few choices, all visible. None is preselected: the user has to choose. */
export function ChoiceField(props: FieldProps): ReactNode {
  const { field, aria, readOnly } = props
  const { t } = useWizardContext()
  const { ref, ...registered } = registerField(props)
  const options = field.in === 'values' ? field.options : []
  const words = yesAndNo(options.map(({ value }) => value))
  const ordered = words
    ? [
        { value: words.yes, label: t('settings.yes') },
        { value: words.no, label: t('settings.no') },
      ]
    : options
  const input = { ...registered, 'aria-describedby': aria['aria-describedby'], 'aria-disabled': readOnly || undefined }
  const cards = field.control === 'cards'
  return (
    <div className={cards ? 'caw-radios' : 'caw-seg'} data-n={ordered.length}>
      {ordered.map(({ value, label }) =>
        cards ? (
          <Radio key={value} inputRef={ref} {...input} value={value}>
            {label}
          </Radio>
        ) : (
          <label key={value}>
            <input type="radio" ref={ref} {...input} value={value} />
            {label}
          </label>
        ),
      )}
    </div>
  )
}

/** Many choices, or an optional one that the user can take back. */
export function SelectField(props: FieldProps): ReactNode {
  const { field, aria, invalid, readOnly } = props
  const { t } = useWizardContext()
  const options = field.in === 'values' ? field.options : []
  return (
    <InputBox invalid={invalid} readOnly={readOnly} select>
      <select className="caw-in" {...registerField(props)} {...aria} aria-disabled={readOnly || undefined}>
        <option value="">{field.required ? '' : t('settings.noPreference')}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </InputBox>
  )
}
