import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Trello. */
export const trello: ConnectorGuide = {
  connector: 'Trello',
  before: ['You need a Trello account that can open the boards you want to use here.'],
  notes: [
    'The partner enters Trello’s API key and its OAuth 1 secret once; an end user only signs in, in a window.',
    'The callback address has to be among the allowed origins of the partner’s Trello key.',
  ],
}
