import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Akeneo. */
export const akeneo: ConnectorGuide = {
  connector: 'Akeneo',
  before: ['You need to be allowed to manage connections in Akeneo.'],
  steps: {
    'OAuth 2.0 Password': [
      'In Akeneo, open Connect and go to the connections.',
      'Create a connection, name it and choose Data source as its flow type.',
      'Give it the role API and the group API Connections.',
      'Open its credentials and copy the client ID, secret, user name and password.',
    ],
  },
  link: {
    href: 'https://api.akeneo.com/getting-started/your-first-tutorial-4x/step-1.html',
    label: 'Akeneo: create a connection',
  },
  fields: {
    ClientId: {
      hint: 'In the credentials of the Akeneo connection.',
    },
    ClientSecret: {
      hint: 'Next to the client ID, shown there as Secret.',
      secret: true,
    },
    PimUrl: {
      hint: 'The address in your browser when Akeneo is open, up to the first single slash.',
      example: 'https://mycompany.cloud.akeneo.com',
      shape: 'origin',
    },
  },
  notes: [
    'Akeneo makes a user name and password of their own for each connection; a person’s login is not meant here.',
    'Akeneo shows the password of a connection once. It can be generated again, which stops the old one.',
  ],
}
