'use client'
import { type ReactNode, useState } from 'react'
import { assertNever } from '../../core/assertNever.js'
import type { OAuthState } from '../../core/flow/oauthState.js'
import type { Step } from '../../core/flow/stepFor.js'
import { useWizardContext, type WizardContextValue } from '../WizardContext.js'
import { Icon } from './Icon.js'

type IndicatorState = 'idle' | 'busy' | 'done' | 'broken' | 'paused'

const ICONS = { idle: null, busy: null, done: 'check', broken: 'bang', paused: 'pause' } as const

/** Host and provider, and the line between them, which shows the state of the connection. Text elsewhere says the same. */
export function ConnectionIndicator({ exiting }: { exiting: boolean }): ReactNode {
  const context = useWizardContext()
  const { host, provider, connector } = context
  const state = exiting ? 'paused' : indicatorState(context)
  const icon = ICONS[state]
  return (
    <div className="caw-link" data-link={state} aria-hidden="true">
      {connector ? <Tile name={host.name} icon={host.icon} /> : <span className="caw-tile" data-mono="" />}
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
      {connector ? <Tile name={provider.name} icon={provider.icon} /> : <span className="caw-tile" data-mono="" />}
    </div>
  )
}

/** The icon, or the first letter of the name if there is no icon or it does not load. */
function Tile({ name, icon }: { name: string; icon: string | null }): ReactNode {
  const [failed, setFailed] = useState<string | null>(null)
  if (icon === null || icon === failed) {
    return (
      <span className="caw-tile" data-mono="">
        {Array.from(name)[0]?.toUpperCase()}
      </span>
    )
  }
  return (
    <span className="caw-tile">
      <img src={icon} alt="" onError={() => setFailed(icon)} />
    </span>
  )
}

function indicatorState({
  step,
  problem: actionError,
  pending,
  loadError,
  reconnectReason,
}: WizardContextValue): IndicatorState {
  if (step === null) {
    if (loadError === null) return 'idle'
    return loadError.code === 'not_found' ? 'broken' : 'paused'
  }
  // The connector stays connected until the proxy confirms that it is not.
  if (pending === 'disconnect') return 'done'
  if (pending !== null) return 'busy'
  if (actionError?.error.code === 'credentials_rejected') return 'broken'
  if (actionError?.error.code === 'rate_limited') return 'paused'
  return stateOfStep(step, reconnectReason !== null)
}

function stateOfStep(step: Step, mustReconnect: boolean): IndicatorState {
  switch (step.name) {
    case 'connected':
      return mustReconnect ? 'broken' : 'done'
    case 'success':
    case 'lookups':
      return 'done'
    case 'oauth':
      return OAUTH_STATES[step.attempt.at] ?? 'busy'
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

const OAUTH_STATES: { [at in OAuthState['at']]?: IndicatorState } = {
  none: 'idle',
  blocked: 'paused',
  timedOut: 'paused',
  expired: 'paused',
}
