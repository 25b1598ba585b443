import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Insightly. */
export const insightly: ConnectorGuide = {
  connector: 'Insightly',
  steps: {
    'Username and Password': [
      'In Insightly, select your user icon at the top right and choose User Settings.',
      'Find the section called API and copy the API key.',
      'Paste it as the API key and leave the password empty.',
      'Note the API URL in the same section: the pod is a part of it.',
    ],
  },
  link: {
    href: 'https://support.insight.ly/hc/en-us/articles/204864594',
    label: 'Insightly: find your API key and URL',
  },
  labels: {
    'Username and Password': {
      username: 'API key',
    },
  },
  fields: {
    Pod: {
      hint: 'The part between api. and .insightly.com in your API URL.',
      example: 'na1',
      prefix: 'https://api.',
      suffix: '.insightly.com',
      store: 'part',
      shape: 'subdomain',
      pattern: '^[A-Za-z0-9\\-]+$',
      patternHint: 'Letters, numbers and hyphens only.',
    },
    password: {
      fixed: '',
    },
  },
  notes: ['The API key is sent as the user name; the password stays empty.'],
}
