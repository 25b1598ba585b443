import type { ReactNode } from 'react'
import type { Choice } from '../../core/contract.js'
import { yesAndNo } from '../../core/parameters/choices.js'
import { Icon } from '../ui/Icon.js'
import { Radio } from '../ui/Radio.js'
import { useWizardContext } from '../WizardContext.js'
import { type FieldProps, registerField } from './FieldProps.js'
import { InputBox } from './InputBox.js'

/** A few choices, all visible. None is preselected: the user has to choose. */
export function ChoiceField(props: FieldProps): ReactNode {
  const { field, aria, readOnly } = props
  const options = useOptions(field)
  const { ref, ...registered } = registerField(props)
  const input = { ...registered, 'aria-describedby': aria['aria-describedby'], 'aria-disabled': readOnly || undefined }
  const cards = field.control === 'cards'
  return (
    <div className={cards ? 'caw-radios' : 'caw-seg'} data-n={options.length}>
      {options.map(({ value, label }) =>
        cards ? (
          <Radio key={value} inputRef={ref} {...input} value={value}>
            {label}
          </Radio>
        ) : (
          <label key={value}>
            <input type="radio" ref={ref} {...input} value={value} />
            <span>{label}</span>
          </label>
        ),
      )}
    </div>
  )
}

/** No choice of a connector holds it. */
const OTHER = '\0'

/** Many choices, or an optional one that the user can take back. The native list finds a choice by its first letters. */
export function SelectField(props: FieldProps): ReactNode {
  const { field, aria, invalid, readOnly, onOther } = props
  const { t } = useWizardContext()
  const options = useOptions(field)
  const { onChange, ...registered } = registerField(props)
  return (
    <InputBox invalid={invalid} readOnly={readOnly} select>
      <select
        className="caw-in"
        {...registered}
        {...aria}
        onChange={(event) => (event.target.value === OTHER ? onOther?.() : void onChange(event))}
        aria-disabled={readOnly || undefined}
      >
        <option value="">{field.required ? '' : t('settings.noPreference')}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        {onOther && <option value={OTHER}>{t('settings.other')}</option>}
      </select>
      <Icon name="down" />
    </InputBox>
  )
}

/** What is listed. Yes comes before no, whatever their order in Cyclr. */
function useOptions(field: FieldProps['field']): readonly Choice[] {
  const { t } = useWizardContext()
  const options = field.in === 'values' ? field.options : []
  const words = yesAndNo(options.map(({ value }) => value))
  if (words === null) return options
  return [
    { value: words.yes, label: t('settings.yes') },
    { value: words.no, label: t('settings.no') },
  ]
}
