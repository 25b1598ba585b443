'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { useCard } from '../card.js'
import { Button } from '../ui/Button.js'
import { Notice } from '../ui/Notice.js'
import { Panel } from '../ui/Panel.js'
import { Text } from '../ui/Text.js'
import { useLatest } from '../useLatest.js'

/** Asks in place, never over the host's page; the focus is on the safe choice. */
export function DisconnectConfirm({ onKeep }: { onKeep: () => void }): ReactNode {
  const { actions, pending, problem, t } = useCard()
  const group = useRef<HTMLDivElement>(null)
  const keep = useLatest(() => {
    if (pending !== 'disconnect') onKeep()
  })
  useEffect(() => {
    const element = group.current
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') keep.current()
    }
    element?.querySelector('button')?.focus()
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [keep])
  const busy = pending === 'disconnect'
  const failed = problem?.action === 'disconnect'
  return (
    <div ref={group} role="group" aria-label={t('disconnect.title')}>
      <Panel
        key="disconnect-confirm"
        title="disconnect.title"
        lede={<Text k="disconnect.lede" />}
        actions={
          <>
            <Button kind="secondary" onClick={onKeep} waiting={busy}>
              <Text k="disconnect.keep" />
            </Button>
            <Button kind="danger" busy={busy} onClick={actions.disconnect}>
              <Text k={busy ? 'button.disconnecting' : 'button.disconnect'} />
            </Button>
          </>
        }
      >
        {failed && (
          <Notice icon="alert" title={<Text k="disconnect.failed" />}>
            <Text k="disconnect.failedLede" />
          </Notice>
        )}
      </Panel>
    </div>
  )
}
