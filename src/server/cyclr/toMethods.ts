import { CREDENTIAL_NAMES } from '../../core/authKinds.js'
import type { AuthMethod, CredentialHelp } from '../../core/connector.js'
import type { ConnectorGuide } from '../../guides/ConnectorGuide.js'
import { kindOf } from './cyclrAuthKinds.js'
import type { AccountConnectorDto, MethodDto } from './dto.js'
import { own } from './own.js'

/** The id of the only method of a connector that lists none: its own `AuthType` applies. */
const DEFAULT_METHOD = 'default'

/** The ways to authenticate, in the order to offer them. */
export function toMethods({ Connector }: AccountConnectorDto, guide: ConnectorGuide | null): readonly AuthMethod[] {
  const { AuthType, OAuth2Type, AuthScheme, AuthDescription, Authentication, IsSystemConnector } = Connector
  const only = { Id: DEFAULT_METHOD, AuthName: null, IsDefault: true }
  const single: MethodDto = { ...only, AuthType, OAuth2Type, AuthScheme, AuthDescription }
  const all = Authentication.length === 0 ? [single] : Authentication
  const methods = all.map((dto) => toMethod(dto, all.length === 1 ? onlyName(guide) : null, guide))
  // A system connector never needs to sign in (O): its settings are all there is.
  if (IsSystemConnector) return methods.slice(0, 1).map((method) => ({ ...method, kind: 'none' }))
  const order = guide?.methods ?? []
  // A guide that names one method restricts the connector to it.
  if (order.length === 1 && methods.some(({ name }) => name === order[0])) {
    return methods.filter(({ name }) => name === order[0])
  }
  const rank = ({ name }: AuthMethod) => (order.includes(name) ? order.indexOf(name) : order.length)
  return methods.toSorted((a, b) => rank(a) - rank(b))
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
    isDefault: dto.IsDefault,
  }
}

/** Releases without a list of methods have no method name: then the one that the guide names applies. */
function onlyName(guide: ConnectorGuide | null): string | null {
  const names = new Set([
    ...(guide?.methods ?? []),
    ...Object.keys(guide?.steps ?? {}),
    ...Object.keys(guide?.labels ?? {}),
    ...Object.keys(guide?.credentialShape ?? {}),
  ])
  return names.size === 1 ? ([...names][0] ?? null) : null
}

function credentialHelp(guide: ConnectorGuide | null): CredentialHelp {
  return Object.fromEntries(
    CREDENTIAL_NAMES.flatMap((name) => {
      const field = own(guide?.fields, name)
      if (!field) return []
      return [[name, { hint: field.hint ?? null, example: field.example ?? null, asked: field.fixed === undefined }]]
    }),
  )
}
