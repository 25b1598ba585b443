'use client'
import type { ReactNode } from 'react'
import { useCard } from '../card.js'
import { Notice } from '../ui/Notice.js'
import { Text } from '../ui/Text.js'
import { Confirm } from './Confirm.js'

export function DisconnectConfirm({ onKeep }: { onKeep: () => void }): ReactNode {
  const { actions, pending, problem } = useCard()
  const busy = pending === 'disconnect'
  return (
    <Confirm
      words={{
        title: 'disconnect.title',
        lede: 'disconnect.lede',
        keep: 'disconnect.keep',
        go: busy ? 'button.disconnecting' : 'button.disconnect',
        kind: 'danger',
      }}
      busy={busy}
      onKeep={onKeep}
      onConfirm={actions.disconnect}
    >
      {problem?.action === 'disconnect' && (
        <Notice icon="alert" title={<Text k="disconnect.failed" />}>
          <Text k="disconnect.failedLede" />
        </Notice>
      )}
    </Confirm>
  )
}
