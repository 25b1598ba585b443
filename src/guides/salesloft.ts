import type { ConnectorGuide } from './ConnectorGuide.js'

export const salesloft: ConnectorGuide = {
  connector: 'Salesloft',
  notes: ['The Salesloft app is registered once by the partner; an end user only signs in.'],
}
