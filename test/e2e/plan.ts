import { guides } from '../../src/guides.js'
import type { ConnectorGuide, FieldGuide } from '../../src/server.js'
import {
  connectorLibrary,
  type LibraryConnector,
  type LibraryMethod,
  type LibraryParameter,
} from '../../src/testing.js'
import { randomKey, randomText, randomValue } from './randomValue.js'

/** A field that has to be asked: under which label, what to enter, and what Cyclr has to keep of it. */
export type Entry = { label: string; parameter: LibraryParameter | null; kept: string; typed: string }

/** One way through the wizard, told by the library and the guides alone, never by our own code. */
export type Plan = {
  connector: LibraryConnector
  method: LibraryMethod
  /** Its place among those offered; `null`: nothing to choose. */
  choice: number | null
  entries: readonly Entry[]
  /** Labels of parameters that nobody may be asked for. */
  never: readonly string[]
  properties: ReadonlyMap<string, string>
  /** `null` for what Cyclr writes itself, after a consent. */
  authValue: string | null
}

export type PlanOptions = { guided: boolean; optional: boolean }

/** Every connector of the library with every method that it offers. */
export const everyMethod = connectorLibrary.flatMap((connector) =>
  connector.authentication.map((method) => ({ connector, method })),
)

export function planFor(connector: LibraryConnector, method: LibraryMethod, options: PlanOptions): Plan {
  const guide = options.guided ? guides.find((one) => one.connector === connector.name) : undefined
  const asked = connector.parameters.filter((parameter) => isAsked(parameter, connector, method, guide, options))
  const settings = asked.map((parameter) => entryFor(parameter, guide))
  const login = loginFor(method, guide)
  const ordered = guide?.methods ?? connector.authentication.map(({ AuthName }) => AuthName)
  const fixed = connector.parameters.flatMap((parameter): [string, string][] => {
    const value = fixedFor(parameter, method, guide)
    return value ? [[parameter.TargetName, value]] : []
  })
  const secrets = new Map(login.map(({ name, kept }) => [name, kept]))
  const isPassword = method.OAuth2Type === 'PasswordCredentials'
  return {
    connector,
    method,
    choice: ordered.length > 1 ? ordered.indexOf(method.AuthName) : null,
    entries: [...settings, ...login.filter(({ asked: isAskedFor }) => isAskedFor)],
    never: connector.parameters.filter((parameter) => isNever(parameter, method, guide)).map(labelled(guide)),
    properties: new Map([
      ...settings.map(({ parameter, kept }): [string, string] => [parameter?.TargetName ?? '', kept]),
      ...fixed,
      ...(isPassword
        ? [['Username', secrets.get('username') ?? ''] as const, ['Password', secrets.get('password') ?? ''] as const]
        : []),
    ]),
    authValue: authValueFor(method, secrets),
  }
}

function isAsked(
  parameter: LibraryParameter,
  connector: LibraryConnector,
  method: LibraryMethod,
  guide: ConnectorGuide | undefined,
  { optional }: PlanOptions,
): boolean {
  if (isNever(parameter, method, guide) || (parameter.IsOptional && !optional)) return false
  const methods = guide?.fields?.[parameter.TargetName]?.methods
  if (methods !== undefined) return methods.includes(method.AuthName)
  // What describes an OAuth app belongs to the methods that use one, where there are others.
  const isApp = ['ClientId', 'ClientSecret', 'Scope', 'Scopes', 'RedirectUri'].includes(parameter.TargetName)
  const isMixed = connector.authentication.some(usesApp) && !connector.authentication.every(usesApp)
  return !(isApp && isMixed) || usesApp(method)
}

function usesApp({ OAuth2Type, AuthType }: LibraryMethod): boolean {
  return AuthType === 'OAuth1' || OAuth2Type === 'AuthorisationCode' || OAuth2Type === 'ClientCredentials'
}

function isNever(parameter: LibraryParameter, method: LibraryMethod, guide: ConnectorGuide | undefined): boolean {
  return !parameter.IsAccountConnectorProperty || fixedFor(parameter, method, guide) !== undefined
}

function fixedFor(
  { TargetName, IsAccountConnectorProperty }: LibraryParameter,
  { AuthName }: LibraryMethod,
  guide: ConnectorGuide | undefined,
): string | undefined {
  const fixed = guide?.fields?.[TargetName]?.fixed
  if (!IsAccountConnectorProperty) return undefined
  return typeof fixed === 'object' ? fixed[AuthName] : fixed
}

function entryFor(parameter: LibraryParameter, guide: ConnectorGuide | undefined): Entry {
  const field = guide?.fields?.[parameter.TargetName]
  // Answers that open further questions are the ones to give.
  const opens = Object.values(guide?.fields ?? {}).find(({ showWhen }) => showWhen?.name === parameter.TargetName)
  const kept = opens?.showWhen?.is ?? randomValue(parameter, field)
  return { label: labelled(guide)(parameter), parameter, kept, typed: typedForm(kept, field) }
}

function labelled(guide: ConnectorGuide | undefined): (parameter: LibraryParameter) => string {
  return ({ TargetName, Name }) => guide?.fields?.[TargetName]?.label ?? Name
}

/** The part beside the affixes, which the form shows around its input. */
function typedForm(kept: string, { prefix = '', suffix = '', store = 'part' }: FieldGuide = {}): string {
  if (store === 'part') return kept
  return kept.slice(
    kept.startsWith(prefix) ? prefix.length : 0,
    kept.endsWith(suffix) ? -suffix.length || undefined : undefined,
  )
}

type Login = Entry & { name: string; asked: boolean }

function loginFor(method: LibraryMethod, guide: ConnectorGuide | undefined): readonly Login[] {
  const labels = guide?.labels?.[method.AuthName]
  const entry = (name: 'apiKey' | 'username' | 'password', fallback: string, value: string): Login => {
    const fixed = guide?.fields?.[name]?.fixed
    const kept = typeof fixed === 'string' ? fixed : value
    return { name, label: labels?.[name] ?? fallback, parameter: null, kept, typed: kept, asked: fixed === undefined }
  }
  if (method.AuthType === 'ApiKey') return [entry('apiKey', 'API key', randomKey())]
  const isLogin = method.AuthType === 'Basic' || method.OAuth2Type === 'PasswordCredentials'
  return isLogin
    ? [entry('username', 'User name', randomText()), entry('password', 'Password', `${randomText()}:日本:`)]
    : []
}

function authValueFor(method: LibraryMethod, secrets: ReadonlyMap<string, string>): string | null {
  if (method.AuthType === 'ApiKey') return secrets.get('apiKey') ?? ''
  if (method.AuthType === 'Basic') {
    return Buffer.from(`${secrets.get('username')}:${secrets.get('password')}`, 'utf8').toString('base64')
  }
  return method.OAuth2Type === 'ClientCredentials' || method.OAuth2Type === 'PasswordCredentials' ? '{}' : null
}
