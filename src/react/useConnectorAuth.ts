'use client'
import type { Connector } from '../core/connector.js'
import type { ConnectorAuthError } from '../core/errors.js'
import type { Step } from '../core/flow/stepFor.js'
import type { ConnectorAuthOptions } from './options.js'
import { useWizard } from './useWizard.js'
import type { Actions } from './wizard/createActions.js'
import type { PendingAction } from './wizard/state.js'

export type ConnectorAuth = {
  /** `null` until the connector is loaded. */
  step: Step | null
  connector: Connector | null
  /** What went wrong last, while loading or in an action. */
  error: ConnectorAuthError | null
  pending: PendingAction | 'load' | null
  actions: Actions
}

/**
 * The wizard without a view: the state of one connector, the step to show, and what the user can do.
 *
 * @example
 * const { step, actions } = useConnectorAuth({ accountConnectorId: '36328' })
 */
export function useConnectorAuth(options: ConnectorAuthOptions): ConnectorAuth {
  const { step, connector, problem, loadError, pending, actions } = useWizard(options)
  const loading = connector === null && loadError === null
  return { step, connector, error: problem?.error ?? loadError, pending: loading ? 'load' : pending, actions }
}
