import type { ReactNode } from 'react'
import type { WizardSnapshot } from '../../client/controller/WizardSnapshot.js'
import { assertNever } from '../../core/assertNever.js'
import type { OAuthState } from '../../core/flow/oauthState.js'
import type { Step } from '../../core/flow/stepFor.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import { ConnectionLine, type IndicatorState } from './ConnectionLine.js'
import { Tile } from './Tile.js'

/** The connection of host and provider. */
export function ConnectionIndicator(): ReactNode {
  const { host, provider } = useWizardContext()
  const snapshot = useSnapshot()
  const state = snapshot.confirmingExit ? 'paused' : indicatorState(snapshot)
  return (
    <ConnectionLine state={state} host={host.isKnown ? host : null}>
      {provider.isKnown ? (
        <Tile name={provider.name} icon={provider.icon} />
      ) : (
        <span className="caw-tile" data-mono="" />
      )}
    </ConnectionLine>
  )
}

function indicatorState({ step, oauth, error, pending, reconnectReason }: WizardSnapshot): IndicatorState {
  if (step === null) {
    if (error === null) return 'idle'
    return error.code === 'not_found' ? 'broken' : 'paused'
  }
  // The connector stays connected until the proxy confirms that it is not.
  if (pending === 'disconnect') return 'done'
  if (pending !== null) return 'busy'
  if (error?.code === 'credentials_rejected') return 'broken'
  if (error?.code === 'rate_limited') return 'paused'
  const state = stateOfStep(step, oauth, reconnectReason !== null)
  // A field says itself what is wrong with it.
  return state === 'idle' && error?.fields.length === 0 ? 'paused' : state
}

function stateOfStep(step: Step, oauth: OAuthState, mustReconnect: boolean): IndicatorState {
  switch (step.name) {
    case 'connected':
      return mustReconnect ? 'broken' : 'done'
    case 'success':
    case 'lookups':
      return 'done'
    case 'oauth':
      return OAUTH_STATES[oauth.status] ?? 'busy'
    case 'disconnected':
    case 'method':
    case 'parameters':
    case 'credentials':
      return 'idle'
    case 'unsupported':
    case 'readOnly':
      return 'paused'
    default:
      return assertNever(step)
  }
}

const OAUTH_STATES: { [status in OAuthState['status']]?: IndicatorState } = {
  none: 'idle',
  blocked: 'paused',
  timedOut: 'paused',
  expired: 'paused',
  denied: 'broken',
}
