import type { Action } from '../../core/connector.js'
import { chosenMethod } from '../../core/flow/stepFor.js'
import { settingsOf } from '../../core/parameters/parameters.js'
import type { MessageKey } from '../../locales/en.js'
import type { WizardContextValue } from '../WizardContext.js'
import type { Plain, PlainButton } from './StatusScreen.js'

const canExit = (card: WizardContextValue) => card.canExit
export const may = (action: Action) => (card: WizardContextValue) => card.connector?.can.includes(action) ?? false

const hasSettings = ({ connector, flowState }: WizardContextValue) =>
  connector !== null && settingsOf(chosenMethod(connector, flowState), connector).length > 0

const retry: PlainButton['does'] = ({ actions }) => actions.retry()
const reconnect: PlainButton['does'] = ({ actions }) => actions.reconnect()
const startOver: PlainButton['does'] = ({ actions }) => actions.startOver()

export const cancel: PlainButton = { kind: 'quiet', label: 'button.cancel', does: ({ actions }) => actions.cancel() }
const tryNow: PlainButton = { kind: 'primary', label: 'button.tryNow', icon: 'refresh', does: retry }
const contact: PlainButton = { kind: 'quiet', label: 'button.contact', does: 'support' }
const done: PlainButton = {
  kind: 'primary',
  label: 'button.done',
  when: canExit,
  does: ({ actions }) => actions.exit('done'),
}
const again: PlainButton = {
  kind: 'secondary',
  label: 'button.reconnect',
  icon: 'refresh',
  when: may('connect'),
  does: reconnect,
}

const changeSettings: PlainButton = {
  kind: 'quiet',
  label: 'button.changeSettings',
  when: (card) => card.pending === null && may('connect')(card) && hasSettings(card),
  does: ({ actions }) => actions.changeSettings(),
}

/** The states that ask for nothing (`design/README.md`, section 6): words, and buttons in their order. */
export const PLAIN = {
  notFound: {
    title: 'load.notFound.title',
    lede: 'load.notFound.lede',
    buttons: [{ kind: 'primary', label: 'load.notFound.back', does: 'integrations' }, contact],
  },
  session: {
    title: 'load.session.title',
    lede: 'load.session.lede',
    buttons: [{ kind: 'primary', label: 'load.session.signIn', does: 'signIn' }],
  },
  forbidden: { title: 'load.forbidden.title', lede: 'load.forbidden.lede', buttons: [] },
  offline: { title: 'load.offline.title', lede: 'load.offline.lede', buttons: [{ ...tryNow, kind: 'secondary' }] },
  unavailable: { title: 'load.unavailable.title', lede: 'load.unavailable.lede', buttons: [tryNow] },
  misconfigured: { title: 'load.unavailable.title', lede: 'load.misconfigured.lede', buttons: [tryNow] },
  unsupported: {
    title: 'unsupported.title',
    lede: 'unsupported.lede',
    buttons: [
      { ...contact, kind: 'primary' },
      { kind: 'quiet', label: 'button.close', when: canExit, does: ({ actions }) => actions.exit('problem') },
    ],
  },
  insecure: { title: 'insecure.title', lede: 'insecure.lede', buttons: [{ ...contact, kind: 'primary' }] },
  slow: {
    title: 'slow.title',
    lede: 'slow.lede',
    buttons: [
      { kind: 'secondary', label: 'oauth.checkAgain', icon: 'refresh', does: ({ actions }) => actions.cancel() },
      cancel,
    ],
  },
  connected: {
    title: 'connected.title',
    lede: 'connected.lede',
    // While the connection is checked, the way out takes the place of the other ways on.
    buttons: [again, changeSettings, { ...cancel, when: ({ pending }) => pending !== null }],
  },
  leave: {
    title: 'leave.title',
    lede: 'leave.lede',
    plain: true,
    buttons: [
      { kind: 'secondary', label: 'leave.keep', does: ({ stay }) => stay() },
      {
        kind: 'danger-quiet',
        label: 'leave.discard',
        does: ({ actions, stay }) => {
          stay()
          actions.discard()
          actions.exit('dismissed')
        },
      },
    ],
  },
  reconnect: { title: 'reconnect.title', buttons: [{ ...again, kind: 'primary' }] },
  accepted: { title: 'success.title', lede: 'success.lede', buttons: [done] },
  saved: { title: 'success.savedTitle', lede: 'success.saved', buttons: [done] },
  savedKey: { title: 'success.savedTitle', lede: 'success.savedKey', buttons: [done] },
  disconnected: {
    title: 'disconnected.title',
    lede: 'disconnected.lede',
    buttons: [
      { kind: 'primary', label: 'disconnected.again', when: may('connect'), does: startOver },
      { ...done, kind: 'quiet' },
    ],
  },
} as const satisfies Record<string, Plain>

/** Why a sign-in has to be renewed. */
export const RECONNECT_LEDES: Record<NonNullable<WizardContextValue['reconnectReason']>, MessageKey> = {
  unknown: 'reconnect.lede',
  revoked: 'reconnect.revoked',
  expired: 'reconnect.expired',
  passwordChanged: 'reconnect.passwordChanged',
  permissions: 'reconnect.permissions',
  rejected: 'check.rejected',
}
