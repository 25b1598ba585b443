import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Disciple Media. */
export const discipleMedia: ConnectorGuide = {
  connector: 'Disciple Media',
  before: ['You need a login for the Disciple console.'],
  steps: {
    'API Key': [
      'Sign in to the Disciple console.',
      'Choose Integrations in the side menu.',
      'Reveal the API key of your app and copy it.',
    ],
  },
  link: {
    href: 'https://console.disciplemedia.com/users/log_in',
    label: 'Disciple: open the console',
  },
  fields: {
    Domain: {
      hint: 'The host of your community app, without https://.',
      example: 'mycommunity.example.com',
      shape: 'host',
    },
  },
  notes: [
    'Webhooks need a secret as well, entered in Disciple and in the connector; without it their calls are refused.',
  ],
}
