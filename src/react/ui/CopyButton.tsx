'use client'
import { type ReactNode, useState } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { Button, type ButtonKind } from './Button.js'
import { Text } from './text/Text.js'

type CopyButtonProps = {
  label: MessageKey
  text: () => string
  kind?: ButtonKind
}

/** Copies a text to the clipboard, and confirms this in its label. */
export function CopyButton({ label, text, kind = 'quiet' }: CopyButtonProps): ReactNode {
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard?.writeText(text()).then(() => setCopied(true))
  return (
    <Button kind={kind} icon={copied ? 'check' : 'copy'} onClick={copy}>
      <Text k={copied ? 'copied' : label} />
    </Button>
  )
}
