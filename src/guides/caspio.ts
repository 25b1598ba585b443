import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Caspio. */
export const caspio: ConnectorGuide = {
  connector: 'Caspio',
  before: ['You need access to the settings of your Caspio account.'],
  steps: {
    'OAuth 2.0 Client Credentials': [
      'In Caspio, open one of your apps.',
      'Choose Account, then Access permissions, then Web Services profiles.',
      'Create a profile when the list is empty, then open its properties.',
      'Copy the client ID, the client secret and the token endpoint address.',
    ],
  },
  link: {
    href: 'https://howto.caspio.com/web-services-api/creating-a-web-services-api-profile/',
    label: 'Caspio: create a web services profile',
  },
  fields: {
    AccountSubdomain: {
      hint: 'The part before .caspio.com in the token endpoint address.',
      example: 'c0abc123',
      prefix: 'https://',
      suffix: '.caspio.com',
      store: 'part',
      shape: 'subdomain',
      pattern: '^[A-Za-z0-9\\-]+$',
      patternHint: 'Letters, numbers and hyphens only.',
    },
    ClientId: {
      hint: 'In the properties of the web services profile.',
    },
    ClientSecret: {
      hint: 'In the properties of the web services profile.',
      secret: true,
    },
  },
}
