import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Facebook Messenger. */
export const facebookMessenger: ConnectorGuide = {
  connector: 'Facebook Messenger',
  before: ['You need a Facebook login that manages the page whose messages you want to use.'],
  steps: {
    'OAuth 2.0': [
      'Sign in to Facebook in the window that opens.',
      'Select the page you want to use here.',
      'Leave the permissions on and finish.',
    ],
  },
  notes: [
    'Scopes and verify token are set by the partner and never asked of an end user.',
    'To add a page later: reconnect, and use Edit Settings in Facebook’s window to select it.',
    'Until Facebook has approved the partner’s app, only people with a role in that app can sign in.',
  ],
}
