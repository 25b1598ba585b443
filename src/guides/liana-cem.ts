import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to LianaCEM. */
export const lianaCem: ConnectorGuide = {
  connector: 'LianaCEM',
  before: ['LianaCEM gives you the realm, the user ID and the secret key with your contract.'],
  labels: {
    'Secret Key': {
      apiKey: 'Secret key',
    },
  },
  fields: {
    Realm: {
      hint: 'A short code in capital letters.',
      example: 'EXAMPLE',
    },
    UserId: {
      hint: 'Usually a number of four digits.',
      example: '1234',
    },
  },
}
