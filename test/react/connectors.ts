import { connector, method, parameter } from '../../demo/server/libraryConnector.js'
import type { LibraryParameter } from '../../src/testing.js'

export { connector, parameter }

/** The authentication methods, as Cyclr's API describes them. */
export const METHOD = {
  apiKey: method('API Key', 'ApiKey'),
  basic: method('Basic', 'Basic'),
  oauth: method('OAuth 2', 'OAuth2', 'AuthorisationCode'),
  clientCredentials: method('Client', 'OAuth2', 'ClientCredentials'),
  password: method('Password', 'OAuth2', 'PasswordCredentials'),
  none: method('None', 'None'),
  unknown: method('Carrier pigeon', 'Pigeon'),
} as const

export const optional = (TargetName: string, over: Partial<LibraryParameter> = {}) =>
  parameter(TargetName, { IsOptional: true, ...over })

/**
 * Optional settings that a test leaves empty. Beside them a setting and a key are more than three fields, so that the
 * settings have a step of their own.
 */
export const APART = [optional('Extra one'), optional('Extra two')]
