import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Facebook Marketing. */
export const facebookMarketing: ConnectorGuide = {
  connector: 'Facebook Marketing',
  before: ['You need a Facebook login that can use the ad account you want to work with.'],
  grants: ['See your public profile'],
  notes: [
    'The Facebook app belongs to the partner and needs a review by Facebook, which takes about five days.',
    'Further permissions depend on what the partner asked for, such as leads_retrieval for form submissions.',
  ],
}
