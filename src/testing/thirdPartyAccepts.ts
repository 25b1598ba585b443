import { fromBase64 } from './iconFor.js'
import { type Installed, methodOf, WITHOUT_SIGN_IN } from './world.js'

/** The stored values of a connector in clear text, as the third party receives them: the credential, and settings by name. */
export type Stored = { authValue: string | null; properties: ReadonlyMap<string, string> }

/**
 * The default rule by which the third party accepts stored values: every required parameter is set, yes and no are written
 * as offered, the credential has the form of its kind, and no value contains `wrong`. `fake.accept` replaces it.
 */
export function acceptsByDefault(installed: Installed, { authValue, properties }: Stored): boolean {
  const asked = (installed.release.Parameters ?? []).filter((parameter) => parameter.IsAccountConnectorProperty)
  const complete = asked.every(({ TargetName, IsOptional, TriggerName, Values }) => {
    const value = properties.get(TargetName) ?? ''
    if (value === '') return IsOptional || TriggerName !== null
    // Choices are offers: other values are allowed (D), except beside yes and no.
    const choices = Values.map((one) => (typeof one === 'string' ? one : one.Value))
    return !choices.some((choice) => choice.toLowerCase() === 'true') || choices.includes(value)
  })
  const values = [authValue ?? '', ...properties.values()]
  return (
    complete && provesIdentity(installed, { authValue, properties }) && !values.some((value) => /wrong/i.test(value))
  )
}

function provesIdentity(installed: Installed, { authValue, properties }: Stored): boolean {
  const { release } = installed
  const { AuthType, OAuth2Type } = methodOf(installed) ?? { AuthType: '', OAuth2Type: '' }
  if (release.IsSystemConnector || WITHOUT_SIGN_IN.includes(AuthType)) return true
  if (!authValue) return false
  if (AuthType === 'Basic') return /^[^:]+:/.test(authValue)
  return OAuth2Type !== 'PasswordCredentials' || Boolean(properties.get('Username'))
}

export function storedFor(installed: Installed): Stored {
  const { authValue, properties } = installed
  const isBasic = methodOf(installed)?.AuthType === 'Basic'
  return {
    authValue: isBasic && authValue !== null ? decodeOrKeep(authValue) : authValue,
    // Not documented: which of two properties with one name applies. Here the first, so that a duplicate fixes nothing.
    properties: new Map(properties.toReversed().map(({ Name, Value }) => [Name, Value])),
  }
}

function decodeOrKeep(text: string): string {
  try {
    return fromBase64(text)
  } catch {
    return text
  }
}
