'use client'
import type { ReactNode } from 'react'
import { useCard } from '../card.js'
import { Icon } from '../ui/Icon.js'
import type { ControlProps } from './FieldView.js'

/** Something the wizard did to what was typed, said out loud, with a way back. */
export type Note = { text: string; undo?: () => void }

type FieldRowProps = ControlProps & {
  error: string | null
  note: Note | null
  hint: string | null
  children: ReactNode
}

/** Label, control, one message line: the one place where an input is wired to its words. */
export function FieldRow({ field, label, wired, error, note, hint, children }: FieldRowProps): ReactNode {
  const { t } = useCard()
  const optional = !field.required && field.in === 'values' && <span className="caw-opt">{t('settings.optional')}</span>
  const line = <MessageLine id={wired['aria-describedby']} error={error} note={note} hint={hint} />
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
function MessageLine({
  id,
  error,
  note,
  hint,
}: {
  id: string
  error: string | null
  note: Note | null
  hint: string | null
}): ReactNode {
  const { t } = useCard()
  if (error !== null) {
    return (
      <p className="caw-hint" id={id} data-tone="danger">
        <Icon name="alert" />
        <span>{error}</span>
      </p>
    )
  }
  return (
    <p className="caw-hint" id={id} data-tone={note?.undo ? 'ok' : undefined}>
      {note?.undo && <Icon name="check" />}
      <span>
        {note?.text ?? hint}{' '}
        {note?.undo && (
          <button type="button" className="caw-a" onClick={note.undo}>
            {t('button.undo')}
          </button>
        )}
      </span>
    </p>
  )
}
