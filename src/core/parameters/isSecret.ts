import { wordsOf } from './labels.js'

export const PASSWORD_WORDS: readonly string[] = ['password', 'passwd', 'pwd', 'pass', 'passphrase', 'passcode']
const SECRET_WORDS = new Set([
  ...PASSWORD_WORDS,
  'secret',
  'signature',
  'credential',
  'credentials',
  'apikey',
  'privatekey',
  'accesstoken',
  'pem',
  'bearer',
])
const OPEN_KEYS = new Set(['public', 'consumer', 'user', 'client', 'partner', 'primary', 'foreign'])

/** What is known of a parameter before its values are: flags, names and labels, and whether it has choices. */
type Described = { flagged: boolean; hasChoices: boolean; names: readonly (string | null)[] }

/**
 * A parameter is a secret by a flag (Cyclr's `IsSensitive`, or a guide), or by one of its names. One with choices is a
 * secret by flag only: its choices are public.
 */
export function isSecret({ flagged, hasChoices, names }: Described): boolean {
  return flagged || (!hasChoices && names.some((name) => name !== null && isSecretName(name)))
}

/**
 * Whether a name or label alone shows that the value is a secret. `IsSensitive` is not enough: whether it is set on every
 * secret is not documented (A).
 */
export function isSecretName(name: string): boolean {
  // `ApiKey2` is another API key.
  const words = wordsOf(name)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '')
  const last = words.at(-1)
  return (
    words.some((word) => SECRET_WORDS.has(word)) ||
    last === 'token' ||
    (last === 'key' && !OPEN_KEYS.has(words.at(-2) ?? '')) ||
    words.join(' ').includes('connection string')
  )
}
