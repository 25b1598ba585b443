import type { AuthMethod, Parameter } from '../../core/connector.js'
import type { Values } from '../../core/contract.js'
import { ConnectorAuthError, type FieldError, type FieldReason } from '../../core/errors.js'
import { valueError } from '../../core/parameters/values.js'
import type { Changes } from './fixedValues.js'

/**
 * The changes that `values` ask for, checked against what this connector declares now. Throws `invalid_request` that names
 * every value at fault and says none. `later`: what may still be missing, because it comes with another request.
 */
export function checkValues(
  values: Values,
  parameters: readonly Parameter[],
  method: AuthMethod | null,
  later: readonly Parameter[] = [],
): { changes: Changes; problems: readonly FieldError[] } {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]))
  const changes: Changes = new Map()
  const problems: FieldError[] = []
  const refuse = (name: string, reason: FieldReason) => problems.push({ in: 'values', name, reason })

  for (const [name, value] of Object.entries(values)) {
    const parameter = byName.get(name)
    if (!parameter) refuse(name, 'unknown')
    else if (value === null || value.trim() === '') {
      if (parameter.required && !parameter.lookup) refuse(name, 'required')
      else changes.set(name, null)
    } else {
      const reason = valueError(value, parameter)
      if (reason === null) changes.set(name, value)
      else refuse(name, reason)
    }
  }
  for (const parameter of parameters) {
    const given = Object.hasOwn(values, parameter.name) || later.includes(parameter)
    if (!given && isMissing(parameter, method) && !isHidden(parameter, values, byName))
      refuse(parameter.name, 'required')
  }
  return { changes, problems }
}

export function throwFieldErrors(problems: readonly FieldError[]): void {
  if (problems.length > 0) throw new ConnectorAuthError('invalid_request', { fields: problems })
}

/** Required by this method (without one: by all), and not there. What only a signed-in user can choose is asked later. */
function isMissing({ required, lookup, isSet, methods }: Parameter, method: AuthMethod | null): boolean {
  if (!required || lookup || isSet) return false
  return methods === null || (method !== null && methods.includes(method.id))
}

/** Shown only for another parameter's value, which that one will not have. */
function isHidden({ showWhen }: Parameter, values: Values, byName: ReadonlyMap<string, Parameter>): boolean {
  if (showWhen === null) return false
  const value = Object.hasOwn(values, showWhen.name) ? values[showWhen.name] : byName.get(showWhen.name)?.value
  return value !== showWhen.is
}
