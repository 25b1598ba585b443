import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Sage Intacct. */
export const sageIntacct: ConnectorGuide = {
  connector: 'Sage Intacct',
  before: [
    'Your Sage Intacct company has to accept the sender ID for web services.',
    'Your Sage Intacct account manager can help with every value asked for here.',
  ],
  steps: {
    'Username and Password': [
      'In Sage Intacct, open Company, then Setup, then Company, and choose Security.',
      'Edit it and add the sender ID under Web Services authorizations.',
      'Enter the user ID and password of the company user that should be used here.',
    ],
  },
  labels: {
    'Username and Password': {
      username: 'Company login ID',
      password: 'Company login password',
    },
  },
  fields: {
    WebServicesId: {
      hint: 'The sender ID that comes with a Web Services developer licence.',
      example: 'mysender',
    },
    WebServicesPassword: {
      hint: 'The password of that sender ID, not of your login.',
      secret: true,
    },
    CompanyId: {
      hint: 'For a client company, write console|client|entity.',
      example: 'myConsole|client|entity',
    },
    LocationId: {
      hint: 'Only for a company shared by several entities.',
      example: '100',
    },
  },
  notes: [
    'Two pairs of ID and password are needed: one for the sender, one for the company.',
    'A sender ID isn’t tied to one company, so a partner can use the same one for every company that authorised it.',
    'With console|client|entity, the login is the one for the console and not for the client company.',
  ],
}
