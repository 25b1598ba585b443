import type { FocusEvent, ReactNode } from 'react'
import { useWizardContext } from '../WizardContext.js'
import type { FieldProps } from './FieldProps.js'
import { INPUT_ATTRIBUTES, InputBox } from './InputBox.js'
import { useTextEntry } from './useTextEntry.js'

/** Free text with its prefix and suffix. */
export function TextField(props: FieldProps): ReactNode {
  const { field, form, aria, invalid, readOnly } = props
  const { announce } = useWizardContext()
  const parameter = field.in === 'values' ? field.parameter : null
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
          enterKeyHint="go"
          inputMode={field.control === 'number' ? 'numeric' : undefined}
          {...shared}
        />
      )}
      {parameter?.suffix && <span className="caw-affix">{parameter.suffix}</span>}
    </InputBox>
  )
}
