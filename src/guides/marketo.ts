import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Marketo. */
export const marketo: ConnectorGuide = {
  connector: 'Marketo',
  before: ['You need to be a Marketo administrator.'],
  steps: {
    'OAuth 2.0 Client Credentials': [
      'In Marketo, open Admin, then LaunchPoint.',
      'Choose View Details next to a service, or create one first.',
      'Copy the client ID and secret.',
      'For the subdomain, open Admin, then Web Services, and look at the REST endpoint.',
    ],
  },
  link: {
    href: 'https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/custom-services',
    label: 'Marketo: custom services',
  },
  fields: {
    ClientId: {
      hint: 'In the details of the LaunchPoint service.',
    },
    ClientSecret: {
      hint: 'In the details of the LaunchPoint service.',
      secret: true,
    },
    ApiSubdomain: {
      hint: 'The part before .mktorest.com in the REST endpoint.',
      example: '123-ABC-456',
      prefix: 'https://',
      suffix: '.mktorest.com',
      store: 'part',
      shape: 'subdomain',
      pattern: '^[A-Za-z0-9\\-]+$',
      patternHint: 'Letters, numbers and hyphens only.',
    },
  },
  notes: ['A service works with the rights of the API-only user it was created for.'],
}
