'use client'
import type { ReactNode } from 'react'
import { useCard } from '../card.js'
import { Button } from '../ui/Button.js'
import { Panel } from '../ui/Panel.js'
import { Text } from '../ui/Text.js'

export function DisconnectedStep(): ReactNode {
  const { actions, canExit } = useCard()
  return (
    <Panel
      key="disconnected"
      title="disconnected.title"
      lede={<Text k="disconnected.lede" />}
      actions={
        <>
          <Button kind="primary" onClick={actions.startOver}>
            <Text k="disconnected.again" />
          </Button>
          {canExit && (
            <Button kind="quiet" onClick={() => actions.exit('done')}>
              <Text k="button.done" />
            </Button>
          )}
        </>
      }
    />
  )
}
