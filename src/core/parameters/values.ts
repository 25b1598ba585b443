import type { Parameter } from '../connector.js'
import type { FieldReason } from '../errors.js'

/** Characters, as UTF-8 bytes. */
export const MAX_VALUE_BYTES = 16 * 1024
export const MAX_NAME_LENGTH = 256

type Rules = Pick<Parameter, 'choices' | 'lookup' | 'pattern'> & { type?: Parameter['type'] }

/** Why a non-empty value may not be stored, or `null`. The form and the proxy ask the same function. */
export function valueError(value: string, rules: Rules): FieldReason | null {
  if (new TextEncoder().encode(value).length > MAX_VALUE_BYTES) return 'tooLong'
  if (hasForbiddenCharacter(value)) return 'badCharacter'
  if (rules.choices !== null && !rules.lookup && !rules.choices.includes(value)) return 'notAChoice'
  if (rules.type === 'integer' && !/^[+-]?\d+$/.test(value)) return 'pattern'
  if (rules.pattern !== null && !new RegExp(rules.pattern, 'u').test(value)) return 'pattern'
  return null
}

/** Why a credential may not be sent, or `null`. Keys and user names are one line; a password is the user's own business. */
export function credentialError(name: 'apiKey' | 'username' | 'password', value: string): FieldReason | null {
  if (value === '') return name === 'password' ? null : 'required'
  if (new TextEncoder().encode(value).length > MAX_VALUE_BYTES) return 'tooLong'
  if (hasForbiddenCharacter(value) || (name !== 'password' && /[\r\n\t]/.test(value))) return 'badCharacter'
  return null
}

/** Line breaks and tabs are part of keys in PEM form; other control characters and lone surrogates are accidents. */
function hasForbiddenCharacter(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- finding control characters is the point
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]/u.test(value)
}
