import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to ClubReady. */
export const clubready: ConnectorGuide = {
  connector: 'ClubReady',
  before: [
    'ClubReady issues the API key once you have signed an agreement. To ask for one, write to support@clubready.com.',
  ],
  steps: {
    'API Key': [
      'Write to support@clubready.com and ask for an API key.',
      'Sign the agreement that ClubReady sends you.',
      'For the store ID, sign in to ClubReady and select your profile picture at the top right.',
    ],
  },
  fields: {
    StoreId: {
      hint: 'Shown with your profile picture, next to the user ID. Use the store ID.',
      example: '8383',
      shape: 'integer',
      pattern: '^[0-9]+$',
      patternHint: 'Numbers only.',
    },
    ChainId: {
      hint: 'The chain your store belongs to. Ask ClubReady if you don’t know it.',
      example: '100',
    },
  },
  notes: [
    'Store ID and user ID are shown together and are easily mixed up.',
    'A chain is the company above one or more stores.',
  ],
}
