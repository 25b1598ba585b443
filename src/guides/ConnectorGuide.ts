import type { CredentialName } from '../core/authKinds.js'
import type { Grant } from '../core/grant.js'

/**
 * Help for the users of one connector that Cyclr's API does not provide. Guides are used on the server: the proxy merges
 * them into its response, member by member. Later guides override earlier ones of the same connector.
 *
 * @example
 * import type { ConnectorGuide } from 'connector-auth-wizard/guides'
 *
 * export const acme: ConnectorGuide = {
 *   connector: 'Acme CRM',
 *   steps: { 'API Key': ['In Acme CRM, open Settings, then API.', 'Choose New key and copy it.'] },
 *   fields: { Subdomain: { suffix: '.acmecrm.example', store: 'part' } },
 * }
 */
export type ConnectorGuide = {
  /** The name of the connector in Cyclr. Not the name of the account connector, which can be changed. */
  connector: string
  /**
   * The name that users see, if they call the connector something else than Cyclr: "SFTP" for "SFTP Private Key". A renamed
   * account connector keeps its name. @default the name of the connector
   */
  name?: string
  /** The methods to offer, by `AuthName`, in this order. A single one is used without a choice. @default all */
  methods?: readonly string[]
  /** What the user needs before starting. */
  before?: readonly string[]
  /** How to find the values, by `AuthName`. */
  steps?: Record<string, readonly string[]>
  /** A page of the provider. */
  link?: { href: string; label: string }
  /** The access that is requested, in the words of a user. */
  grants?: readonly string[]
  /** One sentence about what the connection enables. */
  enables?: string | null
  /** The provider's names for its credential fields, by `AuthName`. */
  labels?: Record<string, { readonly [name in CredentialName]?: string }>
  /** Whether the user name and password are the user's own login at the provider. @default false */
  personalLogin?: boolean
  /** Fields by `TargetName`, or by `apiKey`, `username` and `password` for credential fields. */
  fields?: Record<string, FieldGuide>
  /** The known form of the credential, by `AuthName`; `minLength` in characters. */
  credentialShape?: Record<string, { apiKey?: { hint?: string; prefix?: string; minLength?: number } }>
  /** Values that the proxy writes itself, by `TargetName`. They are not sent to a browser. */
  values?: Record<string, string | ((grant: Grant) => string)>
  /** The `MethodUniqueIdentifier` of the connector's test method, which verifies a saved credential. */
  verify?: string
  /**
   * How to read whose sign-in is stored: a method of the connector, by its `MethodUniqueIdentifier`, and where in its answer
   * the person's name or address is found, as a dotted path such as `user.email` or `data.0.login`. The text is shown as
   * "Connected as ops@example.com", and compared after a reconnect. Nothing is shown while the answer has no such text.
   */
  connectedAs?: { method: string; label: string }
  /** Notes for support staff. They are not sent to a browser. */
  notes?: readonly string[]
}

/**
 * The texts of a guide in another language, for wizards in that language. What a translation leaves out stays as the guide
 * has it. Pass translations to the proxy along with the guides.
 *
 * @example
 * import type { GuideTranslation } from 'connector-auth-wizard/guides'
 *
 * export const acmeGerman: GuideTranslation = {
 *   connector: 'Acme CRM',
 *   language: 'de',
 *   steps: { 'API Key': ['Öffnen Sie in Acme CRM die Einstellungen, dann API.', 'Wählen Sie New key und kopieren Sie ihn.'] },
 *   fields: { Subdomain: { label: 'Subdomain' } },
 * }
 */
export type GuideTranslation = Pick<
  ConnectorGuide,
  'connector' | 'before' | 'steps' | 'grants' | 'enables' | 'labels'
> & {
  /** A BCP 47 tag: `de` counts for `de-AT` too. */
  language: string
  /** The label of the guide's `link`. */
  link?: { label: string }
  /** As in the guide, without what does not depend on the language. */
  fields?: Record<string, Pick<FieldGuide, 'label' | 'hint' | 'patternHint'>>
  /** By `AuthName`. */
  credentialShape?: Record<string, { apiKey?: { hint?: string } }>
}

/** The part of a guide for one field. */
export type FieldGuide = {
  /** The provider's name for it. @default Cyclr's */
  label?: string
  /** Where to find the value. A link is its text with the address behind it: `the docs <https://docs.example.com>`. */
  hint?: string
  /** An example in the form that Cyclr stores, like `suggestions` and `pattern`. */
  example?: string
  /** Fixed text before the input. */
  prefix?: string
  /** Fixed text after the input. */
  suffix?: string
  /** The form that Cyclr stores: `part` without `prefix` and `suffix`, or `full` with them. @default 'part' */
  store?: 'part' | 'full'
  /** The kind of value: `url`, `origin`, `host`, `subdomain`, `id`, `integer`, `email`, `privateKey` or `certificate`. */
  shape?: string
  /** An anchored regular expression. The proxy enforces it too. */
  pattern?: string
  /** What the pattern asks for, in words. */
  patternHint?: string
  /** Suggested values for a parameter without choices. Other values are accepted. */
  suggestions?: readonly string[]
  /**
   * Only the connector's choices are accepted. The choices of a lookup are not checked by the proxy. @default false: the
   * user may give another value, except where the choices are `true` and `false`
   */
  closed?: boolean
  /** Shows the field only while another parameter has this value. */
  showWhen?: { name: string; is: string }
  /** The methods that need the field, by `AuthName`. @default all */
  methods?: readonly string[]
  /**
   * `true`: a secret, whatever Cyclr says. `false`: its value may go back to a browser although its name does not show that;
   * Cyclr's own flag, a name of a secret, and a value that reads as one still count.
   */
  secret?: boolean
  /** Whether a value may have several lines. @default Cyclr's flag */
  multiline?: boolean
  /** Hides the field: the proxy writes this value, or the one of the chosen `AuthName`. `''` leaves it empty. */
  fixed?: string | Record<string, string>
}
