import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to SuiteCRM. */
export const suitecrm: ConnectorGuide = {
  connector: 'SuiteCRM',
  before: ['You need a SuiteCRM user that is used for this connection only.'],
  steps: {
    'Username and Password': [
      'In SuiteCRM, create a user for this connection, or ask your administrator for one.',
      'Enter that user’s name and password.',
    ],
  },
  link: {
    href: 'https://docs.suitecrm.com/admin/administration-panel/users/#_user_management',
    label: 'SuiteCRM: manage users',
  },
  fields: {
    Domain: {
      hint: 'The address you open SuiteCRM at, without https://.',
      example: 'crm.example.com',
    },
    ApplicationName: {
      hint: 'Any name that helps you recognise this connection in SuiteCRM.',
      example: 'My SuiteCRM REST Client',
    },
  },
  notes: [
    'Invalid Session points to a user who is shared with another installation or with a person. Each installation needs one of its own.',
  ],
}
