import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Insider. */
export const insider: ConnectorGuide = {
  connector: 'Insider',
  before: ['Insider has to give you your partner name and a request token.'],
  labels: {
    'API Key': {
      apiKey: 'Request token',
    },
  },
  fields: {
    PartnerName: {
      hint: 'The name Insider uses for your company. Your Insider contact knows it.',
      example: 'mycompany',
    },
  },
}
