'use client'
import { type ClipboardEvent, type ReactNode, useState } from 'react'
import { tidyKey } from '../../core/tidyKey.js'
import { useCard } from '../card.js'
import { Icon } from '../ui/Icon.js'
import { Box } from './Box.js'
import type { ControlProps } from './FieldView.js'
import { SECRET_CLASS, SECRET_INPUT } from './inputAttributes.js'
import { useRegister } from './useRegister.js'

/** A secret: masked, to be shown on demand, masked again while it is on its way. */
export function SecretField(props: ControlProps): ReactNode {
  const { field, form, wired, invalid, readOnly, label, onNote } = props
  const { t } = useCard()
  const [revealed, setRevealed] = useState(false)
  const shown = revealed && !readOnly
  const registered = useRegister(props)
  const multiline = field.control === 'secretText'

  /** A paste that cannot be seen is told by its length; what came along with a key is taken off, in the open. */
  const onPaste = (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const input = event.currentTarget
    const pasted = event.clipboardData.getData('text')
    const tidied = multiline || field.name === 'password' ? pasted : tidyKey(pasted)
    if (tidied !== pasted) {
      event.preventDefault()
      input.setRangeText(tidied, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end')
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }
    setTimeout(() => {
      const count = input.value.length
      const length = t(count === 1 ? 'secret.characters.one' : 'secret.characters.other', { count })
      if (tidied === pasted) return onNote({ text: length })
      const undo = () => {
        form.write(field.id, pasted)
        onNote(null)
      }
      onNote({ text: t('secret.cleaned'), undo })
    })
  }

  const shared = {
    ...registered,
    ...SECRET_INPUT,
    ...wired,
    readOnly,
    onPaste,
    className: SECRET_CLASS,
    'data-mono': '',
  }
  return (
    <Box invalid={invalid} readOnly={readOnly} ltr>
      {multiline ? (
        <textarea rows={4} data-masked={shown ? undefined : ''} {...shared} />
      ) : (
        <input type={shown ? 'text' : 'password'} {...shared} />
      )}
      {!readOnly && (
        <button
          type="button"
          className="caw-icon-btn"
          data-top={multiline ? '' : undefined}
          aria-label={t(shown ? 'secret.hide' : 'secret.show', { label })}
          aria-pressed={shown}
          onClick={() => setRevealed(!shown)}
        >
          <Icon name={shown ? 'eye-off' : 'eye'} />
        </button>
      )}
    </Box>
  )
}
