import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Less Annoying CRM. */
export const lessAnnoyingCrm: ConnectorGuide = {
  connector: 'Less Annoying CRM',
  steps: {
    'API Key': [
      'Sign in to Less Annoying CRM and open the API page in its settings.',
      'Generate an API token when there is none.',
      'Copy the user code and the API token.',
    ],
  },
  link: {
    href: 'https://www.lessannoyingcrm.com/help/topic/api_getting_started/Generating_API_Token',
    label: 'Less Annoying CRM: generate an API token',
  },
  labels: {
    'API Key': {
      apiKey: 'API token',
    },
  },
  fields: {
    UserCode: {
      hint: 'Shown on the same page as the API token.',
      example: 'A1B2C',
    },
  },
  notes: ['The API page is at lessannoyingcrm.com/app/settings/api.'],
}
