import { AUTH_KIND_NAMES, type AuthKind, type Credentials } from '../../core/authKinds.js'

type CyclrAuthKind = {
  /** Cyclr's `AuthType`; for `OAuth2` followed by its `OAuth2Type`. */
  types: readonly string[]
  /** What Cyclr stores as the credential, in `AuthValue`; `null`: the properties are all there is. */
  authValue: (credentials: Credentials) => string | null
  /** Cyclr's sign-in address needs no page of the third party: it fetches the token at once (D). */
  provenBySignIn?: true
}

/** Cyclr fetches an access token itself at its next call (D). */
export const TOKEN_BY_CYCLR = '{}'

/** What only the proxy knows of each auth kind. The properties written beside `AuthValue` are in core: `loginProperties`. */
export const CYCLR_AUTH_KINDS: Record<AuthKind, CyclrAuthKind> = {
  apiKey: { types: ['ApiKey'], authValue: ({ apiKey = '' }) => apiKey },
  basic: {
    types: ['Basic'],
    authValue: ({ username = '', password = '' }) => toBase64(`${username}:${password}`),
  },
  oauth: { types: ['OAuth1', 'OAuth2 AuthorisationCode'], authValue: () => null },
  clientCredentials: { types: ['OAuth2 ClientCredentials'], authValue: () => TOKEN_BY_CYCLR },
  password: { types: ['OAuth2 PasswordCredentials'], authValue: () => TOKEN_BY_CYCLR, provenBySignIn: true },
  // NetSuiteOAuth1 asks for keys and tokens as properties, no window; the values of AuthFields travel inside each message (A).
  none: { types: ['None', 'NetSuiteOAuth1', 'AuthFields'], authValue: () => null },
  unsupported: { types: [], authValue: () => null },
}

/** Translates Cyclr's vocabulary, once. A type that we do not know is `unsupported`. */
export function kindOf(authType: string | null, oauth2Type: string | null): AuthKind {
  const type = authType === 'OAuth2' ? `OAuth2 ${oauth2Type}` : authType
  return AUTH_KIND_NAMES.find((kind) => type !== null && CYCLR_AUTH_KINDS[kind].types.includes(type)) ?? 'unsupported'
}

/** UTF-8 before base64 (A): `btoa` alone throws on anything beyond Latin-1. */
function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
