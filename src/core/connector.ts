import type { AuthKind, CredentialName } from './authKinds.js'

/** A Cyclr account connector as the browser may see it. The proxy builds it field by field; it holds no secret. */
export type Connector = {
  /** Digits in a string: Cyclr's ids may exceed the exact range of a JavaScript number. */
  accountConnectorId: string
  name: string
  description: string | null
  /** A `data:image/…;base64,` address of at most 16 KiB, or an `https:` address. */
  icon: string | null
  host: Host
  authenticated: boolean
  /** At least one. An unknown way to authenticate is of kind `unsupported`. */
  methods: readonly AuthMethod[]
  /** Only those that a user may set. */
  parameters: readonly Parameter[]
  /** What this user may do. The wizard hides the rest. */
  can: readonly Action[]
  /** What an OAuth app of the user's own has to list as its redirect address; `null` where none is asked for. */
  redirectUri: string | null
  /** Whether a test method is known, with which stored credentials can be verified. */
  canVerify: boolean
  /** Whether a guide says how to read whose sign-in is stored. @default false */
  canIdentify?: boolean
  guide: ConnectorHelp | null
}

/** The product that embeds the wizard. */
export type Host = { name: string; icon: string | null }

/** The part of a guide about the connector as a whole. Plain text, except for the link. */
type ConnectorHelp = {
  before: readonly string[]
  link: { href: string; label: string } | null
  grants: readonly string[]
  enables: string | null
}

/** One way to authenticate. */
export type AuthMethod = {
  /** Cyclr's `Authentication[].Id`; `default` when the connector lists none. */
  id: string
  name: string
  /** Plain text. A link is its text with the address behind it: `the docs <https://docs.example.com>`. */
  description: string | null
  kind: AuthKind
  scheme: string | null
  labels: { readonly [name in CredentialName]?: string }
  steps: readonly string[]
  /** The user name and password are the user's own login at the provider. */
  personalLogin: boolean
  /** The credential fields that a guide describes or fixes. */
  fields: CredentialHelp
  shape: KeyShape | null
  /** The one that Cyclr names as default. */
  isDefault: boolean
}

/** By credential field: hint and example. `asked: false`: a guide fixes the value, and the proxy writes it. */
export type CredentialHelp = {
  readonly [name in CredentialName]?: { hint: string | null; example: string | null; asked: boolean }
}

/** The known form of an API key. */
export type KeyShape = { hint?: string; prefix?: string; minLength?: number }

/** A value that the connector needs besides its credentials. */
export type Parameter = {
  /** Cyclr's `TargetName`: any text. */
  name: string
  label: string
  /** Plain text, with links as in a method's description. */
  description: string | null
  required: boolean
  secret: boolean
  multiline: boolean
  type: 'text' | 'integer'
  /** Values that are offered; `null`: free text. */
  choices: readonly string[] | null
  /** Only the choices are accepted: yes and no, and lists that a guide closes. */
  closed: boolean
  /** Its choices come from Cyclr, once the connector is authenticated. */
  lookup: boolean
  /** Ids of the methods it belongs to; `null`: all. */
  methods: readonly string[] | null
  /** A property of that name has a value. */
  isSet: boolean
  /** Never for a secret. */
  value: string | null
  /** Offered while nothing is stored: the input starts with it. Never for a secret. */
  defaultValue: string | null
  example: string | null
  prefix: string | null
  suffix: string | null
  /** What Cyclr stores: `part` what is typed, `full` that with `prefix` and `suffix`. */
  store: 'part' | 'full'
  shape: string | null
  /** Anchored regular expression for the stored form. The proxy enforces it too. */
  pattern: string | null
  patternHint: string | null
  suggestions: readonly string[]
  showWhen: { name: string; is: string } | null
}

/** Whether the third party accepted the credentials; `unknown` when that could not be verified. */
export type Verification = 'accepted' | 'rejected' | 'unknown'

export type Action = 'read' | 'connect' | 'disconnect' | 'check' | 'invite'

/** A connector in a list. */
export type ConnectorSummary = {
  accountConnectorId: string
  name: string
  icon: string | null
  kinds: readonly AuthKind[]
  authenticated: boolean
}

/**
 * A connector in an answer of `GET /connectors`. `iconId` identifies a picture that is sent as data: name it in `icons` of a
 * later request, and `icon` is `null` as long as it is still the same one.
 */
export type ListedConnector = ConnectorSummary & { iconId: string | null }
