import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Farmers AGP. */
export const farmersAgp: ConnectorGuide = {
  connector: 'Farmers AGP',
  before: ['Your Farmers AGP contact has to give you a vendor ID, a vendor token and a web address.'],
  labels: {
    'Username and Password': {
      username: 'Vendor ID',
      password: 'Vendor token',
    },
  },
  fields: {
    Url: {
      label: 'Address',
      hint: 'Only the start of the address, up to the first single slash.',
      example: 'https://vendor-api.example.com',
      shape: 'origin',
    },
  },
  notes: ['Each environment has an address of its own; a staging one has staging in the host name.'],
}
