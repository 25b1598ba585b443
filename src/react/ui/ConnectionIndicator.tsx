'use client'
import type { ReactNode } from 'react'
import type { WizardSnapshot } from '../../client/controller/WizardSnapshot.js'
import { assertNever } from '../../core/assertNever.js'
import type { OAuthState } from '../../core/flow/oauthState.js'
import type { Step } from '../../core/flow/stepFor.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import { Icon } from './Icon.js'
import { Tile } from './Tile.js'

type IndicatorState = 'idle' | 'busy' | 'done' | 'broken' | 'paused'

const ICONS = { idle: null, busy: null, done: 'check', broken: 'bang', paused: 'pause' } as const

/** Host and provider, and the line between them, which shows the state of the connection. Text elsewhere says the same. */
export function ConnectionIndicator(): ReactNode {
  const { host, provider } = useWizardContext()
  const snapshot = useSnapshot()
  const { confirmingExit } = snapshot
  const state = confirmingExit ? 'paused' : indicatorState(snapshot)
  const icon = ICONS[state]
  return (
    <div className="caw-link" data-link={state} aria-hidden="true">
      {host.isKnown ? <Tile name={host.name} icon={host.icon} /> : <span className="caw-tile" data-mono="" />}
      <span className="caw-seam">
        <b />
        <b />
        <b />
        {icon && (
          <i className="caw-node">
            <Icon name={icon} />
          </i>
        )}
      </span>
      {provider.isKnown ? (
        <Tile name={provider.name} icon={provider.icon} />
      ) : (
        <span className="caw-tile" data-mono="" />
      )}
    </div>
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
  return stateOfStep(step, oauth, reconnectReason !== null)
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
