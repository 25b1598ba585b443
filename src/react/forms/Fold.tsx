'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../ui/Icon.js'

/** Folded away, until something inside calls for attention. Never folds by itself: the user may have opened it. */
export function Fold({
  summary,
  hint,
  open,
  children,
}: {
  summary: ReactNode
  hint?: ReactNode
  open: boolean
  children: ReactNode
}): ReactNode {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (open && details.current) details.current.open = true
  }, [open])
  return (
    <details className="caw-fold" ref={details}>
      <summary>
        <Icon name="right" />
        <b>{summary}</b>
      </summary>
      <div>
        {hint && (
          <p className="caw-hint">
            {/* A hint is a flex box: a sentence of several parts would stand in columns. */}
            <span>{hint}</span>
          </p>
        )}
        <div className="caw-fields">{children}</div>
      </div>
    </details>
  )
}
