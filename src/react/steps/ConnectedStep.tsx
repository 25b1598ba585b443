'use client'
import { type ReactNode, useState } from 'react'
import { useCard } from '../card.js'
import type { ConnectorAuthOptions } from '../options.js'
import { Facts } from '../ui/Facts.js'
import { DisconnectConfirm } from './DisconnectConfirm.js'
import { type Plain, PlainState } from './PlainState.js'
import { PLAIN } from './plainStates.js'

/** Connected already: what there is, and the two things that can be done about it. */
export function ConnectedStep({ intent }: { intent: ConnectorAuthOptions['intent'] }): ReactNode {
  const { connector } = useCard()
  const [confirming, setConfirming] = useState(false)
  if (connector === null) return null
  if (confirming) return <DisconnectConfirm onKeep={() => setConfirming(false)} />
  const stopped = intent === 'reconnect'
  const { buttons, ...words }: Plain = stopped ? PLAIN.stopped : PLAIN.connected
  const mayDisconnect = connector.can.includes('disconnect')
  const disconnect = { kind: 'danger-quiet', label: 'button.disconnect', does: () => setConfirming(true) } as const
  return (
    <PlainState
      key={words.title}
      state={{ ...words, buttons: mayDisconnect ? [...buttons, disconnect] : buttons }}
      lede={stopped ? null : connector.guide?.enables}
    >
      <Facts connector={connector} />
    </PlainState>
  )
}
