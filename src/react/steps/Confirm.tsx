'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLatest } from '../useLatest.js'
import { useWizardContext } from '../WizardContext.js'
import { type Plain, StatusScreen } from './StatusScreen.js'

type ConfirmProps = { state: Plain; onKeep: () => void; children?: ReactNode }

/** Asks in place, never over the host's page; the focus is on the safe choice, which comes first, and Escape takes it. */
export function Confirm({ state, onKeep, children }: ConfirmProps): ReactNode {
  const { pending, t } = useWizardContext()
  const group = useRef<HTMLDivElement>(null)
  const keep = useLatest(() => {
    if (pending === null) onKeep()
  })
  useEffect(() => {
    const element = group.current
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // A host's modal would close on it.
      event.stopPropagation()
      keep.current()
    }
    element?.querySelector('button')?.focus()
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [keep])
  return (
    <div ref={group} role="group" aria-label={t(state.title)}>
      <StatusScreen state={state}>{children}</StatusScreen>
    </div>
  )
}
