import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Salesloft. */
export const salesloft: ConnectorGuide = {
  connector: 'Salesloft',
  notes: ['The Salesloft app is registered once by the partner; an end user only signs in.'],
}
