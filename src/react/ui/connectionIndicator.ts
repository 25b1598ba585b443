import { assertNever } from '../../core/assertNever.js'
import type { OAuthState } from '../../core/flow/oauthState.js'
import type { Step } from '../../core/flow/stepFor.js'
import type { WizardContextValue } from '../WizardContext.js'
import type { ConnectionIndicatorState } from './Header.js'

type Seen = Pick<WizardContextValue, 'step' | 'problem' | 'pending' | 'loadError' | 'reconnectReason'>

const SEAM_OF_ATTEMPT: { [at in OAuthState['at']]?: ConnectionIndicatorState } = {
  none: 'idle',
  blocked: 'paused',
  timedOut: 'paused',
  expired: 'paused',
}

/** The state of the line between the two tiles: the card's status light. */
export function connectionIndicator({
  step,
  problem,
  pending,
  loadError,
  reconnectReason,
}: Seen): ConnectionIndicatorState {
  if (step === null) return loadError === null ? 'idle' : seamForLoad(loadError.code)
  // What is connected stays so until it is true that it is not.
  if (pending === 'disconnect') return 'done'
  if (pending !== null) return 'busy'
  if (problem?.error.code === 'credentials_rejected') return 'broken'
  if (problem?.error.code === 'rate_limited') return 'paused'
  return seamForStep(step, reconnectReason !== null)
}

function seamForStep(step: Step, reconnectReason: boolean): ConnectionIndicatorState {
  switch (step.name) {
    case 'connected':
      return reconnectReason ? 'broken' : 'done'
    case 'success':
    case 'lookups':
      return 'done'
    case 'oauth':
      return SEAM_OF_ATTEMPT[step.attempt.at] ?? 'busy'
    case 'disconnected':
    case 'method':
    case 'parameters':
    case 'credentials':
      return 'idle'
    case 'unsupported':
      return 'paused'
    default:
      return assertNever(step)
  }
}

function seamForLoad(code: string): ConnectionIndicatorState {
  return code === 'not_found' ? 'broken' : 'paused'
}
