import { rulesOf } from '../authKinds.js'
import type { AuthMethod, Connector, Parameter } from '../connector.js'
import { yesAndNo } from './choices.js'
import { wordsOf } from './labels.js'

/** A stored setting as a person reads it. */
export type AccountSetting = { name: string; label: string; text: string }

/** What an id has to identify for a person to know it: an "account ID" is written in the account, a "list ID" is not. */
const KNOWN_IDS = new Set(
  'account company organization organisation tenant workspace store shop site team customer merchant'.split(' '),
)
const ID_WORDS = new Set(['id', 'ids', 'guid', 'uuid', 'identifier'])
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * The stored settings by which a person recognises the account: no secret, no yes or no, no id that only a program reads,
 * and nothing of an OAuth app of the user's own. `chosen`: the label of a lookup's value, where it is known.
 */
export function accountSettings(
  { parameters, methods }: Pick<Connector, 'parameters' | 'methods'>,
  chosen: ReadonlyMap<string, string> = new Map(),
): readonly AccountSetting[] {
  return parameters.flatMap((parameter) => {
    const { name, label, value } = parameter
    const picked = value === null ? undefined : chosen.get(chosenKey(name, value))
    const text = picked ?? (isForPeople(parameter, methods) ? fullText(parameter) : '')
    return text === '' ? [] : [{ name, label, text }]
  })
}

/** The key of a value's label in `chosen`. */
export function chosenKey(name: string, value: string): string {
  return `${name}\n${value}`
}

/** The setting that tells which account a rejected credential has to belong to. */
export function accountOf({ parameters, methods }: Pick<Connector, 'parameters' | 'methods'>): string | null {
  const placed = parameters.filter(({ shape }) => shape !== null)
  return accountSettings({ parameters: placed, methods })[0]?.text ?? null
}

function isForPeople({ name, value, secret, lookup, choices }: Parameter, methods: readonly AuthMethod[]): boolean {
  if (secret || value === null || lookup) return false
  if (yesAndNo(choices) !== null || /^(true|false)$/i.test(value.trim()) || UUID.test(value.trim())) return false
  if (methods.some((method) => rulesOf(method).usesOAuthApp && isOAuthApp(name))) return false
  if (choices?.includes(value)) return true
  const [before = '', last = ''] = wordsOf(name).slice(-2)
  return last === '' ? !ID_WORDS.has(before) : !ID_WORDS.has(last) || KNOWN_IDS.has(before)
}

function isOAuthApp(name: string): boolean {
  return name === 'ClientId' || name === 'ClientSecret'
}

/** The whole address, where Cyclr stores a part of it. `https://` is left out. */
function fullText({ value, prefix, suffix, store }: Parameter): string {
  const text = value?.trim() ?? ''
  const full = store === 'part' && text !== '' ? `${prefix ?? ''}${text}${suffix ?? ''}` : text
  return full.replace(/^https?:\/\/(?=[^/])/i, '').replace(/^([^/]+)\/$/, '$1')
}
