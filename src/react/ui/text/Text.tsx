'use client'
import { Fragment, type ReactNode } from 'react'
import type { MessageKey } from '../../../locales/en.js'
import { type TextValues, useWizardContext } from '../../WizardContext.js'
import { piecesOf } from './format.js'

/**
 * A message of the locale. Names may be of another script, so each is isolated from the direction of the text around it.
 * A message that changes is a new element, because a browser that translates the page replaces the text nodes: React
 * would change one that is no longer in the page, or throw when it removes it.
 */
export function Text({ k, v }: { k: MessageKey; v?: TextValues | undefined }): ReactNode {
  const { template } = useWizardContext()
  const { text, values } = template(k, v)
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

const ADDRESS = /<(https:\/\/[^\s<>]+)>/

/** A text of several lines that a connector or a guide brings, in which an address in angle brackets is a link. */
export function Prose({ children }: { children: string }): ReactNode {
  return (
    <span key={children}>
      {children.split('\n').map((line, index) => (
        <Fragment key={`${index}`}>
          {index > 0 && <br />}
          {line.split(ADDRESS).map((part, at) => (at % 2 === 0 ? part : <Link key={`${at}`} address={part} />))}
        </Fragment>
      ))}
    </span>
  )
}

function Link({ address }: { address: string }): ReactNode {
  return (
    <a className="caw-a" href={address} target="_blank" rel="noreferrer">
      {address}
    </a>
  )
}

/** A message in small print. */
export function Hint({ k }: { k: MessageKey }): ReactNode {
  return (
    <p className="caw-hint">
      <Text k={k} />
    </p>
  )
}
