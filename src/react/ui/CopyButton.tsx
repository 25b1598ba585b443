'use client'
import { type ReactNode, useState } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { Button } from './Button.js'
import { Text } from './Text.js'

/** Copies a few words, and says that it did. */
export function CopyButton({ label, text }: { label: MessageKey; text: () => string }): ReactNode {
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard?.writeText(text()).then(() => setCopied(true))
  return (
    <Button kind="quiet" icon={copied ? 'check' : 'copy'} onClick={copy}>
      <Text k={copied ? 'copied' : label} />
    </Button>
  )
}
