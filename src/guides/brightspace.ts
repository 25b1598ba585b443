import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Brightspace. */
export const brightspace: ConnectorGuide = {
  connector: 'Brightspace',
  before: ['You need to be a Brightspace administrator.'],
  steps: {
    'OAuth 2.0': [
      'In Brightspace, open the admin tools with the cog at the top right and choose Manage Extensibility.',
      'Open OAuth 2.0 and register an app with the redirect address you were given.',
      'Enter the scopes, and leave the lifetime of the access token as it is.',
      'Register the app, then copy its client ID and secret.',
    ],
  },
  link: {
    href: 'https://docs.valence.desire2learn.com/http-scopestable.html',
    label: 'Brightspace: table of scopes',
  },
  fields: {
    Domain: {
      hint: 'The address you open Brightspace at, without the last slash.',
      example: 'teaching.example.edu',
      prefix: 'https://',
      store: 'part',
      shape: 'host',
      pattern: '^[^\\s\\/:]+(:[0-9]+)?$',
      patternHint: 'Only the domain, without a slash at the end.',
    },
    ClientId: {
      hint: 'Shown after you register the app in Brightspace.',
    },
    ClientSecret: {
      hint: 'Shown after you register the app in Brightspace.',
      secret: true,
    },
    Scope: {
      hint: 'The same scopes as in the registered app, with a space between them.',
      example: 'core:*:* users:*:* grades:*:*',
      suggestions: [
        'core:*:* content:*:* users:*:* enrollment:*:* grades:*:* quizzing:*:* datahub:*:* extended-user-profile:values:manage',
      ],
    },
    LeApiVersion: {
      hint: 'For the learning environment (LE). The newest version is best.',
      example: '1.67',
    },
    LpApiVersion: {
      hint: 'For the learning platform (LP). The newest version is best.',
      example: '1.43',
    },
    BfpApiVersion: {
      hint: 'For Brightspace for Parents (BFP). The newest version is best.',
      example: '1.0',
    },
  },
  notes: [
    'The redirect address is https://{service domain}/connector/callback.',
    'The suggested scope list covers every method of the connector. A scope missing in the registered app makes the sign-in fail.',
    'The Cyclr guide names the menu Locale Management; in Brightspace it is Manage Extensibility.',
  ],
}
