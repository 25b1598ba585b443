'use client'
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useFormState } from 'react-hook-form'
import { normalizeKey } from '../../core/parameters/normalize.js'
import { Button } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { Text } from '../ui/text/Text.js'
import { useWizardContext } from '../WizardContext.js'
import { type FieldProps, registerField } from './FieldProps.js'
import { InputBox, SECRET_ATTRIBUTES, SECRET_CLASS } from './InputBox.js'
import { useSecretNotes } from './useSecretNotes.js'

/** A secret: masked, shown on demand, and masked again when it is submitted. */
export function SecretField(props: FieldProps): ReactNode {
  const { field, form, aria, invalid, readOnly, label } = props
  const { t } = useWizardContext()
  const { submitCount } = useFormState({ control: form.control })
  /** The number of submits when the user pressed "Show". The next submit masks the secret again. */
  const [shownAt, setShownAt] = useState<number | null>(null)
  const shown = shownAt === submitCount && !readOnly
  const registered = registerField(props)
  const { comment } = useSecretNotes(props)
  const multiline = field.control === 'secretText'

  /** Removes spaces and line breaks around a key, and shows a notice. Passwords and files are never changed. */
  const onPaste = (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const input = event.currentTarget
    const pasted = event.clipboardData.getData('text')
    const tidied = multiline || field.name === 'password' ? pasted : normalizeKey(pasted)
    if (tidied !== pasted) {
      event.preventDefault()
      input.setRangeText(tidied, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end')
      form.write(field.id, input.value)
    }
    // The browser inserts the text after this event.
    setTimeout(() => comment(input.value, tidied === pasted ? undefined : pasted))
  }

  const shared = {
    ...registered,
    ...SECRET_ATTRIBUTES,
    ...aria,
    readOnly,
    onPaste,
    className: SECRET_CLASS,
    'data-mono': '',
  }
  const box = (
    <InputBox invalid={invalid} readOnly={readOnly} ltr>
      {multiline ? (
        <textarea rows={4} data-masked={shown ? undefined : ''} {...shared} />
      ) : (
        <input type={shown ? 'text' : 'password'} enterKeyHint="go" {...shared} />
      )}
      {!readOnly && (
        <button
          type="button"
          form=""
          className="caw-icon-btn"
          data-top={multiline ? '' : undefined}
          aria-label={t(shown ? 'secret.hide' : 'secret.show', { label })}
          aria-pressed={shown}
          onClick={() => setShownAt(shown ? null : submitCount)}
        >
          <Icon name={shown ? 'eye-off' : 'eye'} />
        </button>
      )}
    </InputBox>
  )
  if (!multiline) return box
  const read = (text: string) => {
    form.write(field.id, text)
    comment(text)
  }
  return (
    <FilePicker disabled={readOnly} onText={read}>
      {box}
    </FilePicker>
  )
}

type FilePickerProps = { disabled: boolean; onText: (text: string) => void; children: ReactNode }

/** Reads a key file that is chosen or dropped. The file itself is never uploaded. */
function FilePicker({ disabled, onText, children }: FilePickerProps): ReactNode {
  const { t } = useWizardContext()
  const picker = useRef<HTMLInputElement>(null)
  const read = (file: File | undefined) => void file?.text().then(onText)
  const onDrop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return
    // Always, because the browser would open the file in place of the page.
    event.preventDefault()
    if (!disabled) read(event.dataTransfer.files[0])
  }
  return (
    <div className="caw-field" onDrop={onDrop} onDragOver={(event) => event.preventDefault()}>
      {children}
      <Button kind="link" waiting={disabled} onClick={() => picker.current?.click()}>
        <Text k="file.choose" />
      </Button>
      <input
        ref={picker}
        type="file"
        form=""
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
