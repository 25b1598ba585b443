'use client'
import type { ReactNode } from 'react'
import { chosenMethod } from '../../core/flow/stepFor.js'
import { ConnectorSettings } from '../ui/ConnectorSettings.js'
import { useWizardContext } from '../WizardContext.js'
import { StatusScreen } from './StatusScreen.js'
import { PLAIN } from './statusScreens.js'

/** Says "connected" where the provider said so, and "set up" where nobody asked it. */
export function SuccessStep({ verification }: { verification: 'accepted' | 'unknown' }): ReactNode {
  const { connector, flowState } = useWizardContext()
  if (connector === null) return null
  const isKey = chosenMethod(connector, flowState)?.kind === 'apiKey'
  const accepted = verification === 'accepted'
  return (
    <StatusScreen
      state={accepted ? PLAIN.accepted : isKey ? PLAIN.savedKey : PLAIN.saved}
      lede={accepted ? connector.guide?.enables : null}
    >
      <ConnectorSettings connector={connector} />
    </StatusScreen>
  )
}
