import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Miva. */
export const miva: ConnectorGuide = {
  connector: 'Miva',
  before: ['You need a login for the admin area of your Miva store that may manage API tokens.'],
  steps: {
    'Access Token': [
      'In your Miva admin area, open Users, then API Tokens.',
      'Create a token, or open the one you have.',
      'Copy the access token and the signature.',
    ],
  },
  link: {
    href: 'https://docs.miva.com/json-api/#authentication',
    label: 'Miva: API authentication',
  },
  fields: {
    Domain: {
      hint: 'The host in your store address, without https://.',
      example: 'mydomain.mivamerchantdev.com',
      shape: 'host',
    },
    Folder: {
      hint: 'The folder in your admin address, just before /admin.mvc.',
      example: 'mm5',
    },
    StoreCode: {
      hint: 'Usually the first part of your store address.',
      example: 'mydomain',
    },
    Signature: {
      hint: 'On the same page as the access token.',
      secret: true,
    },
  },
  notes: [
    'Example: https://mydomain.mivamerchantdev.com/mm5/admin.mvc holds the domain, the folder mm5 and the store code mydomain.',
    'The signature is a key that signs each request (HMAC-SHA256); it is needed besides the access token.',
  ],
}
