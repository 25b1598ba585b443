import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to GoDaddy. */
export const godaddy: ConnectorGuide = {
  connector: 'GoDaddy',
  before: ['You need a GoDaddy login that may use the developer portal.'],
  steps: {
    'API Key': [
      'Sign in to the GoDaddy developer portal and open API Keys.',
      'Create a new API key. The first one you make is always for testing.',
      'For your live domains, create another key for production.',
      'Copy the key and keep its secret too.',
    ],
  },
  link: {
    href: 'https://developer.godaddy.com/keys',
    label: 'GoDaddy: your API keys',
  },
  fields: {
    ServerName: {
      hint: 'Test keys need the address with ote in it, production keys the one without.',
    },
  },
  notes: [
    'GoDaddy issues a key and a secret while the connector asks for one value, and the guide doesn’t say how the two are joined. GoDaddy itself expects key:secret after the word sso-key.',
    'A test key together with the production server is the most likely cause of a refusal.',
  ],
}
