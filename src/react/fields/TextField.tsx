'use client'
import { type FocusEvent, type ReactNode, useId } from 'react'
import { useWizardContext } from '../WizardContext.js'
import type { FieldProps } from './FieldProps.js'
import { INPUT_ATTRIBUTES, InputBox } from './InputBox.js'
import { useTextEntry } from './useTextEntry.js'

/** Free text with its prefix and suffix, and with suggestions if there are choices that are open or too many for a list. */
export function TextField(props: FieldProps): ReactNode {
  const { field, form, aria, invalid, readOnly } = props
  const { announce } = useWizardContext()
  const list = useId()
  const parameter = field.in === 'values' ? field.parameter : null
  const options = parameter?.choices ?? parameter?.suggestions ?? []
  const isAddress = parameter !== null && (parameter.prefix ?? parameter.suffix ?? parameter.shape) !== null

  const announceChange = (changeText: string) => {
    if (changeText !== '') announce(changeText)
  }
  const { registered, holdsLines, onDropFile } = useTextEntry(props, (_value, changeText) => announceChange(changeText))

  const shared = {
    ...registered,
    ...INPUT_ATTRIBUTES,
    autoComplete:
      parameter?.shape === 'email' || parameter?.shape === 'url' ? parameter.shape : INPUT_ATTRIBUTES.autoComplete,
    ...aria,
    readOnly,
    onBlur: (event: FocusEvent) => {
      announceChange(form.normalize(field))
      void registered.onBlur(event)
    },
  }
  return (
    <InputBox invalid={invalid} readOnly={readOnly} ltr={isAddress} {...onDropFile}>
      {parameter?.prefix && <span className="caw-affix">{parameter.prefix}</span>}
      {field.control === 'longText' || holdsLines ? (
        <textarea className="caw-in" rows={4} {...shared} />
      ) : (
        <input
          className="caw-in"
          type="text"
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
