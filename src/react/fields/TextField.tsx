'use client'
import { type FocusEvent, type ReactNode, useId } from 'react'
import { normalizeAddress } from '../../core/parameters/normalize.js'
import { useWizardContext } from '../WizardContext.js'
import { type FieldProps, registerField } from './FieldProps.js'
import { INPUT_ATTRIBUTES, InputBox } from './InputBox.js'

/** Free text with its prefix and suffix, and with suggestions if there are choices that are open or too many for a list. */
export function TextField(props: FieldProps): ReactNode {
  const { field, form, aria, invalid, readOnly, onNote } = props
  const { t } = useWizardContext()
  const list = useId()
  const registered = registerField(props)
  const parameter = field.in === 'values' ? field.parameter : null
  const options = parameter?.choices ?? parameter?.suggestions ?? []
  const isAddress = parameter !== null && (parameter.prefix ?? parameter.suffix ?? parameter.shape) !== null

  /** Of a whole address only one part is needed. The change is shown and can be undone. */
  const tidy = () => {
    const typed = form.getValues(field.id) ?? ''
    if (parameter === null) return
    const tidied = normalizeAddress(typed, parameter)
    if (tidied === typed) return
    form.write(field.id, tidied)
    const undo = () => {
      form.write(field.id, typed)
      onNote(null)
    }
    onNote({ text: t('settings.keptPart'), undo })
  }

  const shared = {
    ...registered,
    ...INPUT_ATTRIBUTES,
    autoComplete:
      parameter?.shape === 'email' || parameter?.shape === 'url' ? parameter.shape : INPUT_ATTRIBUTES.autoComplete,
    ...aria,
    readOnly,
    onBlur: (event: FocusEvent) => {
      tidy()
      void registered.onBlur(event)
    },
  }
  return (
    <InputBox invalid={invalid} readOnly={readOnly} ltr={isAddress}>
      {parameter?.prefix && <span className="caw-affix">{parameter.prefix}</span>}
      {field.control === 'longText' ? (
        <textarea className="caw-in" rows={4} {...shared} />
      ) : (
        <input
          className="caw-in"
          type="text"
          enterKeyHint="go"
          inputMode={field.control === 'number' ? 'numeric' : undefined}
          list={options.length > 0 ? list : undefined}
          {...shared}
        />
      )}
      {parameter?.suffix && <span className="caw-affix">{parameter.suffix}</span>}
      {options.length > 0 && (
        <datalist id={list}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </InputBox>
  )
}
