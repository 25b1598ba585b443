import type { AuthMethod, CredentialName, Parameter } from '../connector.js'
import type { Choice, Values } from '../contract.js'
import type { FieldReason } from '../errors.js'
import { type Control, controlFor } from './controlFor.js'
import { credentialError, valueError } from './values.js'

/** One input of a form. Registered by position: Cyclr's names may hold dots, brackets or `constructor`. */
export type Field = {
  id: `p${number}`
  control: Control
  label: string | null
  hint: string | null
  required: boolean
  secret: boolean
  isSet: boolean
} & (
  | { in: 'values'; name: string; parameter: Parameter; options: readonly Choice[] }
  | { in: 'credentials'; name: CredentialName; kind: AuthMethod['kind'] }
)

/** What was typed, by field id. */
export type FormInput = Record<string, string>

/**
 * The inputs for a step: the parameters it asks, needed ones first, then the credential's own fields. `lists` holds the
 * choices of lookups, in the order of `ask`.
 */
export function fieldsFor(
  ask: readonly Parameter[],
  method: AuthMethod | null,
  lists: readonly (readonly Choice[])[] = [],
): readonly Field[] {
  const asked = ask.map((parameter, index) => ({ parameter, list: lists[index] ?? null }))
  const needed = [
    ...asked.filter(({ parameter }) => parameter.required),
    ...asked.filter(({ parameter }) => !parameter.required),
  ]
  return [
    ...needed.map(({ parameter, list }, index) => parameterField(parameter, list, index)),
    ...(method === null ? [] : credentialFields(method, needed.length)),
  ]
}

/** The text each input starts with. A stored secret never comes back: its input starts empty. */
export function initialInput(fields: readonly Field[]): FormInput {
  return Object.fromEntries(
    fields.map((field) => [field.id, field.in === 'values' ? toDisplayed(field.parameter) : '']),
  )
}

/** Why each wrong input may not be sent; no entry for those that may. Hidden ones are never wrong. */
export function fieldErrorsOf(fields: readonly Field[], input: FormInput): ReadonlyMap<string, FieldReason> {
  const problems = new Map<string, FieldReason>()
  for (const field of fields) {
    const reason = isShown(field, fields, input) ? problemOf(field, input[field.id] ?? '') : null
    if (reason !== null) problems.set(field.id, reason)
  }
  return problems
}

/** The parameter values that differ from what is stored. `null` clears; a set secret left empty stays as it is. */
export function changedValues(fields: readonly Field[], input: FormInput): Values {
  const changed: Record<string, string | null> = Object.create(null)
  for (const field of fields) {
    if (field.in !== 'values' || !isShown(field, fields, input)) continue
    const typed = input[field.id] ?? ''
    const kept = typed === '' ? null : toStored(field.parameter, typed)
    // What nobody touched is nobody's change, not even where it is stored in another form than ours.
    if (typed !== toDisplayed(field.parameter) && kept !== field.parameter.value) changed[field.name] = kept
  }
  return changed
}

/** The credential's own fields as typed. */
export function credentialsOf(fields: readonly Field[], input: FormInput): { [name in CredentialName]?: string } {
  return Object.fromEntries(
    fields.filter((field) => field.in === 'credentials').map((field) => [field.name, input[field.id] ?? '']),
  )
}

/** Whether a guide shows this field for what is chosen elsewhere in the form. */
export function isShown(field: Field, fields: readonly Field[], input: FormInput): boolean {
  if (field.in !== 'values' || field.parameter.showWhen === null) return true
  const { name, is } = field.parameter.showWhen
  const other = fields.find((candidate) => candidate.in === 'values' && candidate.name === name)
  return other === undefined || input[other.id] === is
}

/** What Cyclr keeps of what was typed: with the affixes where it wants them, and never twice. */
export function toStored({ prefix, suffix, store }: Parameter, typed: string): string {
  if (store === 'part') return typed
  const start = prefix === null || typed.includes('://') || typed.startsWith(prefix) ? '' : prefix
  const end = suffix === null || typed.endsWith(suffix) ? '' : suffix
  return `${start}${typed}${end}`
}

function toDisplayed({ value, prefix, suffix, store }: Parameter): string {
  if (value === null) return ''
  if (store === 'part') return value
  const start = prefix !== null && value.startsWith(prefix) ? prefix.length : 0
  const end = suffix !== null && value.endsWith(suffix) ? value.length - suffix.length : value.length
  return value.slice(start, end)
}

function problemOf(field: Field, typed: string): FieldReason | null {
  if (field.in === 'credentials') {
    return field.name === 'username' && field.kind === 'basic' && typed.includes(':')
      ? 'colon'
      : credentialError(field.name, typed)
  }
  if (typed.trim() === '') return field.required && !(field.secret && field.isSet && typed === '') ? 'required' : null
  return valueError(toStored(field.parameter, typed), field.parameter)
}

function parameterField(parameter: Parameter, list: readonly Choice[] | null, index: number): Field {
  const { name, label, description: hint, required, secret, isSet, choices } = parameter
  const options = list ?? choices?.map((value) => ({ value, label: value })) ?? []
  const control = controlFor({ ...parameter, choices: list === null ? choices : list.map(({ value }) => value) })
  return { id: `p${index}`, in: 'values', name, control, label, hint, required, secret, isSet, parameter, options }
}

function credentialFields(method: AuthMethod, from: number): readonly Field[] {
  return credentialNames(method).map((name, index) => credentialField(name, method, from + index))
}

function credentialField(name: CredentialName, method: AuthMethod, index: number): Field {
  const label = method.labels[name] ?? null
  const secret = name !== 'username' || method.fields.password?.asked === false
  return {
    id: `p${index}`,
    in: 'credentials',
    name,
    kind: method.kind,
    control: secret ? 'password' : 'text',
    label,
    hint: (name === 'apiKey' ? method.shape?.hint : null) ?? method.fields[name]?.hint ?? null,
    required: name !== 'password',
    secret,
    isSet: false,
  }
}

function credentialNames(method: AuthMethod): readonly CredentialName[] {
  const names: Record<AuthMethod['kind'], readonly CredentialName[]> = {
    apiKey: ['apiKey'],
    basic: ['username', 'password'],
    password: ['username', 'password'],
    clientCredentials: [],
    oauth: [],
    none: [],
    unsupported: [],
  }
  return names[method.kind].filter((name) => method.fields[name]?.asked !== false)
}
