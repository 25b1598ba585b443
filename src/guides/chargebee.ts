import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Chargebee. */
export const chargebee: ConnectorGuide = {
  connector: 'Chargebee',
  before: ['You need access to the settings of your Chargebee site.'],
  steps: {
    'Username and Password': [
      'In Chargebee, open Settings, then Configure Chargebee, then API Keys and Webhooks.',
      'Open API Keys and copy a key, or add one.',
      'Paste the key as the API key and leave the password empty.',
    ],
  },
  link: {
    href: 'https://www.chargebee.com/docs/2.0/api_keys.html',
    label: 'Chargebee: API keys',
  },
  labels: {
    'Username and Password': {
      username: 'API key',
    },
  },
  fields: {
    ChargebeeSite: {
      hint: 'The part before .chargebee.com in your Chargebee address.',
      example: 'mycompany-test',
      prefix: 'https://',
      suffix: '.chargebee.com',
      store: 'part',
      shape: 'subdomain',
      pattern: '^[A-Za-z0-9\\-]+$',
      patternHint: 'Letters, numbers and hyphens only.',
    },
    password: {
      fixed: '',
    },
  },
  notes: [
    'The API key is sent as the user name; the password stays empty.',
    'Test and live sites have keys of their own: a test site’s name ends with -test and its keys start with test_, live keys start with live_.',
  ],
}
