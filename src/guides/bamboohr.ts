import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to BambooHR. */
export const bamboohr: ConnectorGuide = {
  connector: 'BambooHR',
  steps: {
    'API Key': [
      'In BambooHR, select your user icon at the top right and choose API Keys.',
      'Choose Add New Key, give it a name and generate it.',
      'Copy the key straight away: BambooHR shows it only once.',
    ],
  },
  link: {
    href: 'https://documentation.bamboohr.com/docs/getting-started',
    label: 'BambooHR: getting started with the API',
  },
  fields: {
    CompanySubdomain: {
      hint: 'The part before .bamboohr.com in the address you sign in at.',
      example: 'mycompany',
      prefix: 'https://',
      suffix: '.bamboohr.com',
      store: 'part',
      shape: 'subdomain',
      pattern: '^[A-Za-z0-9\\-]+$',
      patternHint: 'Letters, numbers and hyphens only.',
    },
  },
  notes: [
    'A lost key can’t be looked up; make a new one.',
    'A key acts with the rights of the BambooHR user who made it.',
  ],
}
