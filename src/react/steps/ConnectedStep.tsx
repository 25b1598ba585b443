'use client'
import { type ReactNode, useState } from 'react'
import { useCard } from '../card.js'
import type { ConnectorAuthOptions } from '../options.js'
import { Button } from '../ui/Button.js'
import { Facts } from '../ui/Facts.js'
import { Panel } from '../ui/Panel.js'
import { Text } from '../ui/Text.js'
import { DisconnectConfirm } from './DisconnectConfirm.js'

/** Connected already: what there is, and the two things that can be done about it. */
export function ConnectedStep({ intent }: { intent: ConnectorAuthOptions['intent'] }): ReactNode {
  const { connector, actions } = useCard()
  const [confirming, setConfirming] = useState(false)
  if (connector === null) return null
  if (confirming) return <DisconnectConfirm onKeep={() => setConfirming(false)} />
  const broken = intent === 'reconnect'
  const mayConnect = connector.can.includes('connect')
  const mayDisconnect = connector.can.includes('disconnect')
  return (
    <Panel
      key={broken ? 'reconnect' : 'connected'}
      title={broken ? 'reconnect.title' : 'connected.title'}
      lede={broken ? <Text k="reconnect.lede" /> : (connector.guide?.enables ?? <Text k="connected.lede" />)}
      actions={
        <>
          {mayConnect && (
            <Button kind={broken ? 'primary' : 'secondary'} icon="refresh" onClick={actions.reconnect}>
              <Text k="button.reconnect" />
            </Button>
          )}
          {mayDisconnect && (
            <Button kind="danger-quiet" onClick={() => setConfirming(true)}>
              <Text k="button.disconnect" />
            </Button>
          )}
        </>
      }
    >
      <Facts connector={connector} />
    </Panel>
  )
}
