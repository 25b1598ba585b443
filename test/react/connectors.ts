import type { LibraryConnector, LibraryMethod, LibraryParameter } from '../../src/testing.js'

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

/** A parameter: by default required, not secret, free text. */
export function parameter(TargetName: string, over: Partial<LibraryParameter> = {}): LibraryParameter {
  return {
    TargetName,
    Name: TargetName,
    Description: null,
    IsAccountConnectorProperty: true,
    IsOptional: false,
    IsSensitive: false,
    IsMultiline: false,
    TargetType: 'MergeField',
    DataType: 'Text',
    TriggerName: null,
    Values: [],
    example: '',
    ...over,
  }
}

export const optional = (TargetName: string, over: Partial<LibraryParameter> = {}) =>
  parameter(TargetName, { IsOptional: true, ...over })

export function connector(
  name: string,
  authentication: readonly LibraryMethod[],
  parameters: readonly LibraryParameter[] = [],
): LibraryConnector {
  return { slug: name.toLowerCase(), name, description: '', authentication, parameters, quirks: [] }
}

function method(AuthName: string, AuthType: string, OAuth2Type = 'Unknown'): LibraryMethod {
  return { AuthName, AuthType, OAuth2Type, AuthDescription: null }
}
