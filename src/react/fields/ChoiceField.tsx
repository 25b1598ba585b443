'use client'
import type { ReactNode } from 'react'
import { yesAndNo } from '../../core/parameters/controlFor.js'
import { Icon } from '../ui/Icon.js'
import { Radio } from '../ui/Radio.js'
import { useWizardContext } from '../WizardContext.js'
import { Box } from './Box.js'
import type { ControlProps } from './FieldView.js'
import { useRegister } from './useRegister.js'

/** A few choices, all in view. None is preset: a choice that was not made is not one. */
export function ChoiceField(props: ControlProps): ReactNode {
  const { field, wired, readOnly } = props
  const { t } = useWizardContext()
  const { ref, ...registered } = useRegister(props)
  const options = field.in === 'values' ? field.options : []
  const words = yesAndNo(options.map(({ value }) => value))
  const ordered = words
    ? [
        { value: words.yes, label: t('settings.yes') },
        { value: words.no, label: t('settings.no') },
      ]
    : options
  const input = { ...registered, 'aria-describedby': wired['aria-describedby'], 'aria-disabled': readOnly || undefined }
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

/** Many choices, or one that may be taken back. */
export function SelectField(props: ControlProps): ReactNode {
  const { field, wired, invalid, readOnly } = props
  const { t } = useWizardContext()
  const options = field.in === 'values' ? field.options : []
  return (
    <Box invalid={invalid} readOnly={readOnly} select>
      <select className="caw-in" {...useRegister(props)} {...wired} aria-disabled={readOnly || undefined}>
        <option value="">{field.required ? '' : t('settings.noPreference')}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </Box>
  )
}
