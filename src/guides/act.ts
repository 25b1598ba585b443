import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Act!. */
export const act: ConnectorGuide = {
  connector: 'Act!',
  before: ['You need the database name, which an Act! user with access to user management can look up.'],
  steps: {
    'Username and Password': [
      'Use the user name and password you sign in to Act! with.',
      'For the database name, select your user name at the top right and open User Management.',
      'Choose User Tasks, then the additional settings, and copy the name of the database.',
    ],
  },
  personalLogin: true,
  fields: {
    DatabaseName: {
      hint: 'Listed in Act! under User Management, in the additional settings.',
    },
    BaseUrl: {
      hint: 'Cloud: your Act! address with app changed to api, then /act.web.api.',
      example: 'https://apieu.act.com/act.web.api',
      shape: 'url',
    },
  },
  notes: [
    'Cloud: appeu.act.com becomes https://apieu.act.com/act.web.api.',
    'Self-hosted: only https:// and the host. If http://10.0.0.5/api/system opens, the value is https://10.0.0.5.',
  ],
}
