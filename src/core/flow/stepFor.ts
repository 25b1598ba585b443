import { rulesOf } from '../authKinds.js'
import type { AuthMethod, Connector, Parameter, Verification } from '../connector.js'
import { belongsTo, isMissing, ownedBy, settingsOf, storedIn } from '../parameters/parameters.js'
import { INITIAL_OAUTH_STATE, type OAuthState } from './oauthState.js'

/** What this wizard knows and the proxy does not. */
export type FlowState = {
  /** `idle` on load; `connect` from the first action. */
  flow: 'idle' | 'connect' | 'reconnect'
  methodId: string | null
  /** Continue was pressed: optional values may stay empty. */
  completed: ReadonlySet<'parameters' | 'lookups'>
  /** Back was pressed: show the settings again although nothing is missing. */
  editingSettings: boolean
  /** This wizard did it: `success`, not `connected`. */
  finished: boolean
  verification: Exclude<Verification, 'rejected'>
  attempt: OAuthState
  ended: 'disconnected' | null
}

export type Step =
  | { name: 'method'; methods: readonly AuthMethod[] }
  | { name: 'parameters'; method: AuthMethod | null; ask: readonly Parameter[] }
  | { name: 'credentials'; method: AuthMethod; ask: readonly Parameter[] }
  | { name: 'oauth'; method: AuthMethod; attempt: OAuthState }
  | { name: 'lookups'; ask: readonly Parameter[] }
  | { name: 'connected' }
  | { name: 'success'; verification: Exclude<Verification, 'rejected'> }
  | { name: 'disconnected' }
  | { name: 'unsupported' }

export type StepName = Step['name']

export const INITIAL_FLOW_STATE: FlowState = {
  flow: 'idle',
  methodId: null,
  completed: new Set(),
  editingSettings: false,
  finished: false,
  verification: 'unknown',
  attempt: INITIAL_OAUTH_STATE,
  ended: null,
}

/** The whole rule: what to show, from what the proxy says and what happened here. */
export function stepFor(connector: Connector, flowState: FlowState): Step {
  if (flowState.ended === 'disconnected' && !connector.authenticated) return { name: 'disconnected' }
  if (connector.authenticated && flowState.flow !== 'reconnect') return afterAuthentication(connector, flowState)
  const methods = usableMethods(connector)
  if (methods.length === 0) return { name: 'unsupported' }
  const method = chosenMethod(connector, flowState)
  if (method === null) return { name: 'method', methods }
  const ask = parametersToAsk(connector, method, flowState)
  if (ask.length > 0) return { name: 'parameters', method, ask }
  return rulesOf(method).opensWindow
    ? { name: 'oauth', method, attempt: flowState.attempt }
    : { name: 'credentials', method, ask: ownedBy(method, connector) }
}

/** The methods a user can complete here. */
export function usableMethods(connector: Connector): readonly AuthMethod[] {
  return connector.methods.filter((method) => rulesOf(method).selfService)
}

/** The method in use: the chosen one, or the only one. */
export function chosenMethod(connector: Connector, flowState: Pick<FlowState, 'methodId'>): AuthMethod | null {
  const methods = usableMethods(connector)
  if (methods.length === 1) return methods[0] ?? null
  return methods.find(({ id }) => id === flowState.methodId) ?? null
}

/** Whether the settings of this run are saved by now. Reconnecting holds them back until the credential is sent. */
export function hasSavedSettings({ flow, completed }: FlowState): boolean {
  return flow !== 'reconnect' && completed.has('parameters')
}

/** The settings to ask before a sign-in with this method; none when there is nothing left to ask. */
export function parametersToAsk(connector: Connector, method: AuthMethod, flowState: FlowState): readonly Parameter[] {
  const ask = settingsOf(method, connector)
  if (flowState.editingSettings) return ask
  const offered = flowState.completed.has('parameters')
  // While reconnecting nothing is written until the credential is: what was typed is kept here, not yet at Cyclr.
  if (flowState.flow === 'reconnect') return offered ? [] : ask
  const missing = ask.some((parameter) => isMissing(parameter, storedIn(ask)))
  const unoffered = !offered && ask.some((parameter) => !parameter.required)
  return missing || unoffered ? ask : []
}

/** The choices to ask once authenticated: required ones always, optional ones only in a run and until they were offered. */
export function lookupsToAsk(
  connector: Connector,
  method: AuthMethod | null,
  flowState: FlowState,
): readonly Parameter[] {
  const unset = connector.parameters.filter(
    (parameter) => parameter.lookup && !parameter.isSet && belongsTo(parameter, method),
  )
  const due =
    unset.some(({ required }) => required) || (flowState.flow !== 'idle' && !flowState.completed.has('lookups'))
  return due ? unset : []
}

function afterAuthentication(connector: Connector, flowState: FlowState): Step {
  const method = chosenMethod(connector, flowState)
  const stored = storedIn(connector.parameters)
  const missing = connector.parameters.filter(
    (parameter) => belongsTo(parameter, method) && isMissing(parameter, stored),
  )
  if (missing.length > 0) return { name: 'parameters', method, ask: missing }
  // Only from `idle`: a sign-in that succeeds while its settings are looked at again is a success.
  if (flowState.flow === 'idle' && flowState.editingSettings)
    return { name: 'parameters', method, ask: settingsOf(method, connector) }
  const ask = lookupsToAsk(connector, method, flowState)
  if (ask.length > 0) return { name: 'lookups', ask }
  return flowState.finished ? { name: 'success', verification: flowState.verification } : { name: 'connected' }
}
