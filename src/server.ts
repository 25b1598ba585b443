export type { Action, AuthKind, ConnectorSummary } from './core/connector.js'
export type { Grant } from './core/grant.js'
export type { ConnectorGuide, FieldGuide } from './guides/ConnectorGuide.js'
export type { AuditAction, AuditEvent, ConnectionEvent } from './server/AuditEvent.js'
export { authorizeWithSessionToken, type SessionKeys } from './server/authorizeWithSessionToken.js'
export { type ConnectorProxy, createConnectorProxy } from './server/createConnectorProxy.js'
export { createSessionToken, type SessionGrant, type SessionTokenOptions } from './server/createSessionToken.js'
export type { AccountConnectors, Wanted } from './server/cyclr/createAccountConnectors.js'
export type {
  Ask,
  Authorize,
  Budget,
  ConnectorProxyOptions,
  CyclrSettings,
  Identify,
  Logger,
  RateLimit,
  Store,
  Verify,
} from './server/ProxyOptions.js'
