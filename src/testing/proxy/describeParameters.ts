import type { AuthMethod, Parameter } from '../../core/connector.js'
import type { Release } from '../release.js'
import type { Installed } from '../world.js'

type Declared = NonNullable<Release['Parameters']>[number]

/** The settings that a user makes. */
export function describeParameters(
  { release, properties }: Installed,
  methods: readonly AuthMethod[],
): readonly Parameter[] {
  const declared = (release.Parameters ?? []).filter(
    ({ IsAccountConnectorProperty, Hide, TargetName }) =>
      IsAccountConnectorProperty &&
      !Hide &&
      TargetName !== '' &&
      !methods.every((method) => isLogin(TargetName, method)),
  )
  return declared.map((parameter) => {
    const name = parameter.TargetName
    const stored = properties.find((property) => property.Name === name && property.Value !== '')?.Value ?? null
    const choices = parameter.Values.map((one) => (typeof one === 'string' ? one : one.Value))
    const secret = isSecret(parameter)
    const lookup = parameter.TriggerName !== null
    const isFixed = choices.length > 0 || lookup || parameter.DataType === 'Integer'
    return {
      name,
      label: labelOf(parameter),
      description: textOf(parameter.Description),
      required: !parameter.IsOptional,
      secret,
      multiline: parameter.IsMultiline,
      type: parameter.DataType === 'Integer' ? 'integer' : 'text',
      choices: choices.length > 0 ? choices : null,
      closed: choices.length === 2 && choices.every((choice) => /^(true|false)$/i.test(choice)),
      lookup,
      methods: methodsAsking(name, methods),
      isSet: stored !== null,
      value: !secret && (isFixed || OPEN_NAME.test(name) || OPEN_NAME.test(parameter.Name)) ? stored : null,
      defaultValue: secret ? null : defaultOf(parameter),
      example: null,
      prefix: null,
      suffix: null,
      store: 'part',
      shape: null,
      pattern: null,
      patternHint: null,
      suggestions: [],
      showWhen: null,
    }
  })
}

/** A text of Cyclr without markup. Absent, `null` and the text `"null"` all mean that there is none. */
export function textOf(text: string | null | undefined): string | null {
  if (text === undefined || text === null || text === 'null') return null
  return text.replace(/<[a-z/][^>]*>/gi, '').trim() || null
}

/** Required and not set. A lookup has no choices before the connector is authenticated, so it is never missing. */
export function isMissing({ required, lookup, isSet }: Parameter): boolean {
  return required && !lookup && !isSet
}

/** Whether a setting is asked before the credential of a method, not with it and not after it. */
export function isSettingOf({ name, lookup, methods, required }: Parameter, method: AuthMethod): boolean {
  const isOwned = method.kind === 'none' || (method.kind === 'clientCredentials' && isOAuthApp(name))
  const isOptionalApp = method.kind === 'oauth' && isOAuthApp(name) && !required
  return (methods?.includes(method.id) ?? true) && !lookup && !isOwned && !isOptionalApp && !isLogin(name, method)
}

export function isLogin(name: string, { kind }: AuthMethod): boolean {
  return kind === 'password' && (name === 'Username' || name === 'Password')
}

function isOAuthApp(name: string): boolean {
  return name === 'ClientId' || name === 'ClientSecret'
}

const SECRET_NAME =
  /secret|passw|passphrase|token$|(?<!(public|user|consumer|client|partner|primary|foreign)[ _-]?)key$|credential|privatekey|signature/i
const OPEN_NAME = /(id|name|domain|url|host|region|account|company|site|zone|environment|version|server|port|email)$/i

function isSecret({ IsSensitive, Values, TargetName, Name }: Declared): boolean {
  return IsSensitive || (Values.length === 0 && [TargetName, Name].some((name) => SECRET_NAME.test(name)))
}

function defaultOf({ DefaultValue }: Declared): string | null {
  if (typeof DefaultValue === 'number' || typeof DefaultValue === 'boolean') return String(DefaultValue)
  return typeof DefaultValue === 'string' ? textOf(DefaultValue) : null
}

/** A name for programs, such as `AccountId`, is read out in words. */
function labelOf({ Name, TargetName }: Declared): string {
  const name = textOf(Name)
  if (name !== null && (name !== TargetName || !/^\S*([a-z][A-Z]|_)\S*$/.test(name))) return name
  const words = TargetName.replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  const text = words.replace(/\b(api|id|ip|ssh|ssl|tls|uri|url|guid|sso)\b/g, (word) => word.toUpperCase())
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const APP_NAMES = ['ClientId', 'ClientSecret', 'Scope', 'Scopes', 'RedirectUri']

/** The settings of an OAuth app belong to the methods that use one, where there are others too. `null`: to all. */
function methodsAsking(name: string, methods: readonly AuthMethod[]): readonly string[] | null {
  const oauth = methods.filter(({ kind }) => kind === 'oauth' || kind === 'clientCredentials')
  const isDivided = APP_NAMES.includes(name) && oauth.length > 0 && oauth.length < methods.length
  return isDivided ? oauth.map(({ id }) => id) : null
}
