export type { Action } from './core/connector.js'
export type { Grant } from './core/grant.js'
export type { ConnectorGuide, FieldGuide } from './guides/ConnectorGuide.js'
export { type ConnectorProxy, createConnectorProxy } from './server/createConnectorProxy.js'
export type {
  Ask,
  Authorize,
  ConnectorProxyOptions,
  CyclrSettings,
  Identify,
  Logger,
  Store,
  Verify,
} from './server/ProxyOptions.js'
