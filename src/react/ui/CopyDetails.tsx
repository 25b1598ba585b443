'use client'
import { type ReactNode, useState } from 'react'
import type { ConnectorAuthError } from '../../core/errors.js'
import type { MessageKey } from '../../locales/en.js'
import { useCard } from '../card.js'
import { Icon } from './Icon.js'
import { Text } from './Text.js'

/** State, time and request id for a support ticket; no value, no token, no address. */
export function CopyDetails({ error, of }: { error?: ConnectorAuthError; of?: string }): ReactNode {
  const { wizard } = useCard()
  const details = () =>
    [wizard.view(), error?.code, error?.requestId, of, new Date().toISOString()].filter(Boolean).join(' ')
  return <CopyText k="copyDetails" text={details} />
}

export function CopyText({ k, text }: { k: MessageKey; text: () => string }): ReactNode {
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard?.writeText(text()).then(() => setCopied(true))
  return (
    <button type="button" className="caw-a" data-solo="" onClick={copy}>
      <Icon name={copied ? 'check' : 'copy'} />
      <Text k={copied ? 'copied' : k} />
    </button>
  )
}
