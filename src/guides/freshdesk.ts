import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Freshdesk. */
export const freshdesk: ConnectorGuide = {
  connector: 'Freshdesk',
  steps: {
    'API Key': [
      'In Freshdesk, select your profile picture at the top right.',
      'Choose Profile Settings.',
      'Find the API key on the right, show it if it is hidden, and copy it.',
    ],
  },
  link: {
    href: 'https://support.freshdesk.com/en/support/solutions/articles/215517',
    label: 'Freshdesk: find your API key',
  },
  fields: {
    FreshdeskDomain: {
      hint: 'The part before .freshdesk.com, even if you have a domain of your own.',
      example: 'myaccount.freshdesk.com',
      suffix: '.freshdesk.com',
      store: 'full',
      shape: 'host',
      pattern: '^[A-Za-z0-9\\-]+\\.freshdesk\\.com$',
      patternHint: 'Letters, numbers and hyphens only.',
    },
  },
  notes: [
    'A custom domain is refused; the .freshdesk.com host is needed.',
    'A key acts with the rights of the agent it belongs to. Accounts on the free plan have no API key.',
  ],
}
