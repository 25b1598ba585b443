import { useEffect, useRef, useState } from 'react'
import { textControlFor } from '../../core/parameters/controlFor.js'
import { type Field, isOtherValue, optionFor } from '../../core/parameters/form.js'
import type { FieldForm } from './FieldProps.js'

type OtherValue = {
  /** The field as it is shown: a text input while another value than those listed is given. */
  field: Field
  /** `list`: other values can be given. `text`: one is given, and the list can be chosen from again. */
  state: 'closed' | 'list' | 'text'
  toggle: () => void
}

/** A field whose choices are offers: any other value may be given in a text input that takes the place of the list. */
export function useOtherValue(field: Field, form: FieldForm): OtherValue {
  const { id } = field
  const text = form.getValues(id) ?? ''
  const [isOther, setIsOther] = useState(false)
  const isOpen = field.in === 'values' && field.options.length > 0 && !field.parameter.closed
  // At first for a stored value, later for a choice that a refreshed list has no more.
  if (isOpen && !isOther && isOtherValue(field, text)) setIsOther(true)

  /** What was chosen, or typed, before the change to the other input. */
  const before = useRef('')
  const isToggled = useRef(false)
  const toggle = () => {
    const option = field.in === 'values' && isOther ? optionFor(field, form.getValues(id) ?? '') : undefined
    const next = option ?? before.current
    before.current = form.getValues(id) ?? ''
    form.write(id, next)
    isToggled.current = true
    setIsOther(!isOther)
  }
  const { setFocus } = form
  useEffect(() => {
    if (isToggled.current) setFocus(id)
    isToggled.current = false
  })

  if (!isOpen) return { field, state: 'closed', toggle }
  return isOther
    ? { field: { ...field, control: textControlFor(field.parameter) }, state: 'text', toggle }
    : { field, state: 'list', toggle }
}
