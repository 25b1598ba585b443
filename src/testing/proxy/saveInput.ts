import type { AuthMethod, Connector, Parameter } from '../../core/connector.js'
import type { CredentialsBody, Values } from '../../core/contract.js'
import type { FieldError, FieldReason } from '../../core/errors.js'
import type { Installed, World } from '../world.js'
import { isLogin, isMissing, isSettingOf } from './describeParameters.js'
import { Refusal } from './Refusal.js'

/** Stores the settings of a request. Throws a `Refusal` that names each invalid one. */
export function saveSettings(
  installed: Installed,
  { parameters, methods }: Pick<Connector, 'parameters' | 'methods'>,
  values: Values,
  { methodId, withCredential = false }: { methodId: string | undefined; withCredential?: boolean },
): void {
  const errors = Object.entries(values).flatMap(([name, value]): FieldError[] => {
    const reason = valueError(
      parameters.find((parameter) => parameter.name === name),
      value,
    )
    return reason === null ? [] : [{ in: 'values', name, reason }]
  })
  const asking = methods.filter(({ id }) => methodId === undefined || id === methodId)
  const asked = (parameter: Parameter) =>
    asking.every((method) => isSettingOf(parameter, method) || (withCredential && isOwned(parameter, method)))
  for (const parameter of parameters.filter((one) => asked(one) && isMissing(one))) {
    if (!Object.hasOwn(values, parameter.name)) errors.push({ in: 'values', name: parameter.name, reason: 'required' })
  }
  if (errors.length > 0) throw new Refusal('invalid_request', { fields: errors })
  for (const [name, value] of Object.entries(values)) store(installed, name, value)
}

/** Stores a credential in the form of its kind. Throws a `Refusal` when the method asks for something else. */
export function saveCredential(installed: Installed, methods: readonly AuthMethod[], body: CredentialsBody): void {
  const method = methods.find(({ id }) => id === body.methodId)
  const { apiKey, username = '', password = '' } = body
  const fields = method ? CREDENTIAL_FIELDS[method.kind] : undefined
  if (!method || !fields || !isAsAsked(body, fields)) throw new Refusal('conflict')
  const empty = fields.filter((name) => name !== 'password' && body[name] === '')
  if (empty.length > 0) {
    const errors = empty.map((name): FieldError => ({ in: 'credentials', name, reason: 'required' }))
    throw new Refusal('invalid_request', { fields: errors })
  }
  installed.methodId = installed.release.Authentication?.length ? method.id : null
  installed.authValue = method.kind === 'basic' ? toBase64(`${username}:${password}`) : (apiKey ?? '{}')
  installed.authenticated = true
  if (method.kind !== 'password') return
  store(installed, 'Username', username || null)
  store(installed, 'Password', password || null)
}

export function store(installed: Installed, name: string, value: string | null): void {
  const at = installed.properties.findIndex((property) => property.Name === name)
  if (at >= 0) installed.properties.splice(at, 1)
  if (value !== null && value.trim() !== '')
    installed.properties.push({ Id: nextId(installed), Name: name, Value: value })
}

function nextId({ id, properties }: Installed): World['nextId'] {
  return Math.max(id, ...properties.map(({ Id }) => Id)) + 1
}

const CREDENTIAL_FIELDS: { readonly [kind in AuthMethod['kind']]?: readonly ('apiKey' | 'username' | 'password')[] } = {
  apiKey: ['apiKey'],
  basic: ['username', 'password'],
  password: ['username', 'password'],
  clientCredentials: [],
  none: [],
}

function isAsAsked(body: CredentialsBody, fields: readonly string[]): boolean {
  return (['apiKey', 'username', 'password'] as const).every(
    (name) => (body[name] !== undefined) === fields.includes(name),
  )
}

function isOwned(parameter: Parameter, method: AuthMethod): boolean {
  return (
    !parameter.lookup && !isSettingOf(parameter, method) && !isLogin(parameter.name, method) && method.kind !== 'oauth'
  )
}

function valueError(parameter: Parameter | undefined, value: string | null): FieldReason | null {
  if (!parameter) return 'unknown'
  const { required, lookup, choices, closed, type } = parameter
  if (value === null || value.trim() === '') return required && !lookup ? 'required' : null
  if (closed && !choices?.some((choice) => choice.toLowerCase() === value.trim().toLowerCase())) return 'notAChoice'
  return type === 'integer' && !choices?.includes(value) && !/^[+-]?\d+$/.test(value) ? 'pattern' : null
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
