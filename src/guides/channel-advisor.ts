import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Channel Advisor. */
export const channelAdvisor: ConnectorGuide = {
  connector: 'Channel Advisor',
  before: ['You need a ChannelAdvisor developer account, which you request from ChannelAdvisor.'],
  steps: {
    'OAuth 2.0': [
      'Open the ChannelAdvisor developer console and select your application.',
      'Copy the application ID and the shared secret.',
      'Choose Add Integration and Request Tokens, and copy the refresh token.',
      'Sign in with the email and password of the developer account.',
    ],
  },
  link: {
    href: 'https://api.channeladvisor.com/DeveloperConsole',
    label: 'ChannelAdvisor: developer console',
  },
  fields: {
    ClientId: {
      hint: 'Listed with your application in the developer console.',
    },
    ClientSecret: {
      hint: 'Listed next to the application ID.',
      secret: true,
    },
    Scopes: {
      hint: 'What may be used, with a space between the words.',
      example: 'orders inventory',
      suggestions: ['orders inventory', 'orders', 'inventory'],
    },
    RefreshToken: {
      hint: 'Shown when you add an integration and request tokens.',
      secret: true,
    },
  },
  notes: [
    'The guide prints a development callback address; a live one is https://{service domain}/connector/callback.',
    'A refresh token is asked for and the user still has to sign in.',
  ],
}
