import { wordsOf } from './labels.js'

const SECRET_WORDS = new Set([
  'secret',
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'passcode',
  'signature',
  'credential',
  'credentials',
  'apikey',
  'privatekey',
  'accesstoken',
])
const OPEN_KEYS = new Set(['public', 'consumer', 'user', 'client', 'partner', 'primary', 'foreign'])

/**
 * Whether a name or label alone says that the value is a secret. Cyclr's `IsSensitive` is not relied upon: whether it is
 * set on every secret is not documented (A).
 */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name)
  const last = words.at(-1)
  return (
    words.some((word) => SECRET_WORDS.has(word)) ||
    last === 'token' ||
    (last === 'key' && !OPEN_KEYS.has(words.at(-2) ?? '')) ||
    words.join(' ').includes('connection string')
  )
}
