import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to eBay. */
export const ebay: ConnectorGuide = {
  connector: 'eBay',
  before: ['A live eBay account needs production keys.'],
  steps: {
    'OAuth 2.0': ['Sign in to the eBay account you want to use here and agree.'],
  },
  link: {
    href: 'https://developer.ebay.com/api-docs/static/gs_create-the-ebay-api-keysets.html',
    label: 'eBay: create application keys',
  },
  fields: {
    ClientId: {
      hint: 'The App ID, under Application Keys at developer.ebay.com.',
    },
    ClientSecret: {
      hint: 'The Cert ID on the same page.',
      secret: true,
    },
    IsSandbox: {
      label: 'Are these sandbox keys?',
      hint: 'Choose No for a live eBay account.',
    },
    AccountIdentifier: {
      hint: 'The environment your application keys belong to.',
      example: 'PRODUCTION',
      suggestions: ['PRODUCTION', 'SANDBOX'],
    },
  },
  notes: [
    'Sandbox keys work with sandbox accounts only. An App ID holds PRD or SBX, which tells the two apart.',
    'Production keys stay off until the developer subscribes to eBay’s account deletion notices or opts out.',
    'The guide doesn’t list the values of Account Identifier; PRODUCTION and SANDBOX are the names of eBay’s environments.',
    'Client ID and secret can be stored once for all accounts; they are asked only when that wasn’t done.',
  ],
}
