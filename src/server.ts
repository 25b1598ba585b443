export type { AuthKind } from './core/authKinds.js'
export type { Action, ConnectorSummary } from './core/connector.js'
export type { ConnectLink } from './core/contract.js'
export type { Grant } from './core/grant.js'
export type { ConnectorGuide, FieldGuide, GuideTranslation } from './guides/ConnectorGuide.js'
export { type ConnectorProxy, createConnectorProxy } from './server/createConnectorProxy.js'
export type { AccountConnectors, EnsureRequest } from './server/cyclr/createAccountConnectors.js'
export type { Cycles, InstalledCycle, Templates } from './server/cyclr/createWorkflows.js'
export type { TransactionError } from './server/cyclr/webhook/createTransactionErrors.js'
export type { ConnectLinks } from './server/links/createConnectLinks.js'
export type { LinkRequest } from './server/links/linkRequest.js'
export type { AuditAction, AuditEvent, ConnectionEvent } from './server/options/AuditEvent.js'
export type { BeforeDisconnect, DisconnectContext } from './server/options/DisconnectContext.js'
export type {
  AuthorizationRequest,
  Authorize,
  Budget,
  ConnectorProxyOptions,
  CyclrSettings,
  HostColors,
  Identify,
  Logger,
  RateLimit,
  Verify,
} from './server/options/ProxyOptions.js'
export type { Store } from './server/options/Store.js'
export { cyclrErrorPage } from './server/pages/cyclrErrorPage.js'
export { authorizeWithSessionToken } from './server/session/authorizeWithSessionToken.js'
export { createSessionToken, type SessionGrant, type SessionTokenOptions } from './server/session/createSessionToken.js'
export type { SessionKeys } from './server/session/createTokenReader.js'
