import type { AuthKind, CredentialName } from './authKinds.js'

/** One Cyclr Account Connector as the browser may see it. Built field by field by the proxy; holds no secret. */
export type Connector = {
  /** Digits, kept as a string: Cyclr's ids may be longer than a JavaScript number is exact. */
  accountConnectorId: string
  name: string
  description: string | null
  /** A `data:image/…;base64,` of at most 16 KiB, or an `https:` address. */
  icon: string | null
  host: Host
  authenticated: boolean
  /** At least one; a way to authenticate that we do not know is one of kind `unsupported`. */
  methods: readonly AuthMethod[]
  /** Only those a user may set. */
  parameters: readonly Parameter[]
  /** What this user may do here; the wizard hides the rest. */
  can: readonly Action[]
  /** Whether a test method is known, so that credentials can be proven and not only stored. */
  canVerify: boolean
  guide: ConnectorHelp | null
}

/** The product that embeds the wizard: who asks. */
export type Host = { name: string; icon: string | null }

/** What a guide says about the connector as a whole. Plain text but for the link. */
export type ConnectorHelp = {
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
  description: string | null
  kind: AuthKind
  scheme: string | null
  labels: { readonly [name in CredentialName]?: string }
  steps: readonly string[]
  /** The user name and password are a person's own login at the provider. */
  personalLogin: boolean
  /** The credential's own fields as a guide describes or answers them. */
  fields: CredentialHelp
  shape: KeyShape | null
}

/** By credential field: a hint, an example, or `asked: false` where a guide fixes the value and the proxy writes it. */
export type CredentialHelp = {
  readonly [name in CredentialName]?: { hint: string | null; example: string | null; asked: boolean }
}

/** What an API key is known to look like. */
export type KeyShape = { hint?: string; prefix?: string; minLength?: number }

/** One value the connector needs besides its credentials. */
export type Parameter = {
  /** Cyclr's `TargetName`: opaque, may hold anything. */
  name: string
  label: string
  description: string | null
  required: boolean
  secret: boolean
  multiline: boolean
  type: 'text' | 'integer'
  /** `null`: free text. */
  choices: readonly string[] | null
  /** Its choices come from Cyclr, and only once the connector is authenticated. */
  lookup: boolean
  /** Ids of the methods it belongs to; `null`: all. */
  methods: readonly string[] | null
  /** A property of that name exists with a non-empty value. */
  isSet: boolean
  /** Never for a secret. */
  value: string | null
  example: string | null
  prefix: string | null
  suffix: string | null
  /** `part`: Cyclr keeps what is typed; `full`: with `prefix` and `suffix`. */
  store: 'part' | 'full'
  shape: string | null
  /** Anchored regular expression over the kept form. The proxy enforces it too. */
  pattern: string | null
  patternHint: string | null
  suggestions: readonly string[]
  showWhen: { name: string; is: string } | null
}

/** Whether the third party accepted the credentials; `unknown` when nobody could be asked. */
export type Verification = 'accepted' | 'rejected' | 'unknown'

export type Action = 'read' | 'connect' | 'disconnect' | 'check'

/** A connector as it stands in a list. */
export type ConnectorSummary = {
  accountConnectorId: string
  name: string
  icon: string | null
  kinds: readonly AuthKind[]
  authenticated: boolean
}
