import { Fragment, type ReactNode } from 'react'
import type { MessageKey } from '../../../locales/en.js'
import { type TextValues, useWizardContext } from '../../WizardContext.js'
import { Message } from './Message.js'

/** A message of the locale. */
export function Text({ k, v }: { k: MessageKey; v?: TextValues | undefined }): ReactNode {
  const { template } = useWizardContext()
  return <Message {...template(k, v)} />
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
