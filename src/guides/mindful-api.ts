import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Mindful API. */
export const mindfulApi: ConnectorGuide = {
  connector: 'Mindful API',
  before: ['You need a client ID and secret, which Mindful support can help you get.'],
  steps: {
    'OAuth 2.0 Client Credentials': ['Ask Mindful support for your client ID and secret.', 'Enter both here.'],
  },
  fields: {
    ClientId: {
      hint: 'From Mindful support.',
    },
    ClientSecret: {
      hint: 'From Mindful support, together with the client ID.',
      secret: true,
    },
  },
  notes: ['The two values can be stored once for all accounts; they are asked only when that wasn’t done.'],
}
