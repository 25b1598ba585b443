/** A way to authenticate. `none`: settings are all there is. `unsupported`: it cannot be completed in the wizard. */
export type AuthKind = 'apiKey' | 'basic' | 'oauth' | 'clientCredentials' | 'password' | 'none' | 'unsupported'

/** A field that a credential is typed into. */
export type CredentialName = 'apiKey' | 'username' | 'password'

type CredentialField = {
  /** `password` and `secretText` are masked. */
  control: 'text' | 'password' | 'secretText'
  mayBeEmpty: boolean
  /** Whether a line break or tab in the value is an error. */
  oneLine: boolean
}

/** The rules for the values of credential fields. */
export const CREDENTIAL_FIELDS: Record<CredentialName, CredentialField> = {
  apiKey: { control: 'password', mayBeEmpty: false, oneLine: true },
  username: { control: 'text', mayBeEmpty: false, oneLine: true },
  password: { control: 'password', mayBeEmpty: true, oneLine: false },
}

/** A credential as typed, by field. */
export type Credentials = { [name in CredentialName]?: string }

type AuthKindRules = {
  /** The credential's fields, in the order in which they are asked. */
  fields: readonly CredentialName[]
  /** Fields whose value may not contain a colon. */
  withoutColon: readonly CredentialName[]
  /** Parameters that are part of the credential: asked, sent and verified together with it. */
  ownedParameters: readonly string[] | 'all'
  /** The connector properties in which Cyclr stores fields of this kind (D). */
  loginProperties: { readonly [name in CredentialName]?: string }
  /** The user signs in on the provider's page, in a window. */
  opensWindow: boolean
  /** Authenticates with an OAuth app, which a customer may replace by parameters such as `ClientId`. */
  usesOAuthApp: boolean
  /** The parameters that describe an app of the user's own. Where all are optional, they belong to the sign-in (D). */
  ownApp: readonly string[]
  /** A user can complete it in the wizard. */
  selfService: boolean
}

const DEFAULTS: AuthKindRules = {
  fields: [],
  withoutColon: [],
  ownedParameters: [],
  loginProperties: {},
  opensWindow: false,
  usesOAuthApp: false,
  ownApp: [],
  selfService: true,
}

/** The names that Cyclr gives the parameters of an OAuth app (D). */
const OAUTH_APP = ['ClientId', 'ClientSecret'] as const

/** What the browser and the proxy both have to know of each way to authenticate. */
const AUTH_KINDS: Record<AuthKind, AuthKindRules> = {
  apiKey: { ...DEFAULTS, fields: ['apiKey'] },
  // Sent as `username:password`: everything after the first colon is the password.
  basic: { ...DEFAULTS, fields: ['username', 'password'], withoutColon: ['username'] },
  oauth: { ...DEFAULTS, opensWindow: true, usesOAuthApp: true, ownApp: OAUTH_APP },
  clientCredentials: { ...DEFAULTS, ownedParameters: OAUTH_APP, usesOAuthApp: true },
  password: {
    ...DEFAULTS,
    fields: ['username', 'password'],
    loginProperties: { username: 'Username', password: 'Password' },
  },
  // The parameters are all there is.
  none: { ...DEFAULTS, ownedParameters: 'all' },
  unsupported: { ...DEFAULTS, selfService: false },
}

export const AUTH_KIND_NAMES = namesOf(AUTH_KINDS)
export const CREDENTIAL_NAMES = namesOf(CREDENTIAL_FIELDS)

export function rulesOf({ kind }: { kind: AuthKind }): AuthKindRules {
  return AUTH_KINDS[kind]
}

/** The connector properties that hold the login of a method. */
export function loginPropertiesOf(method: { kind: AuthKind }): readonly string[] {
  return Object.values(rulesOf(method).loginProperties)
}

/** The same value for each credential field: for schemas. */
export function forEachCredential<T>(value: T): { [name in CredentialName]: T }
export function forEachCredential(value: unknown): object {
  return Object.fromEntries(CREDENTIAL_NAMES.map((name) => [name, value]))
}

function namesOf<T extends object>(record: T): readonly (keyof T & string)[] {
  return Object.keys(record).filter((name): name is keyof T & string => Object.hasOwn(record, name))
}
