import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to TikTok for Business. */
export const tiktokForBusiness: ConnectorGuide = {
  connector: 'TikTok for Business',
  methods: ['Production Installation', 'Sandbox Installation'],
  before: ['You need a TikTok for Business account.'],
  steps: {
    'Production Installation': ['Sign in to TikTok for Business when asked, and allow access.'],
    'Sandbox Installation': [
      'In your TikTok developer app, set up a sandbox ad account.',
      'Generate its access token and copy it.',
    ],
  },
  link: {
    href: 'https://ads.tiktok.com/marketing_api/docs?id=1738855242728450',
    label: 'TikTok for Business: create a developer app',
  },
  grants: ['Read your ad account information', 'Manage your audiences'],
  labels: {
    'Sandbox Installation': {
      apiKey: 'Access token',
    },
  },
  fields: {
    Environment: {
      fixed: {
        'Production Installation': 'Production',
        'Sandbox Installation': 'Sandbox',
      },
    },
    ClientId: {
      hint: 'The app ID of your app, under My Apps on TikTok’s Marketing API site.',
      methods: ['Production Installation'],
    },
    ClientSecret: {
      hint: 'The secret of the same app.',
      methods: ['Production Installation'],
      secret: true,
    },
  },
  notes: [
    'Environment has to agree with the method: Production with the production installation, Sandbox with the sandbox one.',
    'With the sandbox installation the method List Advertisers doesn’t work.',
    'Client ID and secret can be stored once for all accounts; they are asked only when that wasn’t done.',
  ],
}
