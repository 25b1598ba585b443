import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Sticky. */
export const sticky: ConnectorGuide = {
  connector: 'Sticky',
  before: ['You need a private API key, which Sticky can help you get.'],
  labels: {
    'API Key': {
      apiKey: 'Private API key',
    },
  },
  notes: [
    'Webhooks need Sticky to enter a webhook address; the one shown on the connector’s own page is the right one.',
  ],
}
