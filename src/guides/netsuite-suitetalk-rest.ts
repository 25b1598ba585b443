import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Oracle NetSuite - SuiteTalk REST Web Services. */
export const netsuiteSuitetalkRest: ConnectorGuide = {
  connector: 'Oracle NetSuite - SuiteTalk REST Web Services',
  before: ['You need to be a NetSuite administrator, or work with one.'],
  steps: {
    'Token-based authentication': [
      'Open Setup, Company, Enable Features, SuiteCloud. Turn on SuiteScript, REST Web Services and Token-Based Authentication.',
      'Open Setup, Integration, Manage Integrations, New. Allow token-based authentication, save and copy both consumer values.',
      'Open Setup, Users/Roles, Manage Roles. Create a role for web services and give it to a user.',
      'Open Setup, Users/Roles, Access Tokens, New. Choose the integration, the user and the role, save and copy both token values.',
      'Open Setup, Company, Company Information and copy the account ID.',
    ],
  },
  link: {
    href: 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249032125.html',
    label: 'NetSuite: create an integration record',
  },
  grants: [
    'Find, read and change invoices and sales orders',
    'Read and change the lists you choose, such as customers and contacts',
    'Run SuiteAnalytics workbooks',
  ],
  fields: {
    AccountId: {
      hint: 'If yours has an underscore, write a dash: 1234567_SB1 becomes 1234567-SB1.',
      example: '1234567-SB1',
      shape: 'id',
      pattern: '^[A-Za-z0-9\\-]+$',
      patternHint: 'Letters, numbers and dashes, no underscore.',
    },
    ConsumerKey: {
      hint: 'Shown once, when the integration is saved.',
    },
    ConsumerSecret: {
      hint: 'Shown once, when the integration is saved.',
      secret: true,
    },
    TokenId: {
      hint: 'Shown once, when the access token is saved.',
    },
    TokenSecret: {
      hint: 'Shown once, when the access token is saved.',
      secret: true,
    },
  },
  notes: [
    'The role needs full level for REST Web Services, both access token permissions, Find Transaction, Invoice, Sales Order and the wanted lists, plus the report SuiteAnalytics Workbook.',
    'NetSuite’s messages say little. The Login Audit Trail, with the field Detail added to its results, holds the reason.',
    'Both SuiteScript features (client and server) have to be on.',
  ],
}
