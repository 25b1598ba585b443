import type { Credentials } from '../../core/authKinds.js'
import type { AuthMethod, Connector, Verification } from '../../core/connector.js'
import type { Choice, Values } from '../../core/contract.js'
import type { ConnectorAuthError } from '../../core/errors.js'
import type { OAuthState } from '../../core/flow/oauthState.js'
import type { FlowState, Step } from '../../core/flow/stepFor.js'
import type { StepProgress } from '../../core/flow/stepProgress.js'
import type { Field, FormInput, FormReason } from '../../core/parameters/form.js'
import type { Change, Kept } from '../../core/parameters/normalize.js'
import type { Environment } from '../browser.js'
import type { Invitation } from '../invite/createInvitation.js'
import type { ReconnectReason, View } from '../options.js'

/** An action whose request is under way. */
export type PendingAction = 'saveParameters' | 'submitCredentials' | 'saveLookups' | 'disconnect' | 'verify'

/** An action that can fail. */
export type WizardAction = PendingAction | 'startOAuth'

/** Everything there is to show of one wizard. Immutable; a member keeps its identity until it changes. */
export type WizardSnapshot = {
  /** The account connector that this wizard is for; empty while the host has not named one. */
  accountConnectorId: string
  /** The address of a launch link before it is prepared: the proxy answers that the link has expired. */
  launchUrl: string
  /** `null` until it is loaded. */
  connector: Connector | null
  /** The step to show; `null` while there is no connector. */
  step: Step | null
  /** The step's name, or what stands in its place. */
  view: View
  /** Where the step stands in its flow; `null` when there are no steps to count. */
  progress: StepProgress | null
  /** The authentication method in use: the chosen one, or the only one. */
  method: AuthMethod | null
  /** What the user did in this wizard: the steps are derived from it. */
  flowState: FlowState
  /** The sign-in on the provider's own page. */
  oauth: OAuthState
  /** The request under way, to disable what would start another. `null` when there is none. */
  pending: PendingAction | 'load' | null
  /** The last error, until the next action starts. Why loading failed, until it succeeds: `pending` tells of a retry. */
  error: ConnectorAuthError | null
  /** What `error` happened in. */
  errorAction: WizardAction | 'load' | null
  /** How many times loading failed. */
  loadFailures: number
  /** What the last `verify` found; `null` after anything else. */
  verified: Verification | null
  /** Whose sign-in is stored; `null` until `identify` has found it on this step. */
  identity: Identity | null
  /** Why a connected connector has to be reconnected; `null` when it need not be. */
  reconnectReason: ReconnectReason | null
  /** Whether `back` leads to an earlier step. */
  canGoBack: boolean
  /** Whether the method in use has settings to edit. */
  hasSettings: boolean
  /** Whether this flow's settings are saved already. */
  settingsSaved: boolean
  /** Whether the sign-in may use this tab. */
  canRedirect: boolean
  /** Whether the sign-in has to use this tab, because no window can open. */
  mustRedirect: boolean
  /** Several status requests of the sign-in in a row did not reach the proxy. */
  pollsFailing: boolean
  /** Something was typed and is not submitted: leaving would drop it. Changes once, not with each keystroke. */
  isDirty: boolean
  /** Of this wizard, for support: what a problem without an `error` is quoted by. `null` until it has been mounted. */
  reference: string | null
  /** `requestExit` found something to lose: ask, then call `cancelExit` or `exit`. */
  confirmingExit: boolean
  /** The inputs that the step asks for; `null` on steps that ask for none. */
  form: StepForm | null
  /** The choices of the `lookups` step; `null` on other steps. */
  lookups: Lookups | null
  /** Where the sign-in can happen, such as in a frame or on a phone. */
  environment: Environment
}

/** The person or account at the provider whose sign-in is stored. */
export type Identity = {
  /** Text of the provider, such as an email address: isolate its direction. `null` when it cannot be read. */
  connectedAs: string | null
  /** This wizard has connected another one than before. */
  isDifferent: boolean
}

/**
 * The inputs of a step. Registered by position: Cyclr's names may hold dots, brackets or `constructor`.
 *
 * What was typed is normalised when it is submitted: without surrounding spaces and characters that cannot be seen, an
 * address reduced to the part that is asked for, a number in plain digits, a key file in its usual form. Passwords stay as
 * they are. `kept` holds the ids of the fields that are sent exactly as typed, because the user took a change back.
 */
export type StepForm = {
  /** The inputs in order: settings, then the credential. */
  fields: readonly Field[]
  /** What each input starts with, by field id: what was typed before, else the stored value. Secrets start empty. */
  initialInput: () => FormInput
  /** Whether a field is asked, given what is chosen in the others. */
  isShown: (field: Field, input: FormInput) => boolean
  /** What is submitted for what was typed, and what that changes, by field id: show it, and offer to take it back. */
  normalize: (input: FormInput, kept?: Kept) => { input: FormInput; changes: ReadonlyMap<string, Change> }
  /** Why each wrong input cannot be submitted, by field id. */
  errorsOf: (input: FormInput, kept?: Kept) => ReadonlyMap<string, FormReason>
  /** The parameter values that differ from the stored ones, normalised; `null` deletes one. */
  toValues: (input: FormInput, kept?: Kept) => Values
  /** The credential, normalised. */
  toCredentials: (input: FormInput, kept?: Kept) => Credentials
}

/** The choices that Cyclr offers for parameters once the connector is authenticated. */
export type Lookups = {
  /** In the order of the step's parameters; `null` until they are loaded. */
  lists: readonly (readonly Choice[])[] | null
  /** Whether the last request for them failed. */
  failed: boolean
  /** Why they are not loaded, or not loaded again. */
  error: ConnectorAuthError | null
  /** Whether they are being loaded. */
  fetching: boolean
}

/** What a user can do. A call while its own action is pending is ignored. */
export type WizardActions = {
  /** Chooses one of the step's methods by id. */
  chooseMethod: (methodId: string) => void
  /** Saves settings, or keeps them until the credentials are sent while reconnecting. Pass only changed values. */
  saveParameters: (values: Values) => void
  /** Sends the credentials, with the settings that go along. */
  submitCredentials: (values: Values, credentials: Credentials) => void
  /** Saves the choices of the `lookups` step; `{}` leaves optional ones for later. */
  saveLookups: (values: Values) => void
  /** Loads the choices of the `lookups` step again. */
  refreshLookups: () => void

  /**
   * Opens the sign-in window, or brings it forward. Call it in the click itself: browsers block a later one. `values`: an
   * OAuth app of the user's own, from the step's `form`; without them, those of the previous start are sent again.
   */
  startOAuth: (values?: Values) => void
  /** Signs in in this tab, and returns to this page. */
  startOAuthInThisTab: (values?: Values) => void
  /** The address of a real link, for browsers that block the window. Works once, for 30 s; `null` after an error. */
  prepareLaunchLink: () => Promise<{ attempt: string; launchUrl: string } | null>
  /** The browser is about to follow the link of this attempt. `false` when its address has expired. */
  followLaunchLink: (attempt: string) => boolean
  /** Asks the proxy at once whether the sign-in is done, and polls again; or whether credentials under way are saved. */
  checkAgain: () => void
  /** Gives up every sign-in under way, and shows the start of the OAuth step. */
  startOver: () => void

  /** Stops what is under way; with nothing under way, leaves reconnecting. */
  cancel: () => void
  /** Shows the previous step. */
  back: () => void
  /** Signs in again while the current credentials stay in use. */
  reconnect: () => void
  /** Shows the settings of a connected connector. */
  editSettings: () => void
  /** Removes the stored credentials and secrets. */
  disconnect: () => void
  /** Resolves with whether the provider still accepts the credentials; `null` after an error. Writes nothing. */
  verify: () => Promise<Verification | null>
  /**
   * Creates a connect link for a colleague. Needs `invite` in `connector.can`. Rejects with a `ConnectorAuthError`, which
   * `onError` receives as well.
   */
  inviteColleague: () => Promise<Invitation>
  /**
   * Finds out whose sign-in is stored, on the steps `connected` and `success`, once on each: `identity` is set where a guide
   * says how to read it and the provider answers.
   */
  identify: () => void
  /** Loads the connector again after an error. */
  retry: () => void

  /** Keeps what is typed in the current step, in memory: for Back, and for `requestExit`. Notifies only when `isDirty` changes. */
  setDraft: (input: FormInput) => void
  /** Drops everything that was typed and not submitted. */
  discardDrafts: () => void
  /** Leaves, or sets `confirmingExit` where something typed would be lost. */
  requestExit: () => void
  /** Takes `requestExit` back: clears `confirmingExit`. */
  cancelExit: () => void
  /** Calls `onExit`. */
  exit: (reason: 'done' | 'dismissed' | 'problem') => void
  /** Reports that the user opened a help text. */
  reportHelp: () => void
  /** Reports an error of the view: calls `onError`. */
  reportError: (error: ConnectorAuthError) => void
  /**
   * A text for a support ticket: versions, ids, what is shown, the last 20 events and return signals with their times, and the
   * browser. Holds no value that the user typed or that is stored, and no address but the page's origin.
   */
  supportDetails: () => string
}
