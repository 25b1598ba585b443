import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Sweap. */
export const sweap: ConnectorGuide = {
  connector: 'Sweap',
  before: ['Your Sweap administrator has to give you a client ID, a secret and an event ID.'],
  steps: {
    'OAuth 2.0 Client Credentials': [
      'Ask your Sweap administrator for the client ID and the secret.',
      'Ask which domain to use, and for the ID of the event.',
    ],
  },
  fields: {
    ClientId: {
      hint: 'From your Sweap administrator.',
    },
    ClientSecret: {
      hint: 'From your Sweap administrator.',
      secret: true,
    },
    Domain: {
      hint: 'The host of the system you work with: development or production.',
      example: 'api.example.com',
      shape: 'host',
    },
    EventId: {
      hint: 'The event you want to use here.',
      example: '1234567',
      shape: 'id',
    },
  },
  notes: ['The domain can be picked or typed; the guide doesn’t print the two hosts.'],
}
