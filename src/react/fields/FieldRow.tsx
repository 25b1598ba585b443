'use client'
import type { ReactNode } from 'react'
import { Icon } from '../ui/Icon.js'
import { Prose } from '../ui/text/Text.js'
import { useWizardContext } from '../WizardContext.js'
import type { FieldProps, Note } from './FieldProps.js'

type FieldRowProps = FieldProps & {
  error: string | null
  note: Note | null
  hint: string
  hintId: string
  /** Replaces hint and note while the form is being sent. */
  busyText: string | null
  children: ReactNode
}

/** Label, input and one message line. The only place where an input is tied to its texts. */
export function FieldRow(props: FieldRowProps): ReactNode {
  const { field, label, aria, readOnly, error, note, hint, hintId, busyText, children } = props
  const { t } = useWizardContext()
  const optional = field.required || field.in === 'credentials' ? '' : t('settings.optional')
  // While a value is being sent it cannot be changed: the note stays, but without its buttons.
  const shown = readOnly ? { text: busyText ?? note?.text ?? hint } : (note ?? { text: hint })
  const line = <MessageLine id={hintId} error={error} note={shown} />
  switch (field.control) {
    case 'yesNo':
    case 'segments':
    case 'cards':
      return (
        <fieldset className="caw-field" form="" aria-describedby={aria['aria-describedby']}>
          <legend key={label + optional} className="caw-label">
            {label} {optional && <span className="caw-opt">{optional}</span>}
          </legend>
          {children}
          {line}
        </fieldset>
      )
    case 'switch':
      return (
        <div className="caw-field">
          {children}
          {line}
        </div>
      )
    default:
      return (
        <div className="caw-field">
          <label key={label + optional} className="caw-label" htmlFor={aria.id}>
            {label} {optional && <span className="caw-opt">{optional}</span>}
          </label>
          {children}
          {line}
        </div>
      )
  }
}

/** An error replaces the hint. The line is rendered even when it is empty, so that an error does not move what is below. */
function MessageLine({ id, error, note }: { id: string; error: string | null; note: Note }): ReactNode {
  const { t } = useWizardContext()
  if (error !== null) {
    return (
      <p className="caw-hint" id={id} data-tone="danger">
        <Icon name="alert" />
        <span>{error}</span>
      </p>
    )
  }
  return (
    <p className="caw-hint" id={id} data-tone={note.undo ? 'ok' : undefined}>
      {note.undo && <Icon name="check" />}
      <span key={note.text + note.offer?.label}>
        <Prose>{note.text}</Prose>{' '}
        {note.offer && (
          <button type="button" form="" className="caw-a" onClick={note.offer.accept}>
            {note.offer.label}
          </button>
        )}{' '}
        {note.undo && (
          <button type="button" form="" className="caw-a" onClick={note.undo}>
            {t('button.undo')}
          </button>
        )}
      </span>
    </p>
  )
}
