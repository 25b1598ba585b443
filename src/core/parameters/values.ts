import { type AuthKind, CREDENTIAL_FIELDS, type CredentialName, rulesOf } from '../authKinds.js'
import type { Parameter } from '../connector.js'
import type { FieldReason } from '../errors.js'

export const MAX_VALUE_BYTES = 16 * 1024
export const MAX_NAME_LENGTH = 256

type Rules = Pick<Parameter, 'choices' | 'lookup' | 'pattern'> & { type?: Parameter['type'] }

/** A value of spaces only counts as no value. */
export function isBlank(value: string): boolean {
  return value.trim() === ''
}

/** Why a value that is not blank may not be stored, or `null`. The form and the proxy call the same function. */
export function valueError(value: string, rules: Rules): FieldReason | null {
  const reason = textError(value)
  if (reason !== null) return reason
  if (rules.choices !== null && !rules.lookup && !rules.choices.includes(value)) return 'notAChoice'
  if (rules.type === 'integer' && !/^[+-]?\d+$/.test(value)) return 'pattern'
  if (rules.pattern !== null && !new RegExp(rules.pattern, 'u').test(value)) return 'pattern'
  return null
}

/** Why a credential may not be sent, or `null`. */
export function credentialError(name: CredentialName, value: string, kind: AuthKind): FieldReason | null {
  const { mayBeEmpty, oneLine } = CREDENTIAL_FIELDS[name]
  if (value === '') return mayBeEmpty ? null : 'required'
  if (value.includes(':') && rulesOf({ kind }).withoutColon.includes(name)) return 'colon'
  return textError(value) ?? (oneLine && /[\r\n\t]/.test(value) ? 'badCharacter' : null)
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

/** Line breaks and tabs are part of keys in PEM form; other control characters and lone surrogates are accidents. */
function textError(value: string): FieldReason | null {
  if (new TextEncoder().encode(value).length > MAX_VALUE_BYTES) return 'tooLong'
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]/u.test(value) ? 'badCharacter' : null
}
