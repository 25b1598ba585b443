import type { AuthMethod, Connector, Parameter } from '../connector.js'

/**
 * The parameters that are the credential itself. Client id and secret prove who is asking where there is no user; with
 * `none` the settings are all there is, so they are asked, sent and verified as one step.
 */
export function ownedBy(method: AuthMethod, { parameters }: Pick<Connector, 'parameters'>): readonly Parameter[] {
  return parameters.filter((parameter) => isOwned(parameter, method))
}

/** The settings that belong to a method, whether set or not; where nobody knows which is in use, those of all. */
export function settingsOf(method: AuthMethod | null, connector: Connector): readonly Parameter[] {
  return connector.parameters.filter(
    (parameter) =>
      belongsTo(parameter, method) && !parameter.lookup && !isOwned(parameter, method) && !isLogin(parameter, method),
  )
}

function isOwned(parameter: Parameter, method: AuthMethod | null): boolean {
  if (parameter.lookup || !belongsTo(parameter, method)) return false
  if (method?.kind === 'none') return true
  return method?.kind === 'clientCredentials' && (parameter.name === 'ClientId' || parameter.name === 'ClientSecret')
}

/** The password grant's user name and password are properties to Cyclr but credentials to the user. */
function isLogin(parameter: Parameter, method: AuthMethod | null): boolean {
  return method?.kind === 'password' && (parameter.name === 'Username' || parameter.name === 'Password')
}

/** Which of several methods an authenticated connector uses is not told by Cyclr: then only what belongs to all does. */
export function belongsTo({ methods }: Parameter, method: AuthMethod | null): boolean {
  return methods === null || (method !== null && methods.includes(method.id))
}

/** A parameter that a guide shows only for another one's value, which that one does not have. */
export function isHidden(parameter: Parameter, among: readonly Parameter[]): boolean {
  const { showWhen } = parameter
  return showWhen !== null && among.find(({ name }) => name === showWhen.name)?.value !== showWhen.is
}
