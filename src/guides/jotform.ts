import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to JotForm. */
export const jotform: ConnectorGuide = {
  connector: 'JotForm',
  steps: {
    'API Key': [
      'In JotForm, select your icon at the top right and choose Settings.',
      'Open API and create a key when there is none.',
      'Set its permissions to Full Access.',
      'Copy the key.',
    ],
  },
  link: {
    href: 'https://www.jotform.com/help/253-how-to-create-a-jotform-api-key/',
    label: 'JotForm: create an API key',
  },
  fields: {
    ApiDomain: {
      hint: 'api.jotform.com for the US, eu-api.jotform.com for Europe. See Settings, then Data.',
      example: 'eu-api.jotform.com',
      shape: 'host',
      suggestions: ['api.jotform.com', 'eu-api.jotform.com'],
    },
  },
  notes: [
    'An account is on the European server when Europe Datacenter is ticked under Settings, Data.',
    'A key with read access only is not enough.',
    'A host of the customer’s own is possible too, so the list of domains must stay open.',
    'Downloading files works only while the privacy setting that asks people to log in before viewing uploads is off.',
  ],
}
