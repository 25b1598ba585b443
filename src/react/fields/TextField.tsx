'use client'
import { type FocusEvent, type ReactNode, useId } from 'react'
import { normalizeAddress } from '../../core/parameters/normalize.js'
import { useWizardContext } from '../WizardContext.js'
import { Box } from './Box.js'
import type { ControlProps } from './FieldView.js'
import { PLAIN_INPUT } from './inputAttributes.js'
import { useRegister } from './useRegister.js'

/** Free text, with what goes around it, and suggestions where the choice is open or too long for a list. */
export function TextField(props: ControlProps): ReactNode {
  const { field, form, wired, invalid, readOnly, onNote } = props
  const { t } = useWizardContext()
  const list = useId()
  const registered = useRegister(props)
  const parameter = field.in === 'values' ? field.parameter : null
  const options = parameter?.choices ?? parameter?.suggestions ?? []
  const isAddress = parameter !== null && (parameter.prefix ?? parameter.suffix ?? parameter.shape) !== null

  /** Keeps the part of a whole address that is asked for, in view and to be undone. */
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
    ...PLAIN_INPUT,
    autoComplete:
      parameter?.shape === 'email' || parameter?.shape === 'url' ? parameter.shape : PLAIN_INPUT.autoComplete,
    ...wired,
    readOnly,
    onBlur: (event: FocusEvent) => {
      tidy()
      void registered.onBlur(event)
    },
  }
  return (
    <Box invalid={invalid} readOnly={readOnly} ltr={isAddress}>
      {parameter?.prefix && <span className="caw-affix">{parameter.prefix}</span>}
      {field.control === 'longText' ? (
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
    </Box>
  )
}
