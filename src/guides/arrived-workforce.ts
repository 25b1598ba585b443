import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Arrived Workforce Connections. */
export const arrivedWorkforce: ConnectorGuide = {
  connector: 'Arrived Workforce Connections',
  before: ['Your Arrived Workforce administrator has to give you all the values asked for here.'],
  labels: {
    'Username and Password': {
      username: 'Email',
    },
  },
  fields: {
    Domain: {
      hint: 'The API domain from your administrator.',
      example: 'api.example.com',
      prefix: 'https://',
      store: 'part',
      shape: 'host',
      pattern: '^[^\\s\\/:]+(:[0-9]+)?$',
      patternHint: 'Only the domain, without a slash at the end.',
    },
    ApiVersion: {
      hint: 'The version your administrator gave you.',
      example: 'v1',
    },
    ApiKey: {
      hint: 'From your Arrived Workforce account or your administrator.',
      secret: true,
    },
  },
  notes: [
    'Three secrets belong together: email, password and API key.',
    'A domain stored with https:// in front breaks every call.',
  ],
}
