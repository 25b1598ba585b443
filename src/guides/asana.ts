import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Asana. */
export const asana: ConnectorGuide = {
  connector: 'Asana',
  before: ['You need an Asana account that can open the projects you want to use here.'],
  notes: ['The Asana app is registered once by the partner; an end user only signs in.'],
}
