import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Vitari. */
export const vitari: ConnectorGuide = {
  connector: 'Vitari',
  before: [
    'Your Vitari administrator has to make the system reachable from the internet.',
    'The same person gives you the domain, the client ID and the GUID.',
  ],
  fields: {
    Domain: {
      hint: 'The host at which Vitari can be reached, from your administrator.',
      example: 'vitari.example.no',
      shape: 'host',
    },
    ClientId: {
      hint: 'From your Vitari administrator.',
      example: '10001',
    },
    Guid: {
      hint: 'A long code from your Vitari administrator.',
      shape: 'id',
      pattern: '^[0-9A-Fa-f\\{\\}\\-]{32,38}$',
      patternHint: 'Digits, letters from a to f and hyphens.',
      secret: true,
    },
  },
  notes: [
    'Vitari runs at the customer’s own site.',
    'Client ID is not an OAuth value here.',
    'The title of the Cyclr guide names another product (Voucherify).',
  ],
}
