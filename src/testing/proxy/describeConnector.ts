import type { Action, AuthMethod, Connector, Host, ListedConnector } from '../../core/connector.js'
import type { FakeCyclr } from '../FakeCyclr.js'
import type { Release } from '../release.js'
import type { Installed } from '../world.js'
import { describeParameters, isMissing, textOf } from './describeParameters.js'

export type Shown = { host: Host; can: readonly Action[]; verified: boolean }

/** An account connector of the fake as the proxy answers it without guides, by the wire contract. */
export function describeConnector(cyclr: FakeCyclr, installed: Installed, shown: Shown): Connector {
  const { id, name, release } = installed
  const methods = methodsOf(release)
  const parameters = describeParameters(installed, methods)
  const asksForApp = parameters.some(
    (parameter) =>
      /^Client(Id|Secret)$/.test(parameter.name) &&
      methods.some((method) => method.kind === 'oauth' && (parameter.methods?.includes(method.id) ?? true)),
  )
  return {
    accountConnectorId: String(id),
    name,
    description: textOf(release.Description),
    icon: iconOf(release),
    host: shown.host,
    authenticated: isAuthenticated(installed),
    methods,
    parameters,
    can: shown.can,
    redirectUri: asksForApp ? `${cyclr.options.serviceOrigin}/connector/callback` : null,
    canVerify: shown.verified,
    guide: null,
  }
}

export function summarize(installed: Installed): ListedConnector {
  return {
    accountConnectorId: String(installed.id),
    name: installed.name,
    icon: iconOf(installed.release),
    iconId: null,
    kinds: [...new Set(methodsOf(installed.release).map(({ kind }) => kind))],
    authenticated: isAuthenticated(installed),
  }
}

/** Without any way to sign in: when no setting is missing. */
export function isAuthenticated(installed: Installed): boolean {
  const methods = methodsOf(installed.release)
  if (methods.some(({ kind }) => kind !== 'none')) return installed.authenticated
  return !describeParameters(installed, methods).some(isMissing)
}

const KINDS: Readonly<Record<string, AuthMethod['kind']>> = {
  ApiKey: 'apiKey',
  Basic: 'basic',
  OAuth1: 'oauth',
  'OAuth2 AuthorisationCode': 'oauth',
  'OAuth2 ClientCredentials': 'clientCredentials',
  'OAuth2 PasswordCredentials': 'password',
  None: 'none',
  NetSuiteOAuth1: 'none',
  AuthFields: 'none',
}

function methodsOf(release: Release): readonly AuthMethod[] {
  const listed = release.Authentication ?? []
  const only = { ...release, Id: 'default', AuthName: null, IsDefault: true }
  const methods = (listed.length > 0 ? listed : [only]).map(
    ({ Id, AuthName, AuthDescription, AuthType, OAuth2Type, AuthScheme, IsDefault }): AuthMethod => ({
      id: Id,
      name: AuthName ?? AuthType,
      description: textOf(AuthDescription),
      kind: KINDS[AuthType === 'OAuth2' ? `OAuth2 ${OAuth2Type}` : AuthType] ?? 'unsupported',
      scheme: textOf(AuthScheme),
      labels: {},
      steps: [],
      personalLogin: false,
      fields: {},
      shape: null,
      isDefault: IsDefault ?? false,
    }),
  )
  return release.IsSystemConnector ? methods.slice(0, 1).map((method) => ({ ...method, kind: 'none' })) : methods
}

/** The proxy sends no picture of more than 16 KiB. */
function iconOf({ Icon }: Release): string | null {
  return Icon !== null && Icon.length <= 22_000 ? Icon : null
}
