import type { ConnectorAuthWizardProps, MessageKey } from '../../../src/index.js'

/**
 * One thing that a user does, found without words, so that it works in every language: the button of a kind, the nth input, or
 * the first fold.
 */
export type Action =
  | { click: 'primary' | 'danger-quiet' | 'close' | 'fold' | 'ask' }
  | { fill: number; with: string }
  | { paste: number; with: string }
  | { waitMs: number }

export type State = {
  id: string
  /** A message that is on the card once the state is reached. A test looks for it. */
  shows: MessageKey
  /** @default none */
  actions?: readonly Action[]
  /** In place of the wizard for the first connector. @default 'wizard' */
  component?: 'checklist'
  /** What the browser and its network do. */
  network?: 'hangs' | 'offline' | 'html' | 'hangsOnWrite' | 'denied' | 'expired'
  /** Whether the clipboard takes a text. @default what the browser's does */
  copies?: boolean
  windows?: 'open' | 'blocked' | 'closed'
  /** Timers of this many milliseconds end at once, so that the state shows without the wait. @default none */
  skipsMs?: number
  props?: Pick<ConnectorAuthWizardProps, 'intent' | 'oauthMode' | 'name' | 'host'> & { accountConnectorId?: string }
}

const connect: readonly Action[] = [{ fill: 0, with: 'pm_live_2Vx81Lk0' }, { click: 'primary' }]
const signIn: readonly Action[] = [{ click: 'primary' }]

/** Every state of the design, and what is hard to lay out. Each one is reached as a user reaches it. */
export const STATES: readonly State[] = [
  { id: 'loading', shows: 'loading.name', network: 'hangs' },
  { id: 'load-not-found', shows: 'load.notFound.title', props: { accountConnectorId: '999999' } },
  { id: 'load-not-allowed', shows: 'load.forbidden.title' },
  { id: 'load-session', shows: 'load.session.title' },
  { id: 'load-unavailable', shows: 'load.unavailable.again' },
  {
    id: 'load-unavailable-named',
    shows: 'load.unavailable.again',
    props: { name: 'Postmoth', host: { name: 'Alderway' } },
  },
  { id: 'load-misconfigured', shows: 'load.misconfigured.lede', network: 'html' },
  { id: 'load-offline', shows: 'load.offline.title', network: 'offline' },
  { id: 'method-choice', shows: 'method.title' },
  { id: 'settings', shows: 'settings.title' },
  { id: 'settings-and-key', shows: 'basic.title' },
  { id: 'settings-errors', shows: 'attention.other', actions: [{ click: 'primary' }] },
  { id: 'settings-advanced', shows: 'settings.options', actions: [{ click: 'fold' }] },
  { id: 'api-key', shows: 'apiKey.title' },
  { id: 'api-key-help', shows: 'apiKey.where', actions: [{ click: 'fold' }] },
  {
    id: 'api-key-hints',
    shows: 'secret.cleaned',
    actions: [{ paste: 0, with: ' pm_live_8f2c91d04be7a6630c5f1e29\n' }],
  },
  { id: 'api-key-line', shows: 'secret.useAfter', actions: [{ paste: 0, with: 'Bearer pm_live_8f2c91d04be7' }] },
  { id: 'api-key-warning', shows: 'secret.email', actions: [{ paste: 0, with: 'dana@brightwater.example' }] },
  { id: 'api-key-stored', shows: 'apiKey.replace', props: { intent: 'reconnect' }, actions: [{ click: 'primary' }] },
  { id: 'basic', shows: 'basic.title' },
  { id: 'client-credentials', shows: 'client.title' },
  { id: 'verifying', shows: 'button.saving', network: 'hangsOnWrite', actions: connect },
  { id: 'verifying-slow', shows: 'slow.title', network: 'hangsOnWrite', skipsMs: 10_000, actions: connect },
  { id: 'rejected', shows: 'rejected.key', actions: connect },
  { id: 'submit-failed', shows: 'failed.title', actions: connect },
  { id: 'rate-limited', shows: 'limited.title', actions: connect },
  { id: 'success', shows: 'success.title', actions: connect },
  { id: 'success-saved', shows: 'success.savedTitle', actions: connect },
  { id: 'lookup', shows: 'lookup.save' },
  { id: 'lookup-empty', shows: 'lookup.empty.title' },
  { id: 'connected', shows: 'connected.title' },
  { id: 'connected-as', shows: 'identity.label' },
  {
    id: 'other-account',
    shows: 'identity.different',
    props: { intent: 'reconnect' },
    actions: [
      { waitMs: 1_000 },
      { click: 'primary' },
      { fill: 0, with: 'eve@elsewhere.example' },
      { click: 'primary' },
    ],
  },
  { id: 'reconnect', shows: 'reconnect.title', props: { intent: 'reconnect' } },
  { id: 'disconnect-confirm', shows: 'disconnect.title', actions: [{ click: 'danger-quiet' }] },
  { id: 'disconnected', shows: 'disconnected.title', actions: [{ click: 'danger-quiet' }, { click: 'danger-quiet' }] },
  { id: 'oauth-ready', shows: 'oauth.title' },
  { id: 'oauth-opening', shows: 'oauth.openingButton', network: 'hangsOnWrite', windows: 'open', actions: signIn },
  { id: 'oauth-waiting', shows: 'oauth.waiting.title', windows: 'open', actions: signIn },
  { id: 'oauth-waiting-late', shows: 'oauth.late.title', windows: 'open', skipsMs: 600_000, actions: signIn },
  { id: 'oauth-blocked', shows: 'oauth.blocked.title', windows: 'blocked', actions: signIn },
  { id: 'oauth-closed', shows: 'oauth.closed.title', windows: 'closed', actions: [...signIn, { waitMs: 5_000 }] },
  {
    id: 'oauth-declined',
    shows: 'oauth.denied.title',
    windows: 'open',
    network: 'denied',
    actions: [...signIn, { waitMs: 2_500 }],
  },
  {
    id: 'oauth-expired',
    shows: 'oauth.expired.title',
    windows: 'open',
    network: 'expired',
    actions: [...signIn, { waitMs: 2_500 }],
  },
  { id: 'oauth-redirect', shows: 'oauth.redirect.title', props: { oauthMode: 'redirect' } },
  { id: 'invite-copied', shows: 'invite.copied', copies: true, actions: [{ click: 'ask' }] },
  { id: 'invite-not-copied', shows: 'invite.notCopied', copies: false, actions: [{ click: 'ask' }] },
  { id: 'invite-failed', shows: 'invite.failed.title', actions: [{ click: 'ask' }] },
  { id: 'invite-ended', shows: 'invite.ended.title', copies: true, actions: [{ click: 'ask' }, { waitMs: 3_000 }] },
  { id: 'unsaved-guard', shows: 'leave.title', actions: [{ fill: 0, with: 'pm_live_2Vx81Lk0' }, { click: 'close' }] },
  { id: 'unsupported', shows: 'unsupported.title' },
  { id: 'read-only', shows: 'readOnly.title' },
  { id: 'read-only-connected', shows: 'connected.title' },
  { id: 'queue', shows: 'checklist.progress', component: 'checklist' },
  { id: 'queue-problem', shows: 'checklist.again.one', component: 'checklist' },
  { id: 'queue-done', shows: 'checklist.done.other', component: 'checklist' },
  { id: 'long-names', shows: 'basic.title' },
  { id: 'thirty-fields', shows: 'settings.title' },
  { id: 'two-hundred-choices', shows: 'basic.title' },
]
