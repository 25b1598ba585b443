import { type ReactNode, useState } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { useWizardContext } from '../WizardContext.js'
import { Button, type ButtonKind } from './Button.js'
import { Text } from './text/Text.js'

type CopyButtonProps = {
  label: MessageKey
  text: () => string
  kind?: ButtonKind
}

export function CopyButton({ label, text, kind = 'quiet' }: CopyButtonProps): ReactNode {
  return <CopyText kind={kind} text={text} label={<Text k={label} />} copied={<Text k="copied" />} />
}

/** Copies a text for a support ticket. */
export function CopyDetails({ kind }: { kind: ButtonKind }): ReactNode {
  const { actions } = useWizardContext()
  return (
    <CopyButton
      kind={kind}
      label={kind === 'link' ? 'copyDetails.short' : 'copyDetails'}
      text={actions.supportDetails}
    />
  )
}

type CopyTextProps = {
  kind: ButtonKind
  text: () => string
  label: ReactNode
  copied: ReactNode
}

/** Copies a text to the clipboard, and confirms this in its label. Needs no context. */
export function CopyText({ kind, text, label, copied }: CopyTextProps): ReactNode {
  const [isCopied, setIsCopied] = useState(false)
  const copy = () => void navigator.clipboard?.writeText(text()).then(() => setIsCopied(true))
  return (
    <Button kind={kind} icon={isCopied ? 'check' : 'copy'} onClick={copy}>
      {isCopied ? copied : label}
    </Button>
  )
}
