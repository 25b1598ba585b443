import { guides } from '../../src/guides.js'
import { en, type Messages } from '../../src/locales/en.js'
import type { ConnectorGuide, FieldGuide, GuideTranslation } from '../../src/server.js'
import {
  connectorLibrary,
  type LibraryConnector,
  type LibraryMethod,
  type LibraryParameter,
} from '../../src/testing.js'
import { randomKey, randomText, randomValue } from './randomValue.js'

/** A field that the wizard has to show: its label, the text to type, and the value that Cyclr has to store. */
export type Entry = { label: string; parameter: LibraryParameter | null; stored: string; typed: string }

/** The expected flow for a connector, derived from the library and the guides, not from the code under test. */
export type Plan = {
  connector: LibraryConnector
  method: LibraryMethod
  /** The index of the method among those offered, or `null` when there is no choice. */
  choice: number | null
  entries: readonly Entry[]
  /** Labels of parameters that must not be shown. */
  unasked: readonly string[]
  properties: ReadonlyMap<string, string>
  /** `null` when Cyclr itself stores tokens after a sign-in. */
  authValue: string | null
}

export type PlanOptions = {
  guided: boolean
  optional: boolean
  /** The language of the wizard, with the translations of guides that the demo has. @default English */
  words?: Words
}

/** The texts that a user of one language looks for. */
export type Words = { locale: string; messages: Messages; translations: readonly GuideTranslation[] }

/** With `ALL=1`: what would take the gate too long. */
export const isFull = process.env['ALL'] !== undefined

/** A tenth of the connectors in the gate. */
export const isDriven = (index: number): boolean => isFull || index % 10 === 0

/** Every connector of the library with every method that it offers. */
export const everyMethod = connectorLibrary.flatMap((connector) =>
  connector.authentication.map((method) => ({ connector, method })),
)

export function planFor(connector: LibraryConnector, method: LibraryMethod, options: PlanOptions): Plan {
  const guide = options.guided ? guideIn(connector.name, options.words) : undefined
  const asked = connector.parameters.filter((parameter) => isAsked(parameter, connector, method, guide, options))
  const parameters = asked.map((parameter) => entryFor(parameter, guide))
  const login = loginFor(method, guide, options.words?.messages)
  const ordered = guide?.methods ?? connector.authentication.map(({ AuthName }) => AuthName)
  const fixed = connector.parameters.flatMap((parameter): [string, string][] => {
    const value = fixedFor(parameter, method, guide)
    return value ? [[parameter.TargetName, value]] : []
  })
  const secrets = new Map(login.map(({ name, stored }) => [name, stored]))
  const isPassword = method.OAuth2Type === 'PasswordCredentials'
  return {
    connector,
    method,
    choice: ordered.length > 1 ? ordered.indexOf(method.AuthName) : null,
    entries: [...parameters, ...login.filter(({ asked: isAskedFor }) => isAskedFor)],
    unasked: connector.parameters.filter((parameter) => isUnasked(parameter, method, guide)).map(labelIn(guide)),
    properties: new Map([
      ...parameters.map(({ parameter, stored }): [string, string] => [parameter?.TargetName ?? '', stored]),
      ...fixed,
      ...(isPassword
        ? [['Username', secrets.get('username') ?? ''] as const, ['Password', secrets.get('password') ?? ''] as const]
        : []),
    ]),
    authValue: authValueFor(method, secrets),
  }
}

/** The guide, with the labels of a translation. */
function guideIn(name: string, words: Words | undefined): ConnectorGuide | undefined {
  const guide = guides.find(({ connector }) => connector === name)
  const translation = words?.translations.find(({ connector }) => connector === name)
  if (!guide || !translation) return guide
  const fields = Object.entries(guide.fields ?? {}).map(([key, field]) => [
    key,
    { ...field, ...translation.fields?.[key] },
  ])
  return { ...guide, labels: translation.labels ?? {}, fields: Object.fromEntries(fields) }
}

function isAsked(
  parameter: LibraryParameter,
  connector: LibraryConnector,
  method: LibraryMethod,
  guide: ConnectorGuide | undefined,
  { optional }: PlanOptions,
): boolean {
  if (isUnasked(parameter, method, guide) || (parameter.IsOptional && !optional)) return false
  const methods = guide?.fields?.[parameter.TargetName]?.methods
  if (methods !== undefined) return methods.includes(method.AuthName)
  // Parameters of an OAuth app belong to the methods that use one, if the connector has other methods too.
  const isApp = ['ClientId', 'ClientSecret', 'Scope', 'Scopes', 'RedirectUri'].includes(parameter.TargetName)
  const isMixed = connector.authentication.some(usesApp) && !connector.authentication.every(usesApp)
  return !(isApp && isMixed) || usesApp(method)
}

function usesApp({ OAuth2Type, AuthType }: LibraryMethod): boolean {
  return AuthType === 'OAuth1' || OAuth2Type === 'AuthorisationCode' || OAuth2Type === 'ClientCredentials'
}

function isUnasked(parameter: LibraryParameter, method: LibraryMethod, guide: ConnectorGuide | undefined): boolean {
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
  // Prefer a value on which another field depends.
  const dependent = Object.values(guide?.fields ?? {}).find(({ showWhen }) => showWhen?.name === parameter.TargetName)
  const stored = dependent?.showWhen?.is ?? randomValue(parameter, field)
  return { label: labelIn(guide)(parameter), parameter, stored, typed: typedForm(stored, field) }
}

function labelIn(guide: ConnectorGuide | undefined): (parameter: LibraryParameter) => string {
  return ({ TargetName, Name }) => guide?.fields?.[TargetName]?.label ?? Name
}

/** The stored value without the prefix and suffix that the form shows around the input. */
function typedForm(stored: string, { prefix = '', suffix = '', store = 'part' }: FieldGuide = {}): string {
  if (store === 'part') return stored
  return stored.slice(
    stored.startsWith(prefix) ? prefix.length : 0,
    stored.endsWith(suffix) ? -suffix.length || undefined : undefined,
  )
}

type Login = Entry & { name: string; asked: boolean }

function loginFor(method: LibraryMethod, guide: ConnectorGuide | undefined, messages: Messages = en): readonly Login[] {
  const labels = guide?.labels?.[method.AuthName]
  const entry = (name: 'apiKey' | 'username' | 'password', fallback: string, value: string): Login => {
    const fixed = guide?.fields?.[name]?.fixed
    const stored = typeof fixed === 'string' ? fixed : value
    return {
      name,
      label: labels?.[name] ?? fallback,
      parameter: null,
      stored,
      typed: stored,
      asked: fixed === undefined,
    }
  }
  if (method.AuthType === 'ApiKey') return [entry('apiKey', messages['apiKey.label'], randomKey())]
  const isLogin = method.AuthType === 'Basic' || method.OAuth2Type === 'PasswordCredentials'
  return isLogin
    ? [
        entry('username', messages['basic.username'], randomText()),
        entry('password', messages['basic.password'], `${randomText()}:日本:`),
      ]
    : []
}

function authValueFor(method: LibraryMethod, secrets: ReadonlyMap<string, string>): string | null {
  if (method.AuthType === 'ApiKey') return secrets.get('apiKey') ?? ''
  if (method.AuthType === 'Basic') {
    return Buffer.from(`${secrets.get('username')}:${secrets.get('password')}`, 'utf8').toString('base64')
  }
  return method.OAuth2Type === 'ClientCredentials' ? '{}' : null
}
