import entries from './library/connectors.json' with { type: 'json' }

/** A connector of the library: what Cyclr's API returns, and what only its guide holds (`example`, `quirks`). */
export type LibraryConnector = {
  /** As in the path of its guide: `connector-auth-wizard/guides/<slug>`. */
  slug: string
  /** Cyclr's name of the connector. */
  name: string
  /** Cyclr's description. */
  description: string
  /** The ways to authenticate. */
  authentication: readonly LibraryMethod[]
  /** The values that it needs besides its credential. */
  parameters: readonly LibraryParameter[]
  /** What is unusual about it, for readers of the library. */
  quirks: readonly string[]
  /** Never needs to be authenticated (O). */
  IsSystemConnector?: boolean
  /** A native connector: its methods may be run from any address (D). */
  IsPartnerIntegrationConnector?: boolean
}

/** A way to authenticate, in Cyclr's words. */
export type LibraryMethod = {
  AuthName: string
  AuthType: string
  OAuth2Type: string
  AuthDescription: string | null
  IsDefault?: boolean
}

/** A value that a connector needs beside its credential, in Cyclr's words; `example` is a guide's. */
export type LibraryParameter = {
  TargetName: string
  Name: string
  Description: string | null
  IsAccountConnectorProperty: boolean
  IsOptional: boolean
  IsSensitive: boolean
  IsMultiline: boolean
  TargetType: string
  DataType: string
  /** The trigger that returns its choices, once the connector is authenticated. */
  TriggerName: string | null
  /** Choices that are offered. */
  Values: readonly string[]
  /** Of any type in a definition (O). */
  DefaultValue?: unknown
  /** Never shown (D). */
  Hide?: boolean
  /** Cyclr stores this value itself after a sign-in, such as a data centre that it looks up with the token (D). */
  filledAfterSignIn?: string
  /** A value that the third party would take. */
  example: string
}

/** Sixty real connectors, and an invented one with lookups. */
export const connectorLibrary: readonly LibraryConnector[] = entries
