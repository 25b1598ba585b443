import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to ConnectWise PSA. */
export const connectwisePsa: ConnectorGuide = {
  connector: 'ConnectWise PSA',
  before: ['You need to be allowed to manage API members in ConnectWise PSA.'],
  steps: {
    'Username and Password': [
      'In ConnectWise PSA, open System, then Members, then API Members.',
      'Create or open a member, go to API Keys and generate a key.',
      'Copy both keys now: the private key is shown only once.',
      'As the user name, enter your company ID, a plus sign and the public key.',
      'As the password, enter the private key.',
    ],
  },
  link: {
    href: 'https://developer.connectwise.com/ClientID/Partner_Client_IDs',
    label: 'ConnectWise: get a client ID',
  },
  labels: {
    'Username and Password': {
      username: 'Company ID + public key',
      password: 'Private key',
    },
  },
  fields: {
    Domain: {
      hint: 'The host you sign in at; it depends on your region.',
      example: 'eu.myconnectwise.net',
      shape: 'host',
      suggestions: ['na.myconnectwise.net', 'eu.myconnectwise.net', 'au.myconnectwise.net'],
    },
    ApiVersion: {
      hint: 'Write an underscore for the dot: v2020.3 becomes v2020_3.',
      example: 'v2020_3',
      pattern: '^v[0-9][A-Za-z0-9_]*$',
      patternHint: 'Starts with v and has underscores, no dots.',
    },
    ClientId: {
      hint: 'From ConnectWise’s developer site, where each integration has one.',
      example: '00000000-0000-0000-0000-000000000000',
      shape: 'id',
      pattern: '^[0-9A-Fa-f\\-]{36}$',
      patternHint: '36 characters: digits, letters from a to f and hyphens.',
    },
  },
  notes: [
    'The user name has the form companyId+publicKey, for example mycompany+abc123.',
    'Client ID is not an OAuth value here: it identifies the integration to ConnectWise.',
    'When the private key is lost, a new API key has to be made.',
  ],
}
