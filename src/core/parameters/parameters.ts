import { type CredentialName, loginPropertiesOf, rulesOf } from '../authKinds.js'
import type { AuthMethod, Connector, Parameter } from '../connector.js'

/** Looks up the value of another parameter; `undefined` when there is none of that name. */
type ValueOf = (name: string) => string | null | undefined

/** Whether the step of a credential asks for settings together with it. */
export function asksSettings(step: CredentialsStep, connector: Connector): boolean {
  return step.ask.length > ownedBy(step.method, connector).length
}

type CredentialsStep = { name: 'credentials'; method: AuthMethod; ask: readonly Parameter[] }

/** The parameters that are part of a method's credential: with `none` the settings are all there is. */
export function ownedBy(method: AuthMethod, { parameters }: Pick<Connector, 'parameters'>): readonly Parameter[] {
  return parameters.filter((parameter) => isOwned(parameter, method))
}

/** The parameters of an OAuth app of the user's own. */
export function ownAppOf(method: AuthMethod, { parameters }: Pick<Connector, 'parameters'>): readonly Parameter[] {
  const { ownApp } = rulesOf(method)
  return parameters.filter(
    (parameter) => ownApp.includes(parameter.name) && belongsTo(parameter, method) && !parameter.lookup,
  )
}

/** Those of them that belong to the sign-in: where one is required, all are settings. */
export function optionalAppOf(method: AuthMethod, connector: Pick<Connector, 'parameters'>): readonly Parameter[] {
  const app = ownAppOf(method, connector)
  return app.some(({ required }) => required) ? [] : app
}

/** The settings that belong to a method, set or not. Without a method: those that belong to all. */
export function settingsOf(method: AuthMethod | null, connector: Pick<Connector, 'parameters'>): readonly Parameter[] {
  const ownApp = method === null ? [] : optionalAppOf(method, connector)
  return connector.parameters.filter(
    (parameter) =>
      belongsTo(parameter, method) &&
      !parameter.lookup &&
      !ownApp.includes(parameter) &&
      !isOwned(parameter, method) &&
      !(method !== null && isLogin(parameter.name, method)),
  )
}

/** The credential's fields that a method asks. A guide may fix the value of some, which the proxy then writes. */
export function askedCredentials(method: AuthMethod): readonly CredentialName[] {
  return rulesOf(method).fields.filter((name) => method.fields[name]?.asked !== false)
}

/** Cyclr does not say which of several methods an authenticated connector uses: then only what belongs to all counts. */
export function belongsTo({ methods }: Parameter, method: AuthMethod | null): boolean {
  return methods === null || (method !== null && methods.includes(method.id))
}

/** Cyclr stores the login of some kinds as properties. To the user it is a credential, not a setting. */
export function isLogin(parameterName: string, method: AuthMethod): boolean {
  return loginPropertiesOf(method).includes(parameterName)
}

/** A parameter that a guide shows only for one value of another parameter, which has a different value. */
export function isHidden({ showWhen }: Parameter, valueOf: ValueOf): boolean {
  return showWhen !== null && !isSameChoice(valueOf(showWhen.name) ?? '', showWhen.is)
}

/** Whether two values are the same choice: equal apart from case, width (NFKC) and surrounding spaces. */
export function isSameChoice(a: string, b: string): boolean {
  return folded(a) === folded(b)
}

/** Required, not set and not hidden. A lookup is never missing: its choices only exist once authenticated. */
export function isMissing(parameter: Parameter, valueOf: ValueOf): boolean {
  return parameter.required && !parameter.lookup && !parameter.isSet && !isHidden(parameter, valueOf)
}

/** The stored values of `parameters`. */
export function storedIn(parameters: readonly Parameter[]): ValueOf {
  return (name) => parameters.find((parameter) => parameter.name === name)?.value
}

/** Parameters that describe an OAuth app. */
const OAUTH_APP_NAMES = new Set(['ClientId', 'ClientSecret', 'Scope', 'Scopes', 'RedirectUri'])

/**
 * The ids of the methods that a parameter belongs to when no guide assigns it; `null`: all. Cyclr ties parameters to the
 * connector and not to a method, so those of an OAuth app are recognised by name, and only where the connector has other
 * methods too: some connectors use these names without any OAuth.
 */
export function methodsOf(
  parameterName: string,
  methods: readonly Pick<AuthMethod, 'id' | 'kind'>[],
): readonly string[] | null {
  if (!OAUTH_APP_NAMES.has(parameterName)) return null
  const oauth = methods.filter((method) => rulesOf(method).usesOAuthApp)
  return oauth.length > 0 && oauth.length < methods.length ? oauth.map(({ id }) => id) : null
}

function isOwned(parameter: Parameter, method: AuthMethod | null): boolean {
  if (method === null || parameter.lookup || !belongsTo(parameter, method)) return false
  const { ownedParameters } = rulesOf(method)
  return ownedParameters === 'all' || ownedParameters.includes(parameter.name)
}

function folded(value: string): string {
  return value.normalize('NFKC').trim().toLowerCase()
}
