'use client'
import type { ReactNode } from 'react'
import { Icon } from '../ui/Icon.js'
import { useWizardContext } from '../WizardContext.js'
import type { ControlProps } from './FieldView.js'

/** What the wizard did to what was typed, or has to say about it: out loud, and with a way back. */
export type Note = {
  text: string
  /** Takes back what was done. */
  undo?: () => void
  /** Does what is only offered. */
  offer?: { label: string; take: () => void }
}

type FieldRowProps = ControlProps & {
  error: string | null
  note: Note | null
  hint: string
  hintId: string
  /** Takes the place of whatever the line says. */
  instead: string | null
  children: ReactNode
}

/** Label, control, one message line: the one place where an input is wired to its words. */
export function FieldRow(props: FieldRowProps): ReactNode {
  const { field, label, wired, readOnly, error, note, hint, hintId, instead, children } = props
  const { t } = useWizardContext()
  const optional = !field.required && field.in === 'values' && <span className="caw-opt">{t('settings.optional')}</span>
  // What was sent stays in view until it is known what came of it: nothing is taken back meanwhile.
  const said = readOnly ? { text: instead ?? note?.text ?? hint } : (note ?? { text: hint })
  const line = <MessageLine id={hintId} error={error} note={said} />
  switch (field.control) {
    case 'yesNo':
    case 'segments':
    case 'cards':
      return (
        <fieldset className="caw-field" aria-describedby={wired['aria-describedby']}>
          <legend className="caw-label">
            {label} {optional}
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
          <label className="caw-label" htmlFor={wired.id}>
            {label} {optional}
          </label>
          {children}
          {line}
        </div>
      )
  }
}

/** An error takes the hint's place; the line is there even when it is empty, so that nothing jumps. */
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
      <span>
        {note.text}{' '}
        {note.offer && (
          <button type="button" className="caw-a" onClick={note.offer.take}>
            {note.offer.label}
          </button>
        )}{' '}
        {note.undo && (
          <button type="button" className="caw-a" onClick={note.undo}>
            {t('button.undo')}
          </button>
        )}
      </span>
    </p>
  )
}
