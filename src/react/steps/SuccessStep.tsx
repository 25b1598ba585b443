'use client'
import type { ReactNode } from 'react'
import { chosenMethod } from '../../core/flow/stepFor.js'
import { Facts } from '../ui/ConnectorSettings.js'
import { useCard } from '../WizardContext.js'
import { PlainState } from './StatusScreen.js'
import { PLAIN } from './statusScreens.js'

/** Says "connected" where the provider said so, and "set up" where nobody asked it. */
export function SuccessStep({ verification }: { verification: 'accepted' | 'unknown' }): ReactNode {
  const { connector, local } = useCard()
  if (connector === null) return null
  const isKey = chosenMethod(connector, local)?.kind === 'apiKey'
  const accepted = verification === 'accepted'
  return (
    <PlainState
      state={accepted ? PLAIN.accepted : isKey ? PLAIN.savedKey : PLAIN.saved}
      lede={accepted ? connector.guide?.enables : null}
    >
      <Facts connector={connector} />
    </PlainState>
  )
}
