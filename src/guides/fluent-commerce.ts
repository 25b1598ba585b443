import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Fluent Commerce. */
export const fluentCommerce: ConnectorGuide = {
  connector: 'Fluent Commerce',
  before: ['The administrator of your Fluent account has to give you these details.'],
  steps: {
    'OAuth 2.0 Password': [
      'Ask your Fluent administrator for a client ID, a client secret, a user name and a password.',
      'Ask for the GraphQL domain of your account as well.',
    ],
  },
  fields: {
    ClientId: {
      hint: 'From your Fluent administrator.',
    },
    ClientSecret: {
      hint: 'From your Fluent administrator.',
      secret: true,
    },
    GraphqlDomain: {
      hint: 'The host of your GraphQL address, from your Fluent administrator.',
      example: 'mycompany.example.com',
      shape: 'host',
    },
  },
  notes: ['The guide doesn’t say whether the GraphQL domain is stored with https://; our example has none.'],
}
