import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to BigCommerce. */
export const bigcommerce: ConnectorGuide = {
  connector: 'BigCommerce',
  before: ['You need to be the store owner, or a user who may create API accounts.'],
  steps: {
    'API Key': [
      'In your BigCommerce control panel, open Settings and find the store-level API accounts.',
      'Create an API account and copy the store hash from its API path.',
      'Choose what the account may read and change, then save it.',
      'Copy the access token straight away: BigCommerce shows it only once.',
    ],
  },
  link: {
    href: 'https://support.bigcommerce.com/s/article/Store-API-Accounts?language=en_US#creating',
    label: 'BigCommerce: create an API account',
  },
  labels: {
    'API Key': {
      apiKey: 'Access token',
    },
  },
  fields: {
    BaseUrl: {
      hint: 'The address of the BigCommerce API, usually https://api.bigcommerce.com.',
      example: 'https://api.bigcommerce.com',
      shape: 'origin',
      suggestions: ['https://api.bigcommerce.com'],
    },
    StoreHash: {
      hint: 'The code after /stores/ in the API path of your API account.',
      example: 'abc123xyz',
      shape: 'id',
      pattern: '^[A-Za-z0-9]+$',
      patternHint: 'Letters and numbers only.',
    },
  },
  notes: [
    'The store hash also follows store- in the control panel’s address, before .mybigcommerce.com.',
    'The guide doesn’t say whether the base URL holds the /stores path. Since the store hash is asked separately, the host alone is assumed.',
  ],
}
