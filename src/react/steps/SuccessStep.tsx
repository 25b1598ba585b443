'use client'
import type { ReactNode } from 'react'
import { chosenMethod } from '../../core/stepFor.js'
import { useCard } from '../card.js'
import { Button } from '../ui/Button.js'
import { Facts } from '../ui/Facts.js'
import { Panel } from '../ui/Panel.js'
import { Text } from '../ui/Text.js'

/** Says "connected" where the provider said so, and "set up" where nobody asked it. */
export function SuccessStep({ verification }: { verification: 'accepted' | 'unknown' }): ReactNode {
  const { connector, local, actions, canExit } = useCard()
  if (connector === null) return null
  const accepted = verification === 'accepted'
  const isKey = chosenMethod(connector, local)?.kind === 'apiKey'
  const saved = <Text k={isKey ? 'success.savedKey' : 'success.saved'} />
  return (
    <Panel
      key="success"
      title={accepted ? 'success.title' : 'success.savedTitle'}
      lede={accepted ? (connector.guide?.enables ?? <Text k="success.lede" />) : saved}
      actions={
        canExit && (
          <Button kind="primary" onClick={() => actions.exit('done')}>
            <Text k="button.done" />
          </Button>
        )
      }
    >
      <Facts connector={connector} />
    </Panel>
  )
}
