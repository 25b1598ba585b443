'use client'
import type { ReactNode } from 'react'
import type { MessageKey } from '../../../locales/en.js'
import { type TextValues, useWizardContext } from '../../WizardContext.js'
import { piecesOf } from './format.js'

/** A sentence of the wizard. Names that may be of another script are isolated, so that they cannot turn it around. */
export function Text({ k, v }: { k: MessageKey; v?: TextValues | undefined }): ReactNode {
  const { template } = useWizardContext()
  const { text, values } = template(k, v)
  return piecesOf(text, values).map((piece, index) => {
    const key = `${index}`
    if (piece.kind === 'value') return <bdi key={key}>{piece.text}</bdi>
    return piece.kind === 'strong' ? <strong key={key}>{piece.text}</strong> : piece.text
  })
}
