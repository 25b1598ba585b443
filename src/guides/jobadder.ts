import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to JobAdder. */
export const jobadder: ConnectorGuide = {
  connector: 'JobAdder',
  before: ['You need a JobAdder developer account and a JobAdder login.'],
  steps: {
    'OAuth 2.0': [
      'Sign in to the JobAdder developer area and open Applications.',
      'Register an application with the callback address you were given.',
      'Copy the client ID and secret.',
      'Sign in to JobAdder when asked, and allow access.',
    ],
  },
  link: {
    href: 'https://developers.jobadder.com/',
    label: 'JobAdder: developer area',
  },
  fields: {
    ClientId: {
      hint: 'Listed with your application in the JobAdder developer area.',
    },
    ClientSecret: {
      hint: 'Listed with your application in the JobAdder developer area.',
      secret: true,
    },
  },
  notes: ['The callback address is https://{service domain}/connector/callback.'],
}
