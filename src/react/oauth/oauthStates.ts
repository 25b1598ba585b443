import { pageBrowser, seemsWebView } from '../../client/browser.js'
import type { Plain, PlainButton } from '../steps/StatusScreen.js'
import { cancel } from '../steps/statusScreens.js'
import type { WizardContextValue } from '../WizardContext.js'

const openWindow = ({ actions, t }: WizardContextValue) => actions.reopen(t('oauth.opening'))
const startOver: PlainButton['does'] = ({ actions }) => actions.startOver()

const reopen: PlainButton = { kind: 'secondary', label: 'oauth.reopen', icon: 'window', does: openWindow }
const checkAgain: PlainButton = {
  kind: 'primary',
  label: 'oauth.checkAgain',
  icon: 'refresh',
  does: ({ actions }) => actions.checkAgain(),
}
const thisTab: PlainButton = {
  kind: 'secondary',
  label: 'oauth.blocked.thisTab',
  iconEnd: 'arrow',
  when: ({ wizard }) => wizard.canRedirect(),
  does: ({ actions }) => actions.startOAuthHere(),
}
const over: PlainButton = { kind: 'secondary', label: 'oauth.startOver', does: startOver }

const mayLeaveApp = ({ wizard }: WizardContextValue) => wizard.canRedirect() && seemsWebView(pageBrowser())

/** A sign-in on the provider's own page, as far as it is known (`design/README.md`, section 6.5). */
export const OAUTH = {
  blocked: {
    title: 'oauth.blocked.title',
    privacy: 'oauth',
    alert: true,
    buttons: [thisTab, cancel],
  },
  waiting: { title: 'oauth.waiting.title', lede: 'oauth.waiting.lede', privacy: 'oauth', buttons: [reopen, cancel] },
  closed: { title: 'oauth.closed.title', lede: 'oauth.closed.lede', privacy: 'oauth', buttons: [reopen, cancel] },
  unconfirmed: {
    title: 'oauth.unconfirmed.title',
    lede: 'oauth.unconfirmed.lede',
    privacy: 'oauth',
    buttons: [{ ...checkAgain, kind: 'secondary' }, over, cancel],
  },
  timedOut: {
    title: 'oauth.late.title',
    lede: 'oauth.late.lede',
    privacy: 'oauth',
    // Inside another app a window may have gone where nobody finds it.
    buttons: [checkAgain, over, { ...thisTab, when: mayLeaveApp }, cancel],
  },
  expired: {
    title: 'oauth.expired.title',
    lede: 'oauth.expired.lede',
    privacy: 'oauth',
    buttons: [{ kind: 'primary', label: 'oauth.startAgain', iconEnd: 'out', does: openWindow }, cancel],
  },
} as const satisfies Record<string, Plain>
