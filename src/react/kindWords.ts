import type { AuthKind, CredentialName } from '../core/authKinds.js'
import type { MessageKey } from '../locales/en.js'

/** Keys that have a second one with this ending. */
type KeyWith<Ending extends string> = {
  [Key in MessageKey]: `${Key}${Ending}` extends MessageKey ? Key : never
}[MessageKey]

type KindWords = {
  /** In the list of methods, with a text under `….text`. `null`: only the name that the connector gives it. */
  method: KeyWith<'.text'> | null
  /** Title of the step that asks for the credential. */
  title: MessageKey
  /** Under that title, where the connector describes nothing; `personal`: where a guide says that the login is a person's own. */
  lede: MessageKey | null
  personal: MessageKey | null
  /** Instead of title and lede where there is nothing to type. */
  empty: { title: MessageKey; lede: MessageKey } | null
  /** When the provider refused the credential, with a text under `…Text`. */
  rejected: KeyWith<'Text'>
}

const LOGIN: KindWords = {
  method: 'method.basic',
  title: 'basic.title',
  lede: null,
  personal: 'basic.personal',
  empty: null,
  rejected: 'rejected.login',
}

/** The words that differ by auth kind. */
export const KIND_WORDS: Record<AuthKind, KindWords> = {
  apiKey: { ...LOGIN, method: 'method.apiKey', rejected: 'rejected.key' },
  basic: LOGIN,
  oauth: { ...LOGIN, method: 'method.oauth', rejected: 'rejected.other' },
  clientCredentials: {
    method: 'method.clientCredentials',
    title: 'client.title',
    lede: 'client.lede',
    personal: null,
    empty: { title: 'client.nothing', lede: 'client.nothingLede' },
    rejected: 'rejected.other',
  },
  // To the user a password grant is the same as any other login.
  password: LOGIN,
  none: {
    method: 'method.none',
    title: 'settings.title',
    lede: null,
    personal: null,
    empty: null,
    rejected: 'rejected.other',
  },
  unsupported: { ...LOGIN, method: null, rejected: 'rejected.other' },
}

/** The labels of credential fields that the connector does not label itself. */
export const CREDENTIAL_LABELS: Record<CredentialName, MessageKey> = {
  apiKey: 'apiKey.label',
  username: 'basic.username',
  password: 'basic.password',
}
