import type { AuthMethod, Parameter } from '../../core/connector.js'
import type { Values } from '../../core/contract.js'
import { ConnectorAuthError, type FieldError, type FieldReason } from '../../core/errors.js'
import type { Grant } from '../../core/grant.js'
import { choiceOf, offeredValues } from '../../core/parameters/choices.js'
import { isMissing, ownedBy, settingsOf } from '../../core/parameters/parameters.js'
import { isBlank, isWholeNumber, valueError } from '../../core/parameters/values.js'
import { wholeNumber } from '../../core/parameters/wholeNumber.js'
import type { ConnectorGuide } from '../../guides/ConnectorGuide.js'
import { own } from './own.js'
import type { Description } from './toConnector.js'

/** Changes to an account connector's properties: a value, or `null` to delete the property. */
export type Changes = Map<string, string | null>

/**
 * The changes to write for `values`, checked against what the connector declares now, with the values that a guide fixes.
 * Throws `invalid_request` that names each invalid value and contains none. `credentialErrors` of the same request are
 * thrown together with them; `null`: the credential and its parameters come in a later request.
 */
export function settingsFor(
  description: Description,
  grant: Grant,
  method: AuthMethod | null,
  values: Values,
  credentialErrors: readonly FieldError[] | null = null,
): Changes {
  const { parameters } = description
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]))
  const changes: Changes = new Map()
  const errors: FieldError[] = []
  const refuse = (name: string, reason: FieldReason) => errors.push({ in: 'values', name, reason })

  for (const [name, given] of Object.entries(values)) {
    const parameter = byName.get(name)
    const value = parameter && given !== null ? storedForm(given, parameter) : given
    const reason = parameter ? newValueError(value, parameter) : 'unknown'
    if (reason === null) changes.set(name, value === null || isBlank(value) ? null : value)
    else refuse(name, reason)
  }
  const valueOf = (name: string) => (Object.hasOwn(values, name) ? values[name] : byName.get(name)?.value)
  for (const parameter of askedBy(method, description, credentialErrors !== null)) {
    if (!Object.hasOwn(values, parameter.name) && isMissing(parameter, valueOf)) refuse(parameter.name, 'required')
  }
  errors.push(...(credentialErrors ?? []))
  if (errors.length > 0) throw new ConnectorAuthError('invalid_request', { fields: errors })
  return new Map([...changes, ...fixedValues(description, grant, method)])
}

/** What a guide fixes for a parameter or credential field. Where it depends on the method, only with one. */
export function fixedFor(name: string, guide: ConnectorGuide | null, method: AuthMethod | null): string | undefined {
  const fixed = own(guide?.fields, name)?.fixed
  if (typeof fixed !== 'object') return fixed
  return method === null ? undefined : own(fixed, method.name)
}

/** What the screen asks before this request. Which method is in use is not always known: then what every method asks. */
function askedBy(
  method: AuthMethod | null,
  { methods, parameters }: Description,
  withCredential: boolean,
): readonly Parameter[] {
  const [first = [], ...others] = (method === null ? methods : [method]).map((one) => [
    ...settingsOf(one, { parameters }),
    ...(withCredential ? ownedBy(one, { parameters }) : []),
  ])
  return first.filter((parameter) => others.every((asked) => asked.includes(parameter)))
}

/** A value that is one of the choices apart from its case is that choice, and a whole number has one written form. */
function storedForm(value: string, parameter: Parameter): string {
  const choice = choiceOf(offeredValues(parameter), value)
  return choice ?? (isWholeNumber(parameter) ? (wholeNumber(value) ?? value) : value)
}

/** A blank value deletes the property, which only an optional parameter allows. */
function newValueError(value: string | null, parameter: Parameter): FieldReason | null {
  if (value !== null && !isBlank(value)) return valueError(value, parameter)
  return parameter.required && !parameter.lookup ? 'required' : null
}

function fixedValues({ dto, guide }: Description, grant: Grant, method: AuthMethod | null): Changes {
  const changes: Changes = new Map()
  for (const { TargetName, IsAccountConnectorProperty } of dto.Connector.Parameters) {
    const value = own(guide?.values, TargetName) ?? fixedFor(TargetName, guide, method)
    if (!IsAccountConnectorProperty || value === undefined) continue
    const text = typeof value === 'function' ? value(grant) : value
    changes.set(TargetName, text === '' ? null : text)
  }
  return changes
}
