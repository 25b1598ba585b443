import type { AuthKind, CredentialName } from '../../core/authKinds.js'
import type { AuthMethod, CredentialHelp } from '../../core/connector.js'
import type { ConnectorGuide } from '../../guides/ConnectorGuide.js'
import type { AccountConnectorDto, MethodDto } from './dto.js'
import { own } from './own.js'

/** What a connector that lists no methods is authenticated by: its own `AuthType`. */
const DEFAULT_METHOD = 'default'

/** The ways to authenticate, in the order to offer them. */
export function toMethods({ Connector }: AccountConnectorDto, guide: ConnectorGuide | null): readonly AuthMethod[] {
  const { AuthType, OAuth2Type, AuthScheme, AuthDescription, Authentication } = Connector
  const own: MethodDto = { Id: DEFAULT_METHOD, AuthName: null, AuthType, OAuth2Type, AuthScheme, AuthDescription }
  const all = Authentication.length === 0 ? [own] : Authentication
  const methods = all.map((dto) => toMethod(dto, all.length === 1 ? onlyName(guide) : null, guide))
  const order = guide?.methods ?? []
  // A guide that names one method means that it is the one to use.
  if (order.length === 1 && methods.some(({ name }) => name === order[0])) {
    return methods.filter(({ name }) => name === order[0])
  }
  const rank = ({ name }: AuthMethod) => (order.includes(name) ? order.indexOf(name) : order.length)
  return methods.toSorted((a, b) => rank(a) - rank(b))
}

/** Cyclr's vocabulary, translated once. */
export function kindOf(authType: string | null, oauth2Type: string | null): AuthKind {
  switch (authType) {
    case 'ApiKey':
      return 'apiKey'
    case 'Basic':
      return 'basic'
    case 'OAuth1':
      return 'oauth'
    // Asks for keys and tokens as properties; no window (A).
    case 'NetSuiteOAuth1':
    case 'None':
      return 'none'
    case 'OAuth2':
      return OAUTH2_KINDS[oauth2Type ?? ''] ?? 'unsupported'
    default:
      return 'unsupported'
  }
}

const OAUTH2_KINDS: { readonly [type: string]: AuthKind } = {
  AuthorisationCode: 'oauth',
  ClientCredentials: 'clientCredentials',
  PasswordCredentials: 'password',
}

function toMethod(dto: MethodDto, nameByGuide: string | null, guide: ConnectorGuide | null): AuthMethod {
  const name = dto.AuthName ?? nameByGuide ?? dto.AuthType ?? ''
  return {
    id: dto.Id ?? DEFAULT_METHOD,
    name,
    description: dto.AuthDescription,
    kind: kindOf(dto.AuthType, dto.OAuth2Type),
    scheme: dto.AuthScheme,
    labels: { ...own(guide?.labels, name) },
    steps: own(guide?.steps, name) ?? [],
    personalLogin: guide?.personalLogin ?? false,
    fields: credentialHelp(guide),
    shape: own(guide?.credentialShape, name)?.apiKey ?? null,
  }
}

/** Releases without a list of methods give theirs no name: then the one that the guide speaks of is meant. */
function onlyName(guide: ConnectorGuide | null): string | null {
  const names = new Set([
    ...(guide?.methods ?? []),
    ...Object.keys(guide?.steps ?? {}),
    ...Object.keys(guide?.labels ?? {}),
    ...Object.keys(guide?.credentialShape ?? {}),
  ])
  return names.size === 1 ? ([...names][0] ?? null) : null
}

const CREDENTIAL_NAMES: readonly CredentialName[] = ['apiKey', 'username', 'password']

function credentialHelp(guide: ConnectorGuide | null): CredentialHelp {
  return Object.fromEntries(
    CREDENTIAL_NAMES.flatMap((name) => {
      const field = own(guide?.fields, name)
      if (!field) return []
      return [[name, { hint: field.hint ?? null, example: field.example ?? null, asked: field.fixed === undefined }]]
    }),
  )
}
