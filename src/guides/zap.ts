import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Zap. */
export const zap: ConnectorGuide = {
  connector: 'Zap',
  before: ['You need a Zap user name and password.'],
  link: {
    href: 'https://documentationhub.zappost.com/v/zap-post-api-documentation/authentication',
    label: 'Zap: API authentication',
  },
  fields: {
    Environment: {
      hint: 'Choose the environment your user name and password belong to.',
    },
  },
  notes: ['The guide describes the user name with the words for the password, and doesn’t list the environments.'],
}
