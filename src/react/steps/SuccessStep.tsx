'use client'
import type { ReactNode } from 'react'
import { chosenMethod } from '../../core/stepFor.js'
import { useCard } from '../card.js'
import { Facts } from '../ui/Facts.js'
import { PlainState } from './PlainState.js'
import { PLAIN } from './plainStates.js'

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
