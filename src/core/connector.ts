import type { AuthKind, CredentialName } from './authKinds.js'

/** A Cyclr account connector as the browser may see it. The proxy builds it field by field; it holds no secret. */
export type Connector = {
  /** Digits in a string: Cyclr's ids may exceed the exact range of a JavaScript number. */
  accountConnectorId: string
  /** As users see it. */
  name: string
  /** Plain text of Cyclr. */
  description: string | null
  /** A `data:image/…;base64,` address of at most 16 KiB, or an `https:` address. */
  icon: string | null
  /** The product that embeds the wizard. */
  host: Host
  /** Whether it is connected: credentials are stored, and every required parameter is set. */
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
  /** Help of a guide about the connector as a whole; `null` without one. */
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
  /** Cyclr's `AuthName`, such as "API Key". */
  name: string
  /** Plain text. A link is its text with the address behind it: `the docs <https://docs.example.com>`. */
  description: string | null
  /** How the user proves who they are: decides which fields are asked. */
  kind: AuthKind
  /** Cyclr's `AuthScheme`, such as "Bearer". */
  scheme: string | null
  /** The provider's names for the credential fields, from a guide. */
  labels: { readonly [name in CredentialName]?: string }
  /** How to find the values, from a guide: plain text, one step each. */
  steps: readonly string[]
  /** The user name and password are the user's own login at the provider. */
  personalLogin: boolean
  /** The credential fields that a guide describes or fixes. */
  fields: CredentialHelp
  /** The known form of its API key; `null` where none is known. */
  shape: KeyShape | null
  /** The one that Cyclr names as default. */
  isDefault: boolean
}

/** By credential field: hint and example. `asked: false`: a guide fixes the value, and the proxy writes it. */
export type CredentialHelp = {
  readonly [name in CredentialName]?: { hint: string | null; example: string | null; asked: boolean }
}

/** The known form of an API key; `minLength` in characters. */
export type KeyShape = { hint?: string; prefix?: string; minLength?: number }

/** A value that the connector needs besides its credentials. */
export type Parameter = {
  /** Cyclr's `TargetName`: any text. */
  name: string
  /** What users see in place of `name`. */
  label: string
  /** Plain text, with links as in a method's description. */
  description: string | null
  /** Whether the connector cannot be authenticated without it. */
  required: boolean
  /** Whether it is masked, and its value never sent to a browser. */
  secret: boolean
  /** Whether a value may have several lines. */
  multiline: boolean
  /** `integer`: only a whole number is accepted. */
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
  /** The stored value, where a browser may see it. Never for a secret. */
  value: string | null
  /** Offered while nothing is stored: the input starts with it. Never for a secret. */
  defaultValue: string | null
  /** An example in the form that Cyclr stores. */
  example: string | null
  /** Fixed text before the input. */
  prefix: string | null
  /** Fixed text after the input. */
  suffix: string | null
  /** What Cyclr stores: `part` what is typed, `full` that with `prefix` and `suffix`. */
  store: 'part' | 'full'
  /** The kind of value, from a guide: `url`, `origin`, `host`, `subdomain`, `id`, `integer`, `email`, `privateKey` or `certificate`. */
  shape: string | null
  /** Anchored regular expression for the stored form. The proxy enforces it too. */
  pattern: string | null
  /** What the pattern asks for, in words. */
  patternHint: string | null
  /** Values that are suggested besides the choices. Any other is accepted. */
  suggestions: readonly string[]
  /** Only asked while the parameter `name` has the value `is`. */
  showWhen: { name: string; is: string } | null
}

/** Whether the third party accepted the credentials; `unknown` when that could not be verified. */
export type Verification = 'accepted' | 'rejected' | 'unknown'

/**
 * What a user may do with a connector: see it, connect it, remove its credentials, verify a stored credential, and create a
 * connect link for a colleague.
 */
export type Action = 'read' | 'connect' | 'disconnect' | 'check' | 'invite'

/** A connector in a list. */
export type ConnectorSummary = {
  /** Digits in a string. */
  accountConnectorId: string
  /** As users see it. */
  name: string
  /** A `data:image/…;base64,` address of at most 16 KiB, or an `https:` address. */
  icon: string | null
  /** The kinds of its methods. */
  kinds: readonly AuthKind[]
  /** Whether it is connected. */
  authenticated: boolean
}

/**
 * A connector in an answer of `GET /connectors`. `iconId` identifies a picture that is sent as data: name it in `icons` of a
 * later request, and `icon` is `null` as long as it is still the same one.
 */
export type ListedConnector = ConnectorSummary & { iconId: string | null }
