import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to BigChange JobWatch. */
export const bigchangeJobwatch: ConnectorGuide = {
  connector: 'BigChange JobWatch',
  before: ['You need an API key. Your BigChange customer service representative can help you get it.'],
  steps: {
    'Username and Password': [
      'Ask your BigChange representative for the API key of your JobWatch account.',
      'Enter the user name and password you sign in to JobWatch with.',
    ],
  },
  personalLogin: true,
  fields: {
    ApiKey: {
      hint: 'Belongs to the whole account, not to one person.',
      secret: true,
    },
  },
  notes: ['The API key is needed in addition to user name and password.'],
}
