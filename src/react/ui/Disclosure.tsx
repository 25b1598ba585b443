import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './Icon.js'

type DisclosureProps = {
  summary: ReactNode
  open?: boolean
  /** Styled as help. */
  help?: boolean
  onOpen?: () => void
  children: ReactNode
}

/** A native `details` element. Opens when `open` becomes true, but never closes again: the user may have opened it. */
export function Disclosure({ summary, open = false, help = false, onOpen, children }: DisclosureProps): ReactNode {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (open && details.current) details.current.open = true
  }, [open])
  return (
    <details
      className="caw-fold"
      ref={details}
      data-help={help ? '' : undefined}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) onOpen?.()
      }}
    >
      <summary>
        <Icon name="right" />
        <b>{summary}</b>
      </summary>
      <div>{children}</div>
    </details>
  )
}
