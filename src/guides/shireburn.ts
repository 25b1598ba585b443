import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Shireburn. */
export const shireburn: ConnectorGuide = {
  connector: 'Shireburn',
  before: [
    'You need a Shireburn Indigo user with the rights for the Open API.',
    'You need a Shireburn developer account with an active subscription to Payroll Standard, which can take several hours.',
  ],
  steps: {
    'API Key': [
      'In Indigo, create a user with the needed rights and get its Open API key.',
      'In the developer portal, subscribe to Payroll Standard.',
      'Once the subscription is active, copy its primary key as the Azure API key.',
      'For the company code, open Administration, then Companies, in Indigo.',
    ],
  },
  labels: {
    'API Key': {
      apiKey: 'Open API key',
    },
  },
  fields: {
    AzureApiKey: {
      hint: 'The primary key of your Payroll Standard subscription.',
      secret: true,
    },
    CompanyCode: {
      hint: 'Listed in Indigo under Administration, Companies.',
      example: 'MYCO',
    },
  },
  notes: [
    'Two keys from two portals: the Open API key comes from Indigo, the Azure API key from the developer portal.',
    'Shireburn’s help articles on both are in its Indigo help centre (http only). Shireburn support helps when a subscription stays inactive.',
  ],
}
