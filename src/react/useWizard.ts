'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Connector } from '../core/connector.js'
import { ConnectorAuthError } from '../core/errors.js'
import { type Step, stepFor } from '../core/flow/stepFor.js'
import type { ConnectorAuthOptions } from './options.js'
import { useLatest } from './useLatest.js'
import { useObserver } from './useObserver.js'
import { type Actions, createActions } from './wizard/createActions.js'
import { createWizard, type Wizard } from './wizard/createWizard.js'
import { INITIAL_STATE, type WizardState } from './wizard/state.js'

export type WizardView = WizardState & {
  wizard: Wizard
  actions: Actions
  connector: Connector | null
  /** `null` while loading. */
  step: Step | null
  /** Only while there is no connector to show. */
  loadError: ConnectorAuthError | null
  /** How many times loading failed. */
  failures: number
}

/** One wizard for as long as the connector and the proxy stay the same, and what there is to see of it. */
export function useWizard(options: ConnectorAuthOptions): WizardView {
  const { wizard, actions } = useStable(options)
  const { data, error, errorUpdateCount } = useObserver(wizard.query.observer)
  const state = useSyncExternalStore(wizard.store.subscribe, wizard.store.get, () => INITIAL_STATE)
  return {
    ...state,
    wizard,
    actions,
    connector: data ?? null,
    step: data ? stepFor(data, state.flowState) : null,
    loadError: data ? null : toConnectorAuthError(error),
    failures: errorUpdateCount,
  }
}

function useStable(options: ConnectorAuthOptions): { wizard: Wizard; actions: Actions } {
  const latest = useLatest(options)
  const key = `${options.proxyUrl} ${options.accountConnectorId}`
  const create = () => {
    // The connector is the one of this render, whatever the callbacks are when they are called.
    const { accountConnectorId, proxyUrl } = options
    const wizard = createWizard(() => ({ ...latest.current, accountConnectorId, proxyUrl }))
    return { key, wizard, ...createActions(wizard) }
  }
  const [made, setMade] = useState(create)
  const current = made.key === key ? made : create()
  if (current !== made) setMade(current)

  useEffect(() => {
    current.open()
    return current.dispose
  }, [current])
  return current
}

function toConnectorAuthError(error: unknown): ConnectorAuthError | null {
  if (error === null) return null
  return error instanceof ConnectorAuthError ? error : new ConnectorAuthError('bad_response', { cause: error })
}
