import { assertNever } from '../../core/assertNever.js'
import type { Attempt } from '../../core/flow/oauthState.js'
import type { Step } from '../../core/flow/stepFor.js'
import type { Card } from '../WizardContext.js'
import type { SeamState } from './Header.js'

type Seen = Pick<Card, 'step' | 'problem' | 'pending' | 'loadError' | 'stopped'>

const SEAM_OF_ATTEMPT: { [at in Attempt['at']]?: SeamState } = {
  none: 'idle',
  blocked: 'paused',
  unheard: 'paused',
  expired: 'paused',
}

/** The state of the line between the two tiles: the card's status light. */
export function seamFor({ step, problem, pending, loadError, stopped }: Seen): SeamState {
  if (step === null) return loadError === null ? 'idle' : seamForLoad(loadError.code)
  // What is connected stays so until it is true that it is not.
  if (pending === 'disconnect') return 'done'
  if (pending !== null) return 'busy'
  if (problem?.error.code === 'credentials_rejected') return 'broken'
  if (problem?.error.code === 'rate_limited') return 'paused'
  return seamForStep(step, stopped !== null)
}

function seamForStep(step: Step, stopped: boolean): SeamState {
  switch (step.name) {
    case 'connected':
      return stopped ? 'broken' : 'done'
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

function seamForLoad(code: string): SeamState {
  return code === 'not_found' ? 'broken' : 'paused'
}
