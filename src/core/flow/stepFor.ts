import { rulesOf } from '../authKinds.js'
import type { AuthMethod, Connector, Parameter, Verification } from '../connector.js'
import {
  askedCredentials,
  belongsTo,
  isMissing,
  optionalAppOf,
  ownedBy,
  settingsOf,
  storedIn,
} from '../parameters/parameters.js'

/** What the user did in this wizard. The proxy does not know it. */
export type FlowState = {
  /** `idle` on load; `connect` from the first action. */
  flow: 'idle' | 'connect' | 'reconnect'
  /** The method that the user has chosen; `null` before. */
  methodId: string | null
  /** Steps that the user submitted: their optional values may stay empty. */
  completed: ReadonlySet<'parameters' | 'lookups'>
  /**
   * Show the settings although none is missing: the user went back, edits those of a connected connector, or has sent them
   * together with a credential.
   */
  editingSettings: boolean
  /** This wizard authenticated the connector: the step is `success`, not `connected`. */
  finished: boolean
  /** Whether the provider accepted what this wizard saved. */
  verification: Exclude<Verification, 'rejected'>
  /** The user has disconnected the connector in this wizard. */
  ended: 'disconnected' | null
}

/** What to show, and what it asks for. Derived from the connector and the user's actions. */
export type Step =
  | { name: 'method'; methods: readonly AuthMethod[] }
  | { name: 'parameters'; method: AuthMethod | null; ask: readonly Parameter[] }
  /** `ask`: the parameters of the credential. Before them the settings, where all together are at most three fields. */
  | { name: 'credentials'; method: AuthMethod; ask: readonly Parameter[] }
  /** `ownApp`: the optional parameters of an OAuth app of the user's own, which are sent with the start of the sign-in. */
  | { name: 'oauth'; method: AuthMethod; ownApp: readonly Parameter[] }
  | { name: 'lookups'; ask: readonly Parameter[] }
  | { name: 'connected' }
  | { name: 'success'; verification: Exclude<Verification, 'rejected'> }
  | { name: 'disconnected' }
  | { name: 'unsupported' }
  /** Not connected, and this user may not change that. */
  | { name: 'readOnly' }

/** The name of a step. */
export type StepName = Step['name']

/** A form of this length is quicker to fill in than two steps. */
const MAX_FIELDS_IN_ONE_STEP = 3

export const INITIAL_FLOW_STATE: FlowState = {
  flow: 'idle',
  methodId: null,
  completed: new Set(),
  editingSettings: false,
  finished: false,
  verification: 'unknown',
  ended: null,
}

/** The step to show, derived from the connector's state and the user's actions. */
export function stepFor(connector: Connector, flowState: FlowState): Step {
  if (flowState.ended === 'disconnected' && !connector.authenticated) return { name: 'disconnected' }
  const reconnecting = flowState.flow === 'reconnect' && mayConnect(connector)
  if (connector.authenticated && !reconnecting) return afterAuthentication(connector, flowState)
  if (!mayConnect(connector)) return { name: 'readOnly' }
  const methods = usableMethods(connector)
  if (methods.length === 0) return { name: 'unsupported' }
  const method = chosenMethod(connector, flowState)
  if (method === null) return { name: 'method', methods }
  const ask = parametersToAsk(connector, method, flowState)
  if (ask.length > 0 && !isOneStep(connector, method, flowState)) return { name: 'parameters', method, ask }
  return rulesOf(method).opensWindow
    ? { name: 'oauth', method, ownApp: optionalAppOf(method, connector) }
    : { name: 'credentials', method, ask: [...ask, ...ownedBy(method, connector)] }
}

/**
 * Whether a method's settings are asked on the step of its credential, and saved in the same request. A sign-in window needs
 * them saved before. Reconnecting shows them on a step of their own: they are known, and most of the time stay as they are.
 */
export function isOneStep(connector: Connector, method: AuthMethod, { flow, completed }: FlowState): boolean {
  return flow !== 'reconnect' && !completed.has('parameters') && fitsOneStep(connector, method)
}

export function fitsOneStep(connector: Connector, method: AuthMethod): boolean {
  const fields = [...settingsOf(method, connector), ...ownedBy(method, connector), ...askedCredentials(method)]
  return !rulesOf(method).opensWindow && fields.length <= MAX_FIELDS_IN_ONE_STEP
}

function mayConnect({ can }: Connector): boolean {
  return can.includes('connect')
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

/** Whether the settings of this flow are saved. Reconnecting sends them together with the credential. */
export function hasSavedSettings({ flow, completed }: FlowState): boolean {
  return flow !== 'reconnect' && completed.has('parameters')
}

/** The settings to ask before a sign-in with this method; none when there is nothing left to ask. */
export function parametersToAsk(connector: Connector, method: AuthMethod, flowState: FlowState): readonly Parameter[] {
  const ask = settingsOf(method, connector)
  if (flowState.editingSettings) return ask
  const offered = flowState.completed.has('parameters')
  // Reconnecting writes settings together with the credential, so they read as unset until then.
  if (flowState.flow === 'reconnect') return offered ? [] : ask
  const missing = ask.some((parameter) => isMissing(parameter, storedIn(ask)))
  const unoffered = !offered && ask.some((parameter) => !parameter.required)
  return missing || unoffered ? ask : []
}

/** The lookups to ask once authenticated: required ones always, optional ones once in a flow. */
export function lookupsToAsk(
  connector: Connector,
  method: AuthMethod | null,
  flowState: FlowState,
): readonly Parameter[] {
  // The proxy lists them for a user who may save one.
  if (!mayConnect(connector)) return []
  const unset = connector.parameters.filter(
    (parameter) => parameter.lookup && !parameter.isSet && belongsTo(parameter, method),
  )
  const due =
    unset.some(({ required }) => required) || (flowState.flow !== 'idle' && !flowState.completed.has('lookups'))
  return due ? unset : []
}

function afterAuthentication(connector: Connector, flowState: FlowState): Step {
  if (!mayConnect(connector)) return { name: 'connected' }
  const method = chosenMethod(connector, flowState)
  const stored = storedIn(connector.parameters)
  const missing = connector.parameters.filter(
    (parameter) => belongsTo(parameter, method) && isMissing(parameter, stored),
  )
  if (missing.length > 0) return { name: 'parameters', method, ask: missing }
  // Only when idle: a sign-in that succeeds while its settings are edited is a success.
  if (flowState.flow === 'idle' && flowState.editingSettings)
    return { name: 'parameters', method, ask: settingsOf(method, connector) }
  const ask = lookupsToAsk(connector, method, flowState)
  if (ask.length > 0) return { name: 'lookups', ask }
  return flowState.finished ? { name: 'success', verification: flowState.verification } : { name: 'connected' }
}

/** Whether two steps show the same: then the earlier object is kept, and nothing that depends on it runs again. */
export function isSameStep(a: Step | null, b: Step | null): boolean {
  if (a === null || b === null) return a === b
  const [first, second] = [Object.entries(a), new Map(Object.entries(b))]
  return first.length === second.size && first.every(([key, value]) => isSame(value, second.get(key)))
}

/** Methods and parameters keep their identity while the proxy's answer is equal (react-query's structural sharing). */
function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return Object.is(a, b)
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]))
}
