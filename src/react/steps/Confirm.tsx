'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { useCard } from '../card.js'
import { Button, type ButtonKind } from '../ui/Button.js'
import { Panel } from '../ui/Panel.js'
import { Text } from '../ui/Text.js'
import { useLatest } from '../useLatest.js'

type Words = { title: MessageKey; lede: MessageKey; keep: MessageKey; go: MessageKey; kind: ButtonKind }

export const LEAVE: Words = {
  title: 'leave.title',
  lede: 'leave.lede',
  keep: 'leave.keep',
  go: 'leave.discard',
  kind: 'danger-quiet',
}

type ConfirmProps = {
  words: Words
  busy?: boolean
  onKeep: () => void
  onConfirm: () => void
  children?: ReactNode
}

/** Asks in place, never over the host's page; the focus is on the safe choice, and Escape takes it. */
export function Confirm({ words, busy = false, onKeep, onConfirm, children }: ConfirmProps): ReactNode {
  const { t } = useCard()
  const group = useRef<HTMLDivElement>(null)
  const keep = useLatest(() => {
    if (!busy) onKeep()
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
    <div ref={group} role="group" aria-label={t(words.title)}>
      <Panel
        key={words.title}
        title={words.title}
        plain
        lede={<Text k={words.lede} />}
        actions={
          <>
            <Button kind="secondary" onClick={onKeep} waiting={busy}>
              <Text k={words.keep} />
            </Button>
            <Button kind={words.kind} busy={busy} onClick={onConfirm}>
              <Text k={words.go} />
            </Button>
          </>
        }
      >
        {children}
      </Panel>
    </div>
  )
}
