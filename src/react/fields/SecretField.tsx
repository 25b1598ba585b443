import { type ReactNode, useRef, useState } from 'react'
import { useFormState } from 'react-hook-form'
import { Button } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { Text } from '../ui/text/Text.js'
import { useWizardContext } from '../WizardContext.js'
import type { FieldProps } from './FieldProps.js'
import { InputBox, SECRET_ATTRIBUTES, SECRET_CLASS } from './InputBox.js'
import { useSecretNotes } from './useSecretNotes.js'
import { useTextEntry } from './useTextEntry.js'

/** A secret: masked, shown on demand, and masked again when it is submitted. */
export function SecretField(props: FieldProps): ReactNode {
  const { field, form, aria, invalid, readOnly, label } = props
  const { t } = useWizardContext()
  const { submitCount } = useFormState({ control: form.control })
  /** The number of submits when the user pressed "Show". The next submit masks the secret again. */
  const [shownAt, setShownAt] = useState<number | null>(null)
  const shown = shownAt === submitCount && !readOnly
  const { registered, holdsLines, readFile, onDropFile } = useTextEntry(props, useSecretNotes(props))
  const takesFile = field.control === 'secretText'
  const multiline = takesFile || holdsLines

  const shared = { ...registered, ...SECRET_ATTRIBUTES, ...aria, readOnly, className: SECRET_CLASS, 'data-mono': '' }
  const box = (
    <InputBox invalid={invalid} readOnly={readOnly} ltr {...onDropFile}>
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
          onClick={() => setShownAt(shown ? null : submitCount)}
        >
          <Icon name={shown ? 'eye-off' : 'eye'} />
        </button>
      )}
    </InputBox>
  )
  if (!takesFile) return box
  return (
    <FilePicker label={label} disabled={readOnly} onFile={readFile}>
      {box}
    </FilePicker>
  )
}

type FilePickerProps = {
  label: string
  disabled: boolean
  onFile: (file: File | undefined) => void
  children: ReactNode
}

/** Chooses a key file. The file itself is never uploaded. */
function FilePicker({ label, disabled, onFile, children }: FilePickerProps): ReactNode {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <div className="caw-field">
      {children}
      <Button kind="link" waiting={disabled} onClick={() => picker.current?.click()}>
        <Text k="file.choose" />
        <span className="caw-vh">{` ${label}`}</span>
      </Button>
      <input
        ref={picker}
        type="file"
        form=""
        hidden
        onChange={({ target }) => {
          onFile(target.files?.[0])
          target.value = ''
        }}
      />
    </div>
  )
}
