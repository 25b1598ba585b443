import { type AuthKind, CREDENTIAL_FIELDS, type CredentialName, type Credentials } from '../authKinds.js'
import type { AuthMethod, Parameter } from '../connector.js'
import type { Choice, Values } from '../contract.js'
import { FIELD_REASONS } from '../errors.js'
import { offeredValues, optionOf } from './choices.js'
import { type Control, controlFor } from './controlFor.js'
import { keyFileError, pemError } from './keyFile.js'
import { askedCredentials, isHidden } from './parameters.js'
import { byteLength, credentialError, isBlank, MAX_BODY_BYTES, toDisplayed, toStored, valueError } from './values.js'

/** Left for the names in a request, and for what is sent besides the form. */
const BODY_RESERVE_BYTES = 2 * 1024

/** An input of a form. Its id is its position: Cyclr's names may contain dots, brackets or `constructor`. */
export type Field = {
  id: `p${number}`
  /** How to ask for it. */
  control: Control
  /** `null`: a credential field that no guide names. Call it by its `name`. */
  label: string | null
  /** Plain text; a link is its text with the address behind it. */
  hint: string | null
  /** Whether an empty input is an error. */
  required: boolean
  /** Whether what is typed is masked. */
  secret: boolean
  /** Whether a value is stored. */
  isSet: boolean
  /** A value is stored that the browser does not know: an empty input keeps it. */
  keepsStored: boolean
} & (({ in: 'values'; name: string } & ParameterField) | { in: 'credentials'; name: CredentialName; kind: AuthKind })

/** `options`: what is listed. Another value may be typed, unless the parameter is `closed`. */
type ParameterField = { parameter: Parameter; options: readonly Choice[] }

/** Why a form does not send a value: also what only a form checks. */
export const FORM_REASONS = [
  ...FIELD_REASONS,
  'tooLongTogether',
  'keyCut',
  'keyDamaged',
  'jsonDamaged',
  'noPrivateKey',
  'notText',
] as const
/** Why a value cannot be submitted. */
export type FormReason = (typeof FORM_REASONS)[number]

/** The typed text by field id. */
export type FormInput = Record<string, string>

/**
 * The inputs for a step: its parameters, required ones first, then the credential's fields. `lists` holds the choices of
 * lookups, in the order of `ask`.
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

/** The initial text of each input. Stored secrets are not sent to the browser: their inputs are empty. */
export function initialInput(fields: readonly Field[]): FormInput {
  return Object.fromEntries(fields.map((field) => [field.id, field.in === 'values' ? initialText(field) : '']))
}

/** The stored value of a setting as its input shows it, or what is offered in its place. */
function initialText(field: ParameterField): string {
  const { isSet, value, defaultValue } = field.parameter
  return textFor(field, isSet ? value : (value ?? defaultValue))
}

/** The text that an input shows for a stored value: one of its options, else the value. */
export function textFor({ parameter, options }: ParameterField, value: string | null): string {
  const option = value === null ? undefined : optionOf(options, value)
  // A value that a closed list does not have cannot be shown in it.
  return option ?? (parameter.closed && options.length > 0 ? '' : toDisplayed({ ...parameter, value }))
}

/** The option that the text of an input stands for, with or without its prefix and suffix. */
export function optionFor({ parameter, options }: ParameterField, text: string): string | undefined {
  return optionOf(options, text) ?? optionOf(options, toStored(parameter, text))
}

/** Whether the text of an input is none of its options, and can only be shown in a text input. */
export function isOtherValue(field: ParameterField, text: string): boolean {
  return text !== '' && optionFor(field, text) === undefined
}

/** Whether the text of an input is the default that it started with. */
export function isSuggested(field: ParameterField, text: string): boolean {
  return !field.parameter.isSet && text !== '' && text === initialText(field)
}

/** What Cyclr stores for the text of an input. */
function storedFor(field: ParameterField, text: string): string {
  return optionFor(field, text) ?? toStored(field.parameter, text)
}

/** Why each invalid input may not be sent. A hidden input is never invalid. */
export function fieldErrorsOf(fields: readonly Field[], input: FormInput): ReadonlyMap<string, FormReason> {
  const errors = new Map<string, FormReason>()
  for (const field of fields) {
    const reason = isShown(field, fields, input) ? fieldErrorOf(field, input[field.id] ?? '') : null
    if (reason !== null) errors.set(field.id, reason)
  }
  const longest = errors.size === 0 ? tooLongTogether(fields, input) : null
  return longest === null ? errors : new Map([[longest, 'tooLongTogether']])
}

/** The parameter values that differ from the stored ones. `null` deletes. A stored secret that is left empty is omitted. */
export function changedValues(fields: readonly Field[], input: FormInput): Values {
  const changed: Record<string, string | null> = Object.create(null)
  for (const field of fields) {
    if (field.in !== 'values' || !isShown(field, fields, input)) continue
    const typed = input[field.id] ?? ''
    const value = typed === '' ? null : storedFor(field, typed)
    // An untouched input is omitted even when Cyclr stores the value in another form.
    if (typed !== textFor(field, field.parameter.value) && value !== field.parameter.value) changed[field.name] = value
  }
  return changed
}

/** The credential of the form. */
export function credentialsOf(fields: readonly Field[], input: FormInput): Credentials {
  return Object.fromEntries(
    fields.filter((field) => field.in === 'credentials').map((field) => [field.name, input[field.id] ?? '']),
  )
}

/** Whether a guide shows this field for the values typed elsewhere in the form. */
export function isShown(field: Field, fields: readonly Field[], input: FormInput): boolean {
  if (field.in !== 'values') return true
  const { showWhen } = field.parameter
  const other = fields.find((candidate) => candidate.in === 'values' && candidate.name === showWhen?.name)
  // Without the deciding input the step already decided to ask for this parameter.
  return other === undefined || !isHidden(field.parameter, () => input[other.id])
}

/** The id of the longest input, when the request would exceed what the proxy takes. */
function tooLongTogether(fields: readonly Field[], input: FormInput): string | null {
  const body = JSON.stringify([changedValues(fields, input), credentialsOf(fields, input)])
  if (byteLength(body) <= MAX_BODY_BYTES - BODY_RESERVE_BYTES) return null
  return longestOf(fields, input)
}

/** The id of the longest input. */
export function longestOf(fields: readonly Field[], input: FormInput): string | null {
  const lengthOf = ({ id }: Field) => (input[id] ?? '').length
  const [longest] = fields.toSorted((a, b) => lengthOf(b) - lengthOf(a))
  return longest?.id ?? null
}

function fieldErrorOf(field: Field, typed: string): FormReason | null {
  if (field.in === 'credentials') return credentialError(field.name, typed, field.kind) ?? keyError(field, typed)
  // A value that was not touched is not sent.
  if (field.isSet && !isBlank(typed) && typed === textFor(field, field.parameter.value)) return null
  if (!isBlank(typed)) return valueError(storedFor(field, typed), field.parameter) ?? keyError(field, typed)
  return field.required && !(field.keepsStored && typed === '') ? 'required' : null
}

/** Only the form refuses a damaged key: to the proxy it is a value like others. */
function keyError({ secret, name, label }: Field, typed: string): FormReason | null {
  return secret ? keyFileError(typed, [name, label ?? '']) : pemError(typed)
}

function parameterField(parameter: Parameter, list: readonly Choice[] | null, index: number): Field {
  const { name, label, description: hint, required, secret, isSet } = parameter
  const options = list ?? offeredValues(parameter).map((value) => ({ value, label: value }))
  const control = controlFor(list === null ? parameter : { ...parameter, choices: list.map(({ value }) => value) })
  const keepsStored = isSet && parameter.value === null
  const shown = { name, control, label, hint, required, secret, isSet, keepsStored }
  return { id: `p${index}`, in: 'values', ...shown, parameter, options }
}

function credentialFields(method: AuthMethod, from: number): readonly Field[] {
  const asked = askedCredentials(method)
  return asked.map((name, index) => {
    const { control: usual, mayBeEmpty } = CREDENTIAL_FIELDS[name]
    // A user name that is asked alone is the key: a guide fixes the password.
    const control = usual === 'text' && asked.length === 1 ? 'password' : usual
    return {
      id: `p${from + index}`,
      in: 'credentials',
      name,
      kind: method.kind,
      control,
      label: method.labels[name] ?? null,
      hint: (name === 'apiKey' ? method.shape?.hint : null) ?? method.fields[name]?.hint ?? null,
      required: !mayBeEmpty,
      secret: control !== 'text',
      isSet: false,
      keepsStored: false,
    }
  })
}
