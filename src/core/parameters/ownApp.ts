import type { Values } from '../contract.js'
import type { FieldReason } from '../errors.js'
import { changedValues, type Field, type FormInput } from './form.js'
import { isBlank } from './values.js'

/** An id without its secret is no OAuth app, and the reverse. What was stored and not touched is left alone. */
export function appErrors(fields: readonly Field[], input: FormInput): readonly (readonly [string, FieldReason])[] {
  if (isRemoval(fields, input)) return []
  const absent = fields.filter((field) => !hasValue(field, input))
  const isHalf = absent.length > 0 && absent.length < fields.length
  return isHalf && Object.keys(changedValues(fields, input)).length > 0
    ? absent.map(({ id }) => [id, 'required'] as const)
    : []
}

/** Clearing the id removes the secret too, whose input is empty although one is stored. */
export function removedApp(fields: readonly Field[], input: FormInput): Values {
  return isRemoval(fields, input) ? Object.fromEntries(fields.map(({ name }) => [name, null])) : {}
}

function isRemoval(fields: readonly Field[], input: FormInput): boolean {
  const isCleared = ({ id, isSet, keepsStored }: Field) => isSet && !keepsStored && isBlank(input[id] ?? '')
  return fields.some(isCleared) && fields.every(({ id }) => isBlank(input[id] ?? ''))
}

function hasValue({ id, keepsStored }: Field, input: FormInput): boolean {
  return !isBlank(input[id] ?? '') || keepsStored
}
