import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Vend. */
export const vend: ConnectorGuide = {
  connector: 'Vend',
  before: ['You need a Vend developer account. It is separate from your Vend login.'],
  steps: {
    'OAuth 2.0': [
      'Sign in to the Vend developer site and open My Applications.',
      'Add an application with the redirect address you were given.',
      'Copy the client ID and secret.',
      'In the sign-in window, use your normal Vend login and allow access.',
    ],
  },
  link: {
    href: 'https://developers.vendhq.com/developer/applications',
    label: 'Vend: your applications',
  },
  fields: {
    ClientId: {
      hint: 'Listed with your application on the Vend developer site.',
    },
    ClientSecret: {
      hint: 'Listed with your application on the Vend developer site.',
      secret: true,
    },
    StoreName: {
      hint: 'The part before .vendhq.com in your store address.',
      example: 'mystore',
      prefix: 'https://',
      suffix: '.vendhq.com',
      store: 'part',
      shape: 'subdomain',
      pattern: '^[A-Za-z0-9\\-]+$',
      patternHint: 'Letters, numbers and hyphens only.',
    },
  },
  notes: [
    'An application that isn’t approved still works, for up to 30 stores.',
    'The redirect address is https://{service domain}/connector/callback.',
    'Vend is now Lightspeed Retail (X-Series); newer store addresses end with .retail.lightspeed.app and keep the store name as their first part.',
  ],
}
