'use client'
// What React Server Components get, by the condition "react-server" of package.json. Bundlers without them warn about the
// directive, so no other module has it. A client boundary has to name its exports.
export {
  ConnectionStatus,
  ConnectorAuthChecklist,
  ConnectorAuthError,
  ConnectorAuthWizard,
  en,
  readConnectorReturn,
  useConnectionStatus,
  useConnectorAuth,
  useConnectorChecklist,
  useRateLimitCountdown,
} from './index.js'
