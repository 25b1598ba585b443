import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Squareup. */
export const squareup: ConnectorGuide = {
  connector: 'Squareup',
  methods: ['OAuth', 'Access Token'],
  steps: {
    OAuth: ['Sign in to Square when asked, and allow access.'],
    'Access Token': [
      'Open the Square developer dashboard and select your application, or add one.',
      'Switch the page to Production, or to Sandbox for tests.',
      'Under Credentials, copy the access token.',
    ],
  },
  link: {
    href: 'https://developer.squareup.com/apps',
    label: 'Square: developer dashboard',
  },
  labels: {
    'Access Token': {
      apiKey: 'Access token',
    },
  },
  fields: {
    ClientId: {
      hint: 'In the Square developer dashboard: the application ID, under OAuth.',
      methods: ['OAuth'],
    },
    ClientSecret: {
      hint: 'The application secret on the same page.',
      methods: ['OAuth'],
      secret: true,
    },
  },
  credentialShape: {
    'Access Token': {
      apiKey: {
        hint: 'Usually starts with EAAA',
      },
    },
  },
  notes: [
    'Not Authorized mostly means mixed-up values: access tokens go with the key method, application secrets with OAuth.',
    'To see whether the app is installed, open Settings, then App integrations, in the seller dashboard.',
    'Client ID and secret can be stored once for all accounts; they are asked only when that wasn’t done.',
  ],
}
