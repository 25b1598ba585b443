import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to SAP CDP. */
export const sapCdp: ConnectorGuide = {
  connector: 'SAP CDP',
  fields: {
    UserKey: {
      label: 'User key',
      hint: 'The key of the user that makes the calls.',
    },
    Secret: {
      label: 'Secret',
      hint: 'Belongs to the user key.',
      secret: true,
    },
    BaseUrl: {
      hint: 'The address of your SAP CDP, starting with https://.',
      example: 'https://cdp.example.com',
      shape: 'url',
    },
  },
  notes: ['Cyclr calls this connector a proof of concept; its guide names the three values and nothing else.'],
}
