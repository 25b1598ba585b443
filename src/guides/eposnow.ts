import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to EposNow. */
export const eposnow: ConnectorGuide = {
  connector: 'EposNow',
  before: ['You need access to the Epos Now Back Office.'],
  steps: {
    'Username and Password': [
      'In the Epos Now Back Office, open Web Integrations, then the API page.',
      'Create an API device, or open the one you have.',
      'Copy its key and its secret.',
    ],
  },
  link: {
    href: 'https://developer.eposnowhq.com/Setup/ApiDevice',
    label: 'Epos Now: create an API device',
  },
  labels: {
    'Username and Password': {
      username: 'Epos key',
      password: 'Epos secret',
    },
  },
  notes: [
    'The key is sent as the user name and the secret as the password.',
    'Each account may make a limited number of calls; beyond it Epos Now answers API Limit Exceeded. The API page shows the limit.',
  ],
}
