import { stepBack } from '../../core/flow/stepBack.js'
import type { WizardContextValue } from '../WizardContext.js'
import type { PlainButton } from './StatusScreen.js'
import { cancel } from './statusScreens.js'

/** The one quiet way out of a step: stop what is under way, go back, give up reconnecting, or leave. */
export function exitButton(
  { connector, flowState, canExit }: WizardContextValue,
  stops: boolean,
  onBack?: () => void,
): PlainButton | null {
  if (stops) return cancel
  if (connector && stepBack(connector, flowState)) {
    const does: PlainButton['does'] = ({ actions }) => {
      onBack?.()
      actions.back()
    }
    return { kind: 'quiet', label: 'button.back', does }
  }
  const aside = connector?.authenticated === true && flowState.editingSettings
  if (aside || flowState.flow === 'reconnect') return cancel
  return canExit ? { kind: 'quiet', label: 'button.notNow', does: ({ leave }) => leave() } : null
}
