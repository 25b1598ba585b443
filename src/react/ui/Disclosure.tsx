'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './Icon.js'

type FoldProps = {
  summary: ReactNode
  open?: boolean
  /** Set apart, as what helps and asks for nothing. */
  help?: boolean
  onOpen?: () => void
  children: ReactNode
}

/** Folded away, until something inside calls for attention. Never folds by itself: the user may have opened it. */
export function Disclosure({ summary, open = false, help = false, onOpen, children }: FoldProps): ReactNode {
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
