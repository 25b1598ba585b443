import { type AuthKind, CREDENTIAL_FIELDS, type CredentialName, rulesOf } from '../authKinds.js'
import type { Parameter } from '../connector.js'
import type { FieldReason } from '../errors.js'
import { addressPart, holdsPassword, isAddress } from './address.js'
import { withoutInvisible } from './characters.js'
import { choiceOf } from './choices.js'
import { isKeyFile } from './keyFile.js'

export const MAX_VALUE_BYTES = 16 * 1024
/** Of a request to the proxy. */
export const MAX_BODY_BYTES = 32 * 1024
export const MAX_NAME_LENGTH = 256

type Rules = Pick<Parameter, 'choices' | 'closed' | 'lookup' | 'pattern'> &
  Partial<Pick<Parameter, 'type' | 'prefix' | 'suffix' | 'shape'>>

/** Spaces and characters that cannot be seen count as no value. */
export function isBlank(value: string): boolean {
  return withoutInvisible(value).trim() === ''
}

export function byteLength(value: string): number {
  return new TextEncoder().encode(value).length
}

export function isWholeNumber({ type, shape }: Pick<Rules, 'type' | 'shape'>): boolean {
  return type === 'integer' || shape === 'integer'
}

/** Why a value that is not blank may not be stored, or `null`. The form and the proxy call the same function. */
export function valueError(value: string, rules: Rules): FieldReason | null {
  const reason = textError(value)
  if (reason !== null) return reason
  // What the connector offers is right, whatever its type or a guide's pattern is.
  if (choiceOf(rules.choices ?? [], value) !== undefined) return null
  // Only the third party knows the choices of a lookup.
  if (rules.closed && rules.choices !== null && !rules.lookup) return 'notAChoice'
  if (isWholeNumber(rules) && !/^[+-]?\d+$/.test(value)) return 'pattern'
  if (isWrongAddress(value, rules)) return 'pattern'
  if (rules.pattern !== null && !new RegExp(rules.pattern, 'u').test(value)) return 'pattern'
  return null
}

/** Why a credential may not be sent, or `null`. */
export function credentialError(name: CredentialName, value: string, kind: AuthKind): FieldReason | null {
  const { mayBeEmpty, oneLine } = CREDENTIAL_FIELDS[name]
  if (value === '') return mayBeEmpty ? null : 'required'
  if (value.includes(':') && rulesOf({ kind }).withoutColon.includes(name)) return 'colon'
  return textError(value) ?? (oneLine && /[\r\n\t]/.test(value) && !isKey(name, value) ? 'badCharacter' : null)
}

/** What Cyclr stores for a typed value: with `prefix` and `suffix` where it stores the full form, and never twice. */
export function toStored({ prefix, suffix, store }: Parameter, typed: string): string {
  if (store === 'part') return typed
  const start = prefix === null || typed.includes('://') || typed.startsWith(prefix) ? '' : prefix
  const end = suffix === null || typed.endsWith(suffix) ? '' : suffix
  return `${start}${typed}${end}`
}

/** The text that an input shows for the stored value: without `prefix` and `suffix`. Empty for a secret. */
export function toDisplayed({ value, prefix, suffix, store }: Parameter): string {
  if (value === null) return ''
  if (store === 'part') return value
  const start = prefix !== null && value.startsWith(prefix) ? prefix.length : 0
  const end = suffix !== null && value.endsWith(suffix) ? value.length - suffix.length : value.length
  return value.slice(start, end)
}

/** A setting that asks for a part of an address is sent where that part can be told, and never with a password. */
function isWrongAddress(value: string, { prefix = null, suffix = null, shape = null, pattern }: Rules): boolean {
  const form = { prefix, suffix, shape, pattern }
  return isAddress(form) && (holdsPassword(value) || addressPart(value, form) === null)
}

/** Line breaks are part of a key in PEM form, which some providers take as API key. */
function isKey(name: CredentialName, value: string): boolean {
  return name === 'apiKey' && isKeyFile(value)
}

/** Line breaks and tabs are part of keys in PEM form; other control characters and lone surrogates are accidents. */
function textError(value: string): FieldReason | null {
  if (byteLength(value) > MAX_VALUE_BYTES) return 'tooLong'
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]/u.test(value) ? 'badCharacter' : null
}
