import { addressPart, isAddress, withoutPrefix } from './address.js'
import { withLineFeeds, withoutInvisible } from './characters.js'
import { optionOf } from './choices.js'
import { type Field, type FormInput, textFor } from './form.js'
import { PASSWORD_WORDS } from './isSecret.js'
import { isKeyFile, keyFileOf, mendKeyFile, valuesInside } from './keyFile.js'
import { wordsOf } from './labels.js'
import { isWholeNumber, MAX_VALUE_BYTES } from './values.js'
import { wholeNumber } from './wholeNumber.js'

/**
 * What was changed in a typed value: `spaces` around it, characters inside that cannot be seen (`hidden`), an `address` was
 * reduced to the part that is asked for, a `number` written in plain digits, a `keyFile` brought into its usual form, the values
 * of a JSON key file given to the `fields` of their names, or a field `filled` in that way.
 */
export type Change = 'spaces' | 'hidden' | 'address' | 'number' | 'keyFile' | 'fields' | 'filled'

type Normalized = { value: string; change: Change | null }

/** Fields that are sent exactly as typed, by id: the user took a change back. */
export type Kept = ReadonlySet<string>

/** What surrounds a value of the allowed length does not make it too long. */
const MAX_TYPED_LENGTH = 2 * MAX_VALUE_BYTES

const NONE_KEPT: Kept = new Set()

/** What is sent for the typed text of each field, and what that changed, by field id. */
export function normalizeInput(
  fields: readonly Field[],
  input: FormInput,
  kept = NONE_KEPT,
): { input: FormInput; changes: ReadonlyMap<string, Change> } {
  const normalized = { ...input }
  const changes = new Map<string, Change>()
  for (const field of fields) {
    const typed = input[field.id] ?? ''
    // Another field's key file may have given it a value.
    if (kept.has(field.id) || changes.has(field.id)) continue
    const inside = field.secret && keyFileOf(typed) === 'json' ? valuesInside(typed, fields) : []
    if (inside.some(([id]) => id === field.id)) {
      for (const [id, value] of inside) {
        if (kept.has(id) || normalized[id] === value) continue
        normalized[id] = value
        changes.set(id, id === field.id ? 'fields' : 'filled')
      }
      continue
    }
    const { value, change } = normalize(field, typed)
    normalized[field.id] = value
    if (change !== null) changes.set(field.id, change)
  }
  return { input: normalized, changes }
}

/**
 * What is sent for the typed text of one field. The only place that changes a value, however it came into the field.
 * Passwords, choices and stored values that were not touched stay as they are.
 */
function normalize(field: Field, typed: string): Normalized {
  if (isExact(field, typed) || typed.length > MAX_TYPED_LENGTH) return { value: typed, change: null }
  if (isKeyFile(withoutInvisible(typed))) {
    const value = mendKeyFile(typed)
    return { value, change: value === withLineFeeds(typed) ? null : 'keyFile' }
  }
  if (isLongText(field) && /[\r\n]/.test(typed.trim())) return { value: typed, change: null }
  const text = settled(oneLine(field, typed))
  const part = numberOrAddress(field, text)
  const value = part === null ? null : settled(part)
  if (value !== null && value !== text) return { value, change: isNumber(field) ? 'number' : 'address' }
  if (text === typed) return { value: typed, change: null }
  return { value: text, change: typed.includes(text) ? 'spaces' : 'hidden' }
}

/** What is left of a text may be a key file, such as after the prefix of an address. */
function settled(text: string): string {
  return isKeyFile(text) ? mendKeyFile(text) : text
}

/** What is inserted for a text that is pasted or dropped into a field: a key without what surrounds it. */
export function normalizePasted(field: Field, pasted: string): string {
  const text = withLineFeeds(pasted)
  return field.control !== 'password' || isPassword(field) || isKeyFile(text) ? text : oneLine(field, text)
}

function isExact(field: Field, typed: string): boolean {
  if (isPassword(field)) return true
  if (field.in === 'credentials') return false
  const { parameter, options } = field
  return typed === textFor(field, parameter.value) || options.some(({ value }) => value === typed)
}

/** The password of a login, and parameters that are one by a word of their name or label, as `UserPass` and `Passphrase`. */
function isPassword({ in: place, name, label }: Field): boolean {
  if (place === 'credentials') return name === 'password'
  return [...wordsOf(name), ...wordsOf(label ?? '')].some((word) => word === 'pass' || PASSWORD_WORDS.includes(word))
}

function isLongText({ control }: Field): boolean {
  return control === 'longText' || control === 'secretText'
}

function isNumber(field: Field): boolean {
  return field.in === 'values' && isWholeNumber(field.parameter)
}

/** Without what surrounds the value and what cannot be seen. A key is one word or several, but one line. */
function oneLine({ secret }: Field, typed: string): string {
  const text = withoutInvisible(typed).trim()
  return secret ? text.replace(/[\r\n\u2028\u2029]+/g, '') : text.replace(/[\u2028\u2029]+/g, ' ')
}

/** The number or the part of an address that the text stands for; `null` where there is none, or it is neither. */
function numberOrAddress(field: Field, text: string): string | null {
  if (field.in !== 'values' || text === '' || optionOf(field.options, text) !== undefined) return null
  const { parameter } = field
  if (isWholeNumber(parameter)) return wholeNumber(text)
  if (isAddress(parameter)) return addressPart(text, parameter)
  const { prefix, suffix } = parameter
  const part = withoutPrefix(text, prefix)
  return suffix && part.toLowerCase().endsWith(suffix.toLowerCase()) ? part.slice(0, -suffix.length) : part
}
