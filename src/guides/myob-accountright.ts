import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to MYOB AccountRight Live. */
export const myobAccountright: ConnectorGuide = {
  connector: 'MYOB AccountRight Live',
  before: ['Your company file has to contain the default user called Administrator, with an empty password.'],
  notes: [
    'When the Administrator user is missing or has a password, the company file stays out of reach even after signing in.',
    'The company file itself is chosen later, in the integration’s own settings.',
    'The partner registers the MYOB app; MYOB’s confirmation can take a day.',
  ],
}
