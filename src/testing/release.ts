import { iconFor } from './iconFor.js'
import type { LibraryConnector, LibraryParameter } from './library.js'

/** A connector release as Cyclr's API returns it. */
export type Release = {
  Id: number
  Name: string
  Description: string | null
  Status: string
  Version: string
  Icon: string | null
  AuthDescription: string | null
  AuthType: string
  OAuth2Type: string
  AuthScheme: string | null
  Authentication?: readonly ReleaseMethod[] | null
  Parameters?: readonly ReleaseParameter[] | null
  Triggers?: readonly { TriggerId: number; Name: string }[] | null
}

type ReleaseMethod = {
  Id: string
  AuthName: string
  AuthDescription: string | null
  AuthType: string
  OAuth2Type: string
  AuthScheme: string | null
}

type ReleaseParameter = Omit<LibraryParameter, 'example'> & { Id: number }

/**
 * The release of a library connector. As in Cyclr's responses, absent members are missing, `null`, or the string `"null"`
 * (its guides show all three), so that a client has to parse leniently.
 */
export function releaseOf(entry: LibraryConnector, index: number, { stripSensitive = false } = {}): Release {
  const methods = entry.authentication.map(({ AuthName, AuthDescription, AuthType, OAuth2Type }, at) => ({
    Id: `00000000-0000-4000-8000-${String(index * 10 + at).padStart(12, '0')}`,
    AuthName,
    AuthDescription: AuthDescription ?? (index % 5 === 1 ? 'null' : null),
    AuthType,
    OAuth2Type,
    AuthScheme: AuthType === 'ApiKey' ? 'Authorization' : null,
  }))
  const parameters = entry.parameters.map((parameter, at) => parameterOf(parameter, index * 100 + at, stripSensitive))
  const triggers = entry.parameters
    .filter(({ TriggerName }) => TriggerName !== null)
    .map(({ TriggerName }, at) => ({ TriggerId: index * 100 + at, Name: TriggerName ?? '' }))
  const [first] = methods
  return {
    Id: 2500 + index,
    Name: entry.name,
    Description: entry.description,
    Status: 'Approved',
    Version: '1.0',
    Icon: iconFor(entry.name, index),
    AuthDescription: index % 4 === 2 ? 'null' : null,
    AuthType: first?.AuthType ?? 'None',
    OAuth2Type: first?.OAuth2Type ?? 'Unknown',
    AuthScheme: first?.AuthScheme ?? null,
    ...(methods.length === 1 && index % 3 === 0 ? oldAuthentication(index) : { Authentication: methods }),
    ...(parameters.length === 0 && index % 2 === 0 ? { Parameters: null } : { Parameters: parameters }),
    ...(triggers.length > 0 ? { Triggers: triggers } : index % 2 === 0 ? { Triggers: null } : {}),
  }
}

/** Older releases list no methods; their own `AuthType` applies. */
function oldAuthentication(index: number): Pick<Release, 'Authentication'> {
  return index % 2 === 0 ? { Authentication: [] } : index % 9 === 3 ? { Authentication: null } : {}
}

/** Leaves out `example`, which only the guide has. */
function parameterOf(parameter: LibraryParameter, id: number, stripSensitive: boolean): ReleaseParameter {
  const { TargetName, Name, Description, IsAccountConnectorProperty, IsOptional, IsSensitive } = parameter
  const { IsMultiline, TargetType, DataType, TriggerName, Values } = parameter
  return {
    Id: 7_650_000 + id,
    IsAccountConnectorProperty,
    TargetType,
    TargetName,
    IsSensitive: IsSensitive && !stripSensitive,
    Name,
    Description,
    IsOptional,
    IsMultiline,
    DataType,
    TriggerName,
    Values,
  }
}
