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
  IsSystemConnector?: boolean
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
  IsDefault?: boolean
}

type ReleaseParameter = Omit<LibraryParameter, 'example' | 'filledAfterSignIn' | 'Values'> & {
  Id: number
  Values: readonly (string | { Value: string })[]
}

/**
 * The release of a library connector. As in Cyclr's responses, absent members are missing, `null`, or the string `"null"`
 * (its guides show all three), and choices may be objects, as in definitions (D): a client has to parse leniently.
 */
export function releaseOf(entry: LibraryConnector, index: number, { stripSensitive = false } = {}): Release {
  const methods = entry.authentication.map(({ AuthName, AuthDescription, AuthType, OAuth2Type, IsDefault }, at) => ({
    Id: `00000000-0000-4000-8000-${String(index * 10 + at).padStart(12, '0')}`,
    AuthName,
    AuthDescription: AuthDescription ?? (index % 5 === 1 ? 'null' : null),
    AuthType,
    OAuth2Type,
    AuthScheme: AuthType === 'ApiKey' ? 'Authorization' : null,
    ...(IsDefault !== undefined && { IsDefault }),
  }))
  const parameters = entry.parameters.map((parameter, at) =>
    parameterOf(parameter, index * 100 + at, stripSensitive, index % 3 === 1),
  )
  const triggers = entry.parameters
    .filter(({ TriggerName }) => TriggerName !== null)
    .map(({ TriggerName }, at) => ({ TriggerId: index * 100 + at + 1, Name: TriggerName ?? '' }))
  const [first] = methods
  const isOld = methods.length === 1 && index % 3 === 0
  return {
    Id: 2500 + index,
    Name: entry.name,
    Description: entry.description,
    Status: 'Approved',
    Version: '1.0',
    Icon: iconFor(entry.name, index),
    AuthDescription: (isOld && entry.authentication[0]?.AuthDescription) || (index % 4 === 2 ? 'null' : null),
    AuthType: first?.AuthType ?? 'None',
    OAuth2Type: first?.OAuth2Type ?? 'Unknown',
    AuthScheme: first?.AuthScheme ?? null,
    ...(entry.IsSystemConnector && { IsSystemConnector: true }),
    ...(isOld ? oldAuthentication(index) : { Authentication: methods }),
    ...(parameters.length === 0 && index % 2 === 0 ? { Parameters: null } : { Parameters: parameters }),
    ...(triggers.length > 0 ? { Triggers: triggers } : index % 2 === 0 ? { Triggers: null } : {}),
  }
}

/** Older releases list no methods; their own `AuthType` applies. */
function oldAuthentication(index: number): Pick<Release, 'Authentication'> {
  return index % 2 === 0 ? { Authentication: [] } : index % 9 === 3 ? { Authentication: null } : {}
}

/** Leaves out what only the guide and the fake have. */
function parameterOf(
  parameter: LibraryParameter,
  id: number,
  stripSensitive: boolean,
  valuesAreObjects: boolean,
): ReleaseParameter {
  const { TargetName, Name, Description, IsAccountConnectorProperty, IsOptional, IsSensitive } = parameter
  const { IsMultiline, TargetType, DataType, TriggerName, Values, DefaultValue, Hide } = parameter
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
    Values: valuesAreObjects ? Values.map((Value) => ({ Value })) : Values,
    ...(DefaultValue !== undefined && { DefaultValue }),
    ...(Hide !== undefined && { Hide }),
  }
}
