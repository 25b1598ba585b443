'use client'
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from 'react'
import { normalizeKey } from '../../core/parameters/normalize.js'
import { Button } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { Text } from '../ui/text/Text.js'
import { useWizardContext } from '../WizardContext.js'
import { Box } from './Box.js'
import type { ControlProps } from './FieldView.js'
import { SECRET_CLASS, SECRET_INPUT } from './inputAttributes.js'
import { useRegister } from './useRegister.js'
import { useSecretNotes } from './useSecretNotes.js'

/** A secret: masked, to be shown on demand, masked again once it is on its way. */
export function SecretField(props: ControlProps): ReactNode {
  const { field, form, wired, invalid, readOnly, label } = props
  const { t } = useWizardContext()
  const [shown, setShown] = useState(false)
  if (shown && readOnly) setShown(false)
  const registered = useRegister(props)
  const { tell } = useSecretNotes(props)
  const multiline = field.control === 'secretText'

  /** What came along with a key is taken off, in the open. Passwords and files are never changed. */
  const onPaste = (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const input = event.currentTarget
    const pasted = event.clipboardData.getData('text')
    const tidied = multiline || field.name === 'password' ? pasted : normalizeKey(pasted)
    if (tidied !== pasted) {
      event.preventDefault()
      input.setRangeText(tidied, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end')
      form.write(field.id, input.value)
    }
    // The browser pastes after this event.
    setTimeout(() => tell(input.value, tidied === pasted ? undefined : pasted))
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
  const box = (
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
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? 'eye-off' : 'eye'} />
        </button>
      )}
    </Box>
  )
  if (!multiline) return box
  const read = (text: string) => {
    form.write(field.id, text)
    tell(text)
  }
  return (
    <FilePicker inert={readOnly} onText={read}>
      {box}
    </FilePicker>
  )
}

type FilePickerProps = { inert: boolean; onText: (text: string) => void; children: ReactNode }

/** A key file is read here and goes nowhere else. */
function FilePicker({ inert, onText, children }: FilePickerProps): ReactNode {
  const { t } = useWizardContext()
  const picker = useRef<HTMLInputElement>(null)
  const read = (file: File | undefined) => void file?.text().then(onText)
  const onDrop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return
    // Always: the browser would leave the page for the file.
    event.preventDefault()
    if (!inert) read(event.dataTransfer.files[0])
  }
  return (
    <div className="caw-field" onDrop={onDrop} onDragOver={(event) => event.preventDefault()}>
      {children}
      <Button kind="link" waiting={inert} onClick={() => picker.current?.click()}>
        <Text k="file.choose" />
      </Button>
      <input
        ref={picker}
        type="file"
        className="caw-vh"
        tabIndex={-1}
        aria-label={t('file.choose')}
        onChange={({ target }) => {
          read(target.files?.[0])
          target.value = ''
        }}
      />
    </div>
  )
}
