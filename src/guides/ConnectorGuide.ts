import type { CredentialName } from '../core/authKinds.js'
import type { Grant } from '../core/grant.js'

/**
 * What a user should be told about one connector and Cyclr does not hold. Server side: the proxy merges it into the
 * connector that the browser sees, member by member, and later guides win over earlier ones of the same name.
 *
 * @example
 * const acme: ConnectorGuide = {
 *   connector: 'Acme CRM',
 *   steps: { 'API Key': ['In Acme CRM, open Settings, then API.', 'Choose New key and copy it.'] },
 *   fields: { Subdomain: { suffix: '.acmecrm.example', store: 'part' } },
 * }
 */
export type ConnectorGuide = {
  /** Cyclr's name of the connector (not of the account connector, which a partner may rename). */
  connector: string
  /** `AuthName`s in the order to offer; a single one is not asked. */
  methods?: readonly string[]
  /** What the user needs beforehand. */
  before?: readonly string[]
  /** By `AuthName`: where the values are found. */
  steps?: Record<string, readonly string[]>
  /** One page of the provider. */
  link?: { href: string; label: string }
  /** What access is asked for, in the user's words. */
  grants?: readonly string[]
  /** One sentence on what the connection lets the host do. */
  enables?: string | null
  /** By `AuthName`: what the provider calls its credential. */
  labels?: Record<string, { readonly [name in CredentialName]?: string }>
  /** The user name and password are a person's own login at the provider. @default false */
  personalLogin?: boolean
  /** By `TargetName`, or `apiKey`, `username`, `password` for the credential's own fields. */
  fields?: Record<string, FieldGuide>
  /** By `AuthName`: what the credential is known to look like. */
  credentialShape?: Record<string, { apiKey?: { hint?: string; prefix?: string; minLength?: number } }>
  /** Values the proxy writes itself, by `TargetName`. Never shown, never sent to a browser. */
  values?: Record<string, string | ((grant: Grant) => string)>
  /** The connector's test method (`MethodUniqueIdentifier`): proves a credential after it was written. */
  verify?: string
  /** For support people. Never sent to a browser. */
  notes?: readonly string[]
}

/** What a guide says about one field. */
export type FieldGuide = {
  label?: string
  hint?: string
  /** Like `suggestions` and `pattern`, in the form that Cyclr keeps. */
  example?: string
  /** Shown fixed before and after the input. */
  prefix?: string
  suffix?: string
  /** What Cyclr keeps: `part` without `prefix` and `suffix`, `full` with them. @default 'part' */
  store?: 'part' | 'full'
  /** What kind of value it is: `url`, `origin`, `host`, `subdomain`, `id`, `integer`, `email`, `privateKey`, `certificate`. */
  shape?: string
  /** Anchored regular expression; the proxy enforces it too. */
  pattern?: string
  patternHint?: string
  /** Likely values; the list is not closed. */
  suggestions?: readonly string[]
  /** Asked only while another parameter has this value. */
  showWhen?: { name: string; is: string }
  /** `AuthName`s it belongs to. @default all */
  methods?: readonly string[]
  secret?: boolean
  multiline?: boolean
  /** Not asked: the proxy always writes this value, or the one of the chosen `AuthName`. `''` stays empty. */
  fixed?: string | Record<string, string>
}
