import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Infusionsoft. */
export const infusionsoft: ConnectorGuide = {
  connector: 'Infusionsoft',
  before: [
    'You need a Keap developer account with an app that has API access.',
    'You need a login for the Infusionsoft account you want to use here.',
  ],
  steps: {
    'OAuth 2.0': [
      'Sign in to the Keap developer portal, select your name at the top right and choose Apps.',
      'Add an app and turn on its API access, or open the one you have.',
      'Copy the key as the client ID and the secret as the client secret.',
      'In the sign-in window, use your Infusionsoft login, not the developer one.',
      'Select your account if you have several, and allow access.',
    ],
  },
  link: {
    href: 'https://keys.developer.keap.com/accounts/login',
    label: 'Keap: sign in to the developer portal',
  },
  fields: {
    ClientId: {
      hint: 'Shown as Key in the API keys of your Keap app.',
    },
    ClientSecret: {
      hint: 'Shown as Secret in the API keys of your Keap app.',
      secret: true,
    },
  },
  notes: [
    'Two different logins are involved: the developer account owns the app, the Infusionsoft account holds the data.',
    'Keap is the company behind Infusionsoft.',
  ],
}
