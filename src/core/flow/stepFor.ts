import type { AuthMethod, Connector, Parameter, Verification } from '../connector.js'
import { belongsTo, isHidden, lookupsToAsk, ownedBy, parametersToAsk, settingsOf } from '../parameters/parameters.js'
import { type Attempt, NO_ATTEMPT } from './oauthState.js'

/** What this wizard knows and the proxy does not. */
export type Local = {
  /** `idle` on load; `connect` from the first action. */
  run: 'idle' | 'connect' | 'reconnect'
  methodId: string | null
  /** Continue was pressed: optional values may stay empty. */
  passed: ReadonlySet<'parameters' | 'lookups'>
  /** Back was pressed: show the settings again although nothing is missing. */
  revisiting: boolean
  /** This wizard did it: `success`, not `connected`. */
  finished: boolean
  verification: Exclude<Verification, 'rejected'>
  attempt: Attempt
  ended: 'disconnected' | null
}

export type Step =
  | { name: 'method'; methods: readonly AuthMethod[] }
  | { name: 'parameters'; method: AuthMethod | null; ask: readonly Parameter[] }
  | { name: 'credentials'; method: AuthMethod; ask: readonly Parameter[] }
  | { name: 'oauth'; method: AuthMethod; attempt: Attempt }
  | { name: 'lookups'; ask: readonly Parameter[] }
  | { name: 'connected' }
  | { name: 'success'; verification: Exclude<Verification, 'rejected'> }
  | { name: 'disconnected' }
  | { name: 'unsupported' }

export type StepName = Step['name']

export const INITIAL_LOCAL: Local = {
  run: 'idle',
  methodId: null,
  passed: new Set(),
  revisiting: false,
  finished: false,
  verification: 'unknown',
  attempt: NO_ATTEMPT,
  ended: null,
}

/** The whole rule: what to show, from what the proxy says and what happened here. */
export function stepFor(connector: Connector, local: Local): Step {
  if (local.ended === 'disconnected' && !connector.authenticated) return { name: 'disconnected' }
  if (connector.authenticated && local.run !== 'reconnect') return afterAuthentication(connector, local)
  const methods = usableMethods(connector)
  if (methods.length === 0) return { name: 'unsupported' }
  const method = chosenMethod(connector, local)
  if (method === null) return { name: 'method', methods }
  const ask = parametersToAsk(connector, method, local)
  if (ask.length > 0) return { name: 'parameters', method, ask }
  return method.kind === 'oauth'
    ? { name: 'oauth', method, attempt: local.attempt }
    : { name: 'credentials', method, ask: ownedBy(method, connector) }
}

/** The methods a user can complete here. */
export function usableMethods(connector: Connector): readonly AuthMethod[] {
  return connector.methods.filter(({ kind }) => kind !== 'unsupported')
}

/** The method in use: the chosen one, or the only one. */
export function chosenMethod(connector: Connector, local: Pick<Local, 'methodId'>): AuthMethod | null {
  const methods = usableMethods(connector)
  if (methods.length === 1) return methods[0] ?? null
  return methods.find(({ id }) => id === local.methodId) ?? null
}

/** Whether the settings of this run are saved by now. Reconnecting holds them back until the credential is sent. */
export function hasSavedSettings({ run, passed }: Local): boolean {
  return run !== 'reconnect' && passed.has('parameters')
}

function afterAuthentication(connector: Connector, local: Local): Step {
  const method = chosenMethod(connector, local)
  const missing = connector.parameters.filter(
    (parameter) =>
      parameter.required &&
      !parameter.lookup &&
      !parameter.isSet &&
      belongsTo(parameter, method) &&
      !isHidden(parameter, connector.parameters),
  )
  if (missing.length > 0) return { name: 'parameters', method, ask: missing }
  // Only from `idle`: a sign-in that succeeds while its settings are looked at again is a success.
  if (local.run === 'idle' && local.revisiting)
    return { name: 'parameters', method, ask: settingsOf(method, connector) }
  const ask = lookupsToAsk(connector, method, local)
  if (ask.length > 0) return { name: 'lookups', ask }
  return local.finished ? { name: 'success', verification: local.verification } : { name: 'connected' }
}
