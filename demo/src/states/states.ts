/**
 * One thing that a user does, found without words, so that it works in every language: the button of a kind, the nth input, or
 * the first fold.
 */
export type Action =
  | { click: 'primary' | 'danger-quiet' | 'close' | 'fold' | 'ask' }
  | { fill: number; with: string }
  | { waitMs: number }

export type State = {
  id: string
  /** @default none */
  actions?: readonly Action[]
  /** In place of the wizard for the first connector. */
  shows?: 'checklist'
  /** What the browser and its network do. */
  network?: 'hangs' | 'offline' | 'html' | 'hangsOnWrite' | 'denied' | 'expired'
  /** Whether the clipboard takes a text. @default what the browser's does */
  copies?: boolean
  windows?: 'open' | 'blocked' | 'closed'
  props?: { intent?: 'connect' | 'reconnect' | 'manage'; oauthMode?: 'redirect' | 'popup'; accountConnectorId?: string }
}

const connect: readonly Action[] = [{ fill: 0, with: 'pm_live_2Vx81Lk0' }, { click: 'primary' }]
const signIn: readonly Action[] = [{ click: 'primary' }]

/** Every state of the design, and what is hard to lay out. Each one is reached as a user reaches it. */
export const STATES: readonly State[] = [
  { id: 'loading', network: 'hangs' },
  { id: 'load-not-found', props: { accountConnectorId: '999999' } },
  { id: 'load-not-allowed' },
  { id: 'load-session' },
  { id: 'load-unavailable' },
  { id: 'load-misconfigured', network: 'html' },
  { id: 'load-offline', network: 'offline' },
  { id: 'method-choice' },
  { id: 'settings' },
  { id: 'settings-errors', actions: [{ click: 'primary' }] },
  { id: 'settings-advanced', actions: [{ click: 'fold' }] },
  { id: 'api-key' },
  { id: 'api-key-help', actions: [{ click: 'fold' }] },
  { id: 'api-key-hints', actions: [{ fill: 0, with: 'Bearer pm_live_2Vx81Lk0' }] },
  { id: 'api-key-stored', props: { intent: 'reconnect' }, actions: [{ click: 'primary' }] },
  { id: 'basic' },
  { id: 'client-credentials' },
  { id: 'verifying', network: 'hangsOnWrite', actions: connect },
  { id: 'rejected', actions: connect },
  { id: 'submit-failed', actions: connect },
  { id: 'rate-limited', actions: connect },
  { id: 'success', actions: connect },
  { id: 'success-saved', actions: connect },
  { id: 'lookup' },
  { id: 'lookup-empty' },
  { id: 'connected' },
  { id: 'connected-as' },
  {
    id: 'other-account',
    props: { intent: 'reconnect' },
    actions: [
      { waitMs: 1_000 },
      { click: 'primary' },
      { fill: 0, with: 'eve@elsewhere.example' },
      { click: 'primary' },
    ],
  },
  { id: 'reconnect', props: { intent: 'reconnect' } },
  { id: 'disconnect-confirm', actions: [{ click: 'danger-quiet' }] },
  { id: 'disconnected', actions: [{ click: 'danger-quiet' }, { click: 'danger-quiet' }] },
  { id: 'oauth-ready' },
  { id: 'oauth-opening', network: 'hangsOnWrite', windows: 'open', actions: signIn },
  { id: 'oauth-waiting', windows: 'open', actions: signIn },
  { id: 'oauth-blocked', windows: 'blocked', actions: signIn },
  { id: 'oauth-closed', windows: 'closed', actions: [...signIn, { waitMs: 5_000 }] },
  { id: 'oauth-declined', windows: 'open', network: 'denied', actions: [...signIn, { waitMs: 2_500 }] },
  { id: 'oauth-expired', windows: 'open', network: 'expired', actions: [...signIn, { waitMs: 2_500 }] },
  { id: 'oauth-redirect', props: { oauthMode: 'redirect' } },
  { id: 'invite-copied', copies: true, actions: [{ click: 'ask' }] },
  { id: 'invite-not-copied', copies: false, actions: [{ click: 'ask' }] },
  { id: 'unsaved-guard', actions: [{ fill: 0, with: 'pm_live_2Vx81Lk0' }, { click: 'close' }] },
  { id: 'unsupported' },
  { id: 'read-only' },
  { id: 'read-only-connected' },
  { id: 'queue', shows: 'checklist' },
  { id: 'queue-problem', shows: 'checklist' },
  { id: 'queue-done', shows: 'checklist' },
  { id: 'long-names' },
  { id: 'thirty-fields' },
  { id: 'two-hundred-choices' },
]
