import { fromBase64 } from './iconFor.js'
import { type Installed, methodOf } from './world.js'

/** What is stored for a connector, in the clear, as the third party would receive it. */
export type Stored = { authValue: string | null; properties: ReadonlyMap<string, string> }

/**
 * The third party's opinion of what is stored: everything required is there, and no credential or setting holds the
 * word `wrong`. A test replaces it with `fake.accept`.
 */
export function acceptsByDefault(installed: Installed, { authValue, properties }: Stored): boolean {
  const required = (installed.release.Parameters ?? []).filter(
    ({ IsAccountConnectorProperty, IsOptional, TriggerName }) =>
      IsAccountConnectorProperty && !IsOptional && TriggerName === null,
  )
  const complete = required.every(({ TargetName }) => properties.get(TargetName))
  const usesAuthValue = !['None', 'NetSuiteOAuth1'].includes(methodOf(installed)?.AuthType ?? '')
  const values = [authValue ?? '', ...properties.values()]
  return complete && (!usesAuthValue || authValue !== null) && !values.some((value) => /wrong/i.test(value))
}

export function storedFor(installed: Installed): Stored {
  const { authValue, properties } = installed
  const isBasic = methodOf(installed)?.AuthType === 'Basic'
  return {
    authValue: isBasic && authValue !== null ? decoded(authValue) : authValue,
    properties: new Map(properties.map(({ Name, Value }) => [Name, Value])),
  }
}

function decoded(text: string): string {
  try {
    return fromBase64(text)
  } catch {
    return text
  }
}
