import { choiceOf } from './choices.js'
import { wordsOf } from './labels.js'

/** The last word of a name whose values are addresses, regions, accounts and the like. */
const OPEN_WORDS = new Set(
  [
    'account id identifier number name username user email login',
    'company organization organisation org workspace tenant team group project department location branch',
    'url uri host hostname server domain subdomain origin address endpoint site pod instance cluster port',
    'region zone timezone datacenter country locale language currency',
    'environment env mode version type status format date year level priority limit size count',
    'path folder directory file bucket database db schema table realm scope scopes list event tag store shop chain app application',
  ].flatMap((words) => words.split(' ')),
)
/** Words that are open only behind one of these: a "company code" is, a "user code" may be a login. */
const OPEN_BEHIND = new Map([
  ['code', ['company', 'store', 'site', 'country', 'currency', 'language', 'region', 'postal', 'zip']],
  ['hash', ['store']],
])
/** These are a credential's own: a "token id" is half of one. */
const CLOSED_BEFORE = new Set(['token', 'session', 'access', 'secret', 'key'])
const MAX_OPEN_LENGTH = 200
/** Characters of a text that looks random. Shorter keys exist, but so do names of this length with a digit. */
const MIN_RANDOM_LENGTH = 20

type Described = { names: readonly (string | null)[]; choices: readonly string[]; listed: boolean; integer: boolean }

/**
 * Whether a stored value may go back to a browser. Closed by default: a value is open when it is a choice, a number or a
 * yes or no, when a guide lists its parameter as open, or when it is short and the parameter's first name is one of
 * addresses, regions, accounts and the like; and never when its content reads as a secret.
 */
export function isOpen(value: string, { names, choices, listed, integer }: Described): boolean {
  if (choiceOf(choices, value) !== undefined || /^(true|false)$/i.test(value.trim())) return true
  if (integer && /^-?\d{1,15}$/.test(value)) return true
  if (looksSecret(value)) return false
  return listed || (value.length <= MAX_OPEN_LENGTH && names.some((name) => name !== null && isOpenName(name)))
}

function isOpenName(name: string): boolean {
  const words = wordsOf(name).map((word) => word.replace(/\d+$/, ''))
  const [before = '', last = ''] = words.filter((word) => word !== '').slice(-2)
  const only = last === '' ? before : last
  if (last !== '' && CLOSED_BEFORE.has(before)) return false
  return OPEN_WORDS.has(only) || (OPEN_BEHIND.get(only)?.includes(before) ?? false)
}

/** A PEM or other armoured key, JSON, a JWT, an address with a login or a token in it, or a long random text. */
export function looksSecret(value: string): boolean {
  const text = value.trim()
  if (/-{4,}\s?BEGIN|^[{[]|\bey[JKLM][\w-]{8,}\.|^(basic|bearer)\s/i.test(text)) return true
  if (/\/\/[^/?#\s]*:[^/?#\s]*@|[?&#](\w*(token|key|secret|sig|signature|password|pwd|code))=/i.test(text)) return true
  return text.split(/[^\w+=-]+/).some(isRandom)
}

/** Letters and digits in turn, as words and numbers are not. A UUID is an id. */
function isRandom(piece: string): boolean {
  if (piece.length < MIN_RANDOM_LENGTH) return false
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(piece)) return false
  const changes = piece.match(/(?<=[A-Za-z])\d|(?<=\d)[A-Za-z]/g)?.length ?? 0
  return changes >= 3 || (piece.length >= 2 * MIN_RANDOM_LENGTH && /\d/.test(piece) && /[A-Za-z]/.test(piece))
}
