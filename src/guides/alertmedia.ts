import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to AlertMedia. */
export const alertmedia: ConnectorGuide = {
  connector: 'AlertMedia',
  before: ['You need an AlertMedia API key.'],
  link: {
    href: 'https://docs.alertmedia.com/reference/connect-to-api#generate-api-keys',
    label: 'AlertMedia: generate an API key',
  },
  fields: {
    Domain: {
      hint: 'The address of your AlertMedia API, without https://.',
      example: 'yourdomain.alertmedia.com',
      shape: 'host',
    },
  },
  notes: [
    'The Cyclr guide carries the heading of another product (Club Automation); its values are those of AlertMedia.',
  ],
}
