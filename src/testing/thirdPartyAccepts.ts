import { fromBase64 } from './iconFor.js'
import { type Installed, methodOf } from './world.js'

/** What is stored for a connector, in the clear, as the third party would receive it. */
export type Stored = { authValue: string | null; properties: ReadonlyMap<string, string> }

/**
 * The third party's opinion of what is stored: everything required is there, every choice is one of its choices, the
 * credential has the form of its kind, and none of it holds the word `wrong`. A test replaces it with `fake.accept`.
 */
export function acceptsByDefault(installed: Installed, { authValue, properties }: Stored): boolean {
  const asked = (installed.release.Parameters ?? []).filter((parameter) => parameter.IsAccountConnectorProperty)
  const complete = asked.every(({ TargetName, IsOptional, TriggerName, Values }) => {
    const value = properties.get(TargetName) ?? ''
    if (value === '') return IsOptional || TriggerName !== null
    return Values.length === 0 || Values.includes(value)
  })
  const values = [authValue ?? '', ...properties.values()]
  return (
    complete && provesIdentity(installed, { authValue, properties }) && !values.some((value) => /wrong/i.test(value))
  )
}

function provesIdentity(installed: Installed, { authValue, properties }: Stored): boolean {
  const { AuthType, OAuth2Type } = methodOf(installed) ?? { AuthType: '', OAuth2Type: '' }
  if (AuthType === 'None' || AuthType === 'NetSuiteOAuth1') return true
  if (!authValue) return false
  if (AuthType === 'Basic') return /^[^:]+:/.test(authValue)
  return OAuth2Type !== 'PasswordCredentials' || Boolean(properties.get('Username'))
}

export function storedFor(installed: Installed): Stored {
  const { authValue, properties } = installed
  const isBasic = methodOf(installed)?.AuthType === 'Basic'
  return {
    authValue: isBasic && authValue !== null ? decoded(authValue) : authValue,
    // Which of two properties of one name counts is not documented: the first here, so that a later one mends nothing.
    properties: new Map(properties.toReversed().map(({ Name, Value }) => [Name, Value])),
  }
}

function decoded(text: string): string {
  try {
    return fromBase64(text)
  } catch {
    return text
  }
}
