'use client'
export { type ConnectorReturn, readConnectorReturn } from './client/readConnectorReturn.js'
export type { AuthKind } from './core/authKinds.js'
export type { AuthMethod, Connector, Parameter, Verification } from './core/connector.js'
export { ConnectorAuthError, type ErrorCode } from './core/errors.js'
export type { Step, StepName } from './core/flow/stepFor.js'
export { en, type MessageKey, type Messages } from './locales/en.js'
export { ConnectorAuthWizard, type ConnectorAuthWizardProps } from './react/ConnectorAuthWizard.js'
export type { HostHelp } from './react/HostHelp.js'
export type { LinkDetails, LinkName, Links } from './react/links.js'
export type {
  ConnectorAuthOptions,
  ErrorDetails,
  ExitDetails,
  SuccessDetails,
  View,
  WizardEvent,
  WizardEventName,
} from './react/options.js'
export { type ConnectorAuth, useConnectorAuth } from './react/useConnectorAuth.js'
