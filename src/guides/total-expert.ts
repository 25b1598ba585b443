import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Total Expert. */
export const totalExpert: ConnectorGuide = {
  connector: 'Total Expert',
  before: ['Total Expert support has to give you a client ID and secret.'],
  steps: {
    'OAuth 2.0 Client Credentials': ['Ask Total Expert support for a client ID and secret.', 'Enter both here.'],
  },
  fields: {
    ClientId: {
      hint: 'From Total Expert support.',
    },
    ClientSecret: {
      hint: 'From Total Expert support, together with the client ID.',
      secret: true,
    },
    Url: {
      label: 'API host',
      hint: 'For live use this is public.totalexpert.net.',
      example: 'public.totalexpert.net',
      shape: 'host',
      suggestions: ['public.totalexpert.net'],
    },
  },
  notes: ['Labelled URL in the original, but the value is a host without https://.'],
}
