import type { ReactNode } from 'react'
import type { TextValues } from '../../WizardContext.js'
import { piecesOf } from './format.js'

/**
 * A text with its values filled in. Names may be of another script, so each is isolated from the direction of the text
 * around it. A text that changes is a new element, because a browser that translates the page replaces the text nodes:
 * React would change one that is no longer in the page, or throw when it removes it.
 */
export function Message({ text, values }: { text: string; values: TextValues }): ReactNode {
  const pieces = piecesOf(text, values)
  return (
    <span key={text + pieces.map((piece) => piece.text)}>
      {pieces.map((piece, index) => {
        const key = `${index}`
        if (piece.kind === 'value') return <bdi key={key}>{piece.text}</bdi>
        return piece.kind === 'strong' ? <strong key={key}>{piece.text}</strong> : piece.text
      })}
    </span>
  )
}
