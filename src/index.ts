export type { ChecklistActions, ChecklistSnapshot } from './client/checklist/createChecklistController.js'
export type { ChecklistDetails, ChecklistOptions } from './client/checklist/options.js'
export { type ConnectorReturn, readConnectorReturn } from './client/connectorReturn.js'
export type {
  Lookups,
  PendingAction,
  StepForm,
  WizardAction,
  WizardActions,
  WizardSnapshot,
} from './client/controller/WizardSnapshot.js'
export type {
  ConnectorAuthOptions,
  ErrorDetails,
  ExitDetails,
  ReconnectReason,
  SuccessDetails,
  View,
  WizardEvent,
  WizardEventName,
} from './client/options.js'
export type { AuthKind, Credentials } from './core/authKinds.js'
export type { ChecklistItem, ChecklistRow, ConnectionState, RowProblem } from './core/checklist.js'
export type { AuthMethod, Connector, Parameter, Verification } from './core/connector.js'
export type { Choice, Values } from './core/contract.js'
export { ConnectorAuthError, type ErrorCode, type FieldError, type FieldReason } from './core/errors.js'
export type { OAuthAttempt, OAuthState } from './core/flow/oauthState.js'
export type { FlowState, Step, StepName } from './core/flow/stepFor.js'
export type { StepProgress } from './core/flow/stepProgress.js'
export type { Control } from './core/parameters/controlFor.js'
export type { Field, FormInput, FormReason } from './core/parameters/form.js'
export type { Change, Kept } from './core/parameters/normalize.js'
export { en, type MessageKey, type Messages, type PluralKey } from './locales/en.js'
export { ConnectorAuthWizard } from './react/ConnectorAuthWizard.js'
export type {
  ConnectorAuthWizardProps,
  HostHelp,
  LinkDetails,
  LinkName,
  Links,
} from './react/ConnectorAuthWizardProps.js'
export { ConnectionStatus, type ConnectionStatusProps } from './react/checklist/ConnectionStatus.js'
export { ConnectorAuthChecklist } from './react/checklist/ConnectorAuthChecklist.js'
export type { ConnectorAuthChecklistProps } from './react/checklist/ConnectorAuthChecklistProps.js'
export { type ConnectionStatusOptions, useConnectionStatus } from './react/checklist/useConnectionStatus.js'
export { type ConnectorChecklist, useConnectorChecklist } from './react/checklist/useConnectorChecklist.js'
export type { TextOrigin, Translate } from './react/createTranslation.js'
export { type ConnectorAuth, useConnectorAuth } from './react/useConnectorAuth.js'
export { useRateLimitCountdown } from './react/useRateLimitCountdown.js'
