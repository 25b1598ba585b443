import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Novadine. */
export const novadine: ConnectorGuide = {
  connector: 'Novadine',
  steps: {
    'Username and Password': [
      'Open the Novadine website you normally sign in to and copy its host name.',
      'Enter the user name and password you use there.',
    ],
  },
  personalLogin: true,
  fields: {
    Domain: {
      hint: 'The host of the Novadine website you sign in to.',
      example: 'mychain.example.com',
      shape: 'host',
    },
  },
}
