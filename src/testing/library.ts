import entries from './library/connectors.json' with { type: 'json' }

/** A connector of the library: what Cyclr's API returns, and what only its guide holds (`example`, `quirks`). */
export type LibraryConnector = {
  slug: string
  name: string
  description: string
  authentication: readonly LibraryMethod[]
  parameters: readonly LibraryParameter[]
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
  TriggerName: string | null
  Values: readonly string[]
  /** Of any type in a definition (O). */
  DefaultValue?: unknown
  /** Never shown (D). */
  Hide?: boolean
  /** Cyclr stores this value itself after a sign-in, such as a data centre that it looks up with the token (D). */
  filledAfterSignIn?: string
  example: string
}

/** Sixty real connectors, and an invented one with lookups. */
export const connectorLibrary: readonly LibraryConnector[] = entries
