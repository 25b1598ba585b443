import { stepBack } from '../../core/flow/stepBack.js'
import type { Card } from '../WizardContext.js'
import type { PlainButton } from './StatusScreen.js'
import { cancel } from './statusScreens.js'

/** The one quiet way out of a step: stop what is under way, go back, give up reconnecting, or leave. */
export function wayOut({ connector, local, canExit }: Card, stops: boolean, onBack?: () => void): PlainButton | null {
  if (stops) return cancel
  if (connector && stepBack(connector, local)) {
    const does: PlainButton['does'] = ({ actions }) => {
      onBack?.()
      actions.back()
    }
    return { kind: 'quiet', label: 'button.back', does }
  }
  const aside = connector?.authenticated === true && local.revisiting
  if (aside || local.run === 'reconnect') return cancel
  return canExit ? { kind: 'quiet', label: 'button.notNow', does: ({ leave }) => leave() } : null
}
