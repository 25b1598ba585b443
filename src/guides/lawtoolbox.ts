import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to LawToolBox. */
export const lawtoolbox: ConnectorGuide = {
  connector: 'LawToolBox',
  before: [
    'Your LawToolBox representative has to give you a user name and password for this. Your own LawToolBox login doesn’t work here.',
  ],
  steps: {
    'Username and Password': [
      'Ask your LawToolBox representative for API credentials.',
      'Enter the user name and password you receive.',
    ],
  },
  notes: ['A person’s own LawToolBox login is refused.'],
}
