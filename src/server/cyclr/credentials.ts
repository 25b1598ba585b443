import type { CredentialName } from '../../core/authKinds.js'
import type { AuthMethod } from '../../core/connector.js'
import type { CredentialsBody } from '../../core/contract.js'
import { ConnectorAuthError, type FieldError } from '../../core/errors.js'
import { credentialError } from '../../core/parameters/values.js'
import type { ConnectorGuide } from '../../guides/ConnectorGuide.js'
import { own } from './own.js'

export type Credentials = { [name in CredentialName]?: string }

/** The fields that each kind sends, exactly. */
const FIELDS: Partial<Record<AuthMethod['kind'], readonly CredentialName[]>> = {
  apiKey: ['apiKey'],
  basic: ['username', 'password'],
  password: ['username', 'password'],
  clientCredentials: [],
  none: [],
}

/** Cyclr fetches the token itself at its next call (D). */
export const TOKEN_BY_CYCLR = '{}'

/** What Cyclr keeps as the credential; `null` where the settings are all there is. */
export function authValueOf(
  { kind }: AuthMethod,
  { apiKey = '', username = '', password = '' }: Credentials,
): string | null {
  switch (kind) {
    case 'apiKey':
      return apiKey
    case 'basic':
      return toBase64(`${username}:${password}`)
    case 'clientCredentials':
    case 'password':
      return TOKEN_BY_CYCLR
    default:
      return null
  }
}

/** UTF-8 before base64 (A): `btoa` by itself throws on anything beyond Latin-1. */
function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

/** The password grant's login is two properties to Cyclr, declared or not (D). */
export function loginOf(
  { kind }: AuthMethod,
  { username = '', password = '' }: Credentials,
): readonly [string, string | null][] {
  if (kind !== 'password') return []
  return [
    ['Username', username],
    ['Password', password === '' ? null : password],
  ]
}

/** What was typed, with what a guide fixes. Throws `conflict` for a method of another kind, `invalid_request` for other fields. */
export function credentialsFor(
  method: AuthMethod | undefined,
  body: CredentialsBody,
  guide: ConnectorGuide | null,
): Credentials {
  const names = method && FIELDS[method.kind]
  if (!method || !names) throw new ConnectorAuthError('conflict')
  const given = (['apiKey', 'username', 'password'] as const).filter((name) => body[name] !== undefined)
  const asked = names.filter((name) => method.fields[name]?.asked !== false)
  if (given.join() !== asked.join()) throw new ConnectorAuthError('conflict')
  return Object.fromEntries(
    names.map((name) => {
      const fixed = own(guide?.fields, name)?.fixed
      return [name, body[name] ?? (typeof fixed === 'object' ? own(fixed, method.name) : fixed) ?? '']
    }),
  )
}

/** Why a credential may not be sent. */
export function fieldErrorsOf(credentials: Credentials, method: AuthMethod | undefined): readonly FieldError[] {
  const names = Object.keys(credentials).filter((name): name is CredentialName => name in credentials)
  return names.flatMap((name): FieldError[] => {
    const value = credentials[name] ?? ''
    const reason = method ? credentialError(name, value, method.kind) : null
    return reason === null ? [] : [{ in: 'credentials', name, reason }]
  })
}
