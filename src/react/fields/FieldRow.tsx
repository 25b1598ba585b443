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
  titled: boolean
  /** Changes between a list and the input for another value. */
  link: { text: string; onClick: () => void } | null
  children: ReactNode
}

/** Label, input and one message line. The only place where an input is tied to its texts. */
export function FieldRow(props: FieldRowProps): ReactNode {
  const { field, label, aria, readOnly, error, note, hint, hintId, busyText, link, titled, children } = props
  const { t } = useWizardContext()
  const optional = field.required || field.in === 'credentials' ? '' : t('settings.optional')
  // While a value is being sent it cannot be changed: the note stays, but without its buttons.
  const shown = readOnly ? { text: busyText ?? note?.text ?? hint } : (note ?? { text: hint })
  const toggle = link && !readOnly && (
    <button type="button" form="" className="caw-a" onClick={link.onClick}>
      <span>{link.text}</span>
      <span className="caw-vh">{` ${label}`}</span>
    </button>
  )
  const labelClass = titled ? 'caw-vh' : 'caw-label'
  const line = <MessageLine id={hintId} error={error} note={shown} toggle={toggle} />
  switch (field.control) {
    case 'yesNo':
    case 'segments':
    case 'cards':
      return (
        <fieldset
          className="caw-field"
          form=""
          role="radiogroup"
          aria-describedby={aria['aria-describedby']}
          aria-invalid={aria['aria-invalid']}
          aria-required={aria['aria-required']}
        >
          <legend key={label + optional} className={labelClass}>
            <bdi>{label}</bdi> {optional && <span className="caw-opt">{optional}</span>}
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
          <label key={label + optional} className={labelClass} htmlFor={aria.id}>
            <bdi>{label}</bdi> {optional && <span className="caw-opt">{optional}</span>}
          </label>
          {children}
          {line}
        </div>
      )
  }
}

type MessageLineProps = { id: string; error: string | null; note: Note; toggle: ReactNode }

/** An error replaces the hint. The line is rendered even when it is empty, so that an error does not move what is below. */
function MessageLine({ id, error, note, toggle }: MessageLineProps): ReactNode {
  const { t } = useWizardContext()
  if (error !== null) {
    return (
      <p className="caw-hint" data-tone="danger">
        <Icon name="alert" />
        <span>
          <span id={id}>{`${error} `}</span>
          {toggle}
        </span>
      </p>
    )
  }
  return (
    <p className="caw-hint" data-tone={note.undo ? 'ok' : undefined}>
      {(note.undo || note.warns) && <Icon name={note.undo ? 'check' : 'info'} />}
      <span key={note.text + note.offer?.label}>
        <span id={id}>{note.text && <Prose>{`${note.text} `}</Prose>}</span>
        {note.offer && (
          <button type="button" form="" className="caw-a" onClick={note.offer.accept}>
            {note.offer.label}
          </button>
        )}{' '}
        {note.undo && (
          <button type="button" form="" className="caw-a" onClick={note.undo}>
            {t('button.undo')}
          </button>
        )}{' '}
        {toggle}
      </span>
    </p>
  )
}
