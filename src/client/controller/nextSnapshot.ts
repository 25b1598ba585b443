import type { Connector, Verification } from '../../core/connector.js'
import { ConnectorAuthError } from '../../core/errors.js'
import { FAILED_POLLS_SHOWN, INITIAL_OAUTH_STATE, type OAuthState } from '../../core/flow/oauthState.js'
import { stepBack } from '../../core/flow/stepBack.js'
import {
  chosenMethod,
  type FlowState,
  hasSavedSettings,
  INITIAL_FLOW_STATE,
  isSameStep,
  type Step,
  stepFor,
} from '../../core/flow/stepFor.js'
import { stepProgress } from '../../core/flow/stepProgress.js'
import { settingsOf } from '../../core/parameters/parameters.js'
import type { Environment } from '../browser.js'
import type { ConnectorAuthOptions, ReconnectReason } from '../options.js'
import type { Drafts } from './createDrafts.js'
import type { createStepForm } from './createStepForm.js'
import type { Identity, Lookups, PendingAction, WizardAction, WizardSnapshot } from './WizardSnapshot.js'

/** What the controller stores. Everything else in a snapshot is derived from it and from the connector. */
export type WizardState = {
  flowState: FlowState
  oauth: OAuthState
  pending: PendingAction | null
  actionError: { action: WizardAction; error: ConnectorAuthError } | null
  verified: Verification | null
  /** `step`: the one it was found on. */
  identity: (Identity & { step: Step }) | null
  confirmingExit: boolean
  environment: Environment
  reference: string | null
}

export const INITIAL_STATE: WizardState = {
  flowState: INITIAL_FLOW_STATE,
  oauth: INITIAL_OAUTH_STATE,
  pending: null,
  actionError: null,
  verified: null,
  identity: null,
  confirmingExit: false,
  environment: { framed: false, standalone: false, opensTabs: false, webView: false },
  reference: null,
}

export type Sources = {
  accountConnectorId: string
  launchUrl: string
  options: ConnectorAuthOptions
  state: WizardState
  connector: Connector | null
  loadError: unknown
  isRetrying: boolean
  loadFailures: number
  lookups: Lookups | null
  /** Loaded together with the connector; the first screen does not need it. */
  createStepForm: typeof createStepForm | null
  drafts: Pick<Drafts, 'of' | 'isDirty'>
}

/** The snapshot for what is known now. Returns `previous` where nothing changed, and keeps its members' identity. */
export function nextSnapshot(previous: WizardSnapshot | null, sources: Sources): WizardSnapshot {
  const { options, state } = sources
  const connector = options.readOnly && sources.connector ? readOnly(sources.connector) : sources.connector
  const { flowState, oauth, environment } = state
  const loadError = connector === null ? toError(sources.loadError) : null
  const step = stepOf(previous, connector, flowState)
  const method = connector && chosenMethod(connector, flowState)
  const lookups = keepEqual(previous?.lookups ?? null, sources.lookups)
  const canRedirect = options.oauthMode !== 'popup' && !environment.framed
  const next: WizardSnapshot = {
    accountConnectorId: sources.accountConnectorId,
    launchUrl: sources.launchUrl,
    connector,
    step,
    view: step?.name ?? (loadError ? 'problem' : 'loading'),
    progress: keepEqual(previous?.progress ?? null, connector && step && stepProgress(connector, flowState, step)),
    method,
    flowState,
    oauth,
    pending: connector === null && (loadError === null || sources.isRetrying) ? 'load' : state.pending,
    error: state.actionError?.error ?? loadError,
    errorAction: state.actionError?.action ?? (loadError && 'load'),
    loadFailures: sources.loadFailures,
    verified: state.verified,
    identity: state.identity?.step === step ? state.identity : null,
    reconnectReason: reconnectReason(options, state.verified),
    canGoBack: connector !== null && stepBack(connector, flowState) !== null,
    hasSettings: connector !== null && settingsOf(method, connector).length > 0,
    settingsSaved: hasSavedSettings(flowState),
    canRedirect,
    mustRedirect: canRedirect && (options.oauthMode === 'redirect' || environment.standalone),
    pollsFailing: 'current' in oauth && oauth.failedPolls >= FAILED_POLLS_SHOWN,
    // Leaving for the provider is what the user asked for.
    isDirty: sources.drafts.isDirty() && oauth.status !== 'redirecting',
    confirmingExit: state.confirmingExit,
    form:
      previous && previous.step === step && previous.lookups === lookups
        ? previous.form
        : (sources.createStepForm?.(step, lookups, sources.drafts.of) ?? null),
    lookups,
    environment,
    reference: state.reference,
  }
  return keepEqual(previous, next)
}

const readOnlyOnes = new WeakMap<Connector, Connector>()

/** The connector as its user sees it who may only read. The same object for the same connector. */
function readOnly(connector: Connector): Connector {
  const known = readOnlyOnes.get(connector) ?? {
    ...connector,
    can: connector.can.filter((action) => action === 'read'),
  }
  readOnlyOnes.set(connector, known)
  return known
}

function stepOf(previous: WizardSnapshot | null, connector: Connector | null, flowState: FlowState): Step | null {
  const step = connector && stepFor(connector, flowState)
  return previous && isSameStep(previous.step, step) ? previous.step : step
}

function reconnectReason(
  { intent, reason }: ConnectorAuthOptions,
  verified: Verification | null,
): ReconnectReason | null {
  if (intent === 'reconnect') return reason ?? 'unknown'
  return verified === 'rejected' ? 'rejected' : null
}

function toError(error: unknown): ConnectorAuthError | null {
  if (error === null || error === undefined) return null
  return error instanceof ConnectorAuthError ? error : new ConnectorAuthError('bad_response', { cause: error })
}

/** `previous` where both have the same members. */
function keepEqual<T extends object | null>(previous: T | null, next: T): T {
  if (previous === null || next === null) return next
  const before = new Map(Object.entries(previous))
  return Object.entries(next).every(([key, value]) => isEqual(before.get(key), value)) ? previous : next
}

/** Lists of names or of react-query's own results: equal by their items. */
function isEqual(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return Object.is(a, b)
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]))
}
