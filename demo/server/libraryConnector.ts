import type { LibraryConnector, LibraryMethod, LibraryParameter } from '../../src/testing.js'

/** A connector that Cyclr could have in its library. */
export function connector(
  name: string,
  authentication: readonly LibraryMethod[],
  parameters: readonly LibraryParameter[] = [],
): LibraryConnector {
  return { slug: name.toLowerCase(), name, description: '', authentication, parameters, quirks: [] }
}

export function method(AuthName: string, AuthType: string, OAuth2Type = 'Unknown'): LibraryMethod {
  return { AuthName, AuthType, OAuth2Type, AuthDescription: null }
}

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
