'use client'
import { type ReactNode, useState } from 'react'
import type { ConnectorAuthError } from '../../core/errors.js'
import { useCard } from '../card.js'
import { Icon } from './Icon.js'
import { Text } from './Text.js'

/** State, time and request id for a support ticket; no value, no token, no address. */
export function CopyDetails({ error }: { error: ConnectorAuthError }): ReactNode {
  const { wizard } = useCard()
  const [copied, setCopied] = useState(false)
  const details = () => `${wizard.view()} ${error.code} ${error.requestId ?? ''} ${new Date().toISOString()}`
  const copy = () => void navigator.clipboard?.writeText(details()).then(() => setCopied(true))
  return (
    <button type="button" className="caw-a" data-solo="" onClick={copy}>
      <Icon name={copied ? 'check' : 'copy'} />
      <Text k={copied ? 'copied' : 'copyDetails'} />
    </button>
  )
}
