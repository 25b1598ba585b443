'use client'
import { type ReactNode, useState } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { Button } from './Button.js'
import { Text } from './Text.js'
import { TextButton } from './TextButton.js'

type CopyButtonProps = {
  label: MessageKey
  text: () => string
  /** Among other words, where a whole button would be too much. */
  inline?: boolean
}

/** Copies a few words, and says that it did. */
export function CopyButton({ label, text, inline = false }: CopyButtonProps): ReactNode {
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard?.writeText(text()).then(() => setCopied(true))
  const icon = copied ? 'check' : 'copy'
  const words = <Text k={copied ? 'copied' : label} />
  if (inline) return <TextButton {...{ icon, onClick: copy }}>{words}</TextButton>
  return (
    <Button kind="quiet" icon={icon} onClick={copy}>
      {words}
    </Button>
  )
}
