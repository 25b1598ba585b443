'use client'
import { type ReactNode, useState } from 'react'
import type { ConnectorAuthError } from '../../core/errors.js'
import { useCard } from '../card.js'
import { Button } from './Button.js'
import { Text } from './Text.js'

/** State, time and request id for a support ticket; no value, no token, no address. */
export function CopyDetails({ error }: { error: ConnectorAuthError }): ReactNode {
  const { wizard } = useCard()
  const [copied, setCopied] = useState(false)
  const details = () => `${wizard.view()} ${error.code} ${error.requestId ?? ''} ${new Date().toISOString()}`
  return (
    <Button
      kind="quiet"
      icon={copied ? 'check' : 'copy'}
      onClick={() => void navigator.clipboard?.writeText(details()).then(() => setCopied(true))}
    >
      <Text k={copied ? 'copied' : 'copyDetails'} />
    </Button>
  )
}
