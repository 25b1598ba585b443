import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to AmeriCommerce. */
export const americommerce: ConnectorGuide = {
  connector: 'AmeriCommerce',
  before: ['You need access to the admin console of your AmeriCommerce store.'],
  steps: {
    'OAuth 2.0': [
      'In the AmeriCommerce admin console, open the app that was set up for this connection.',
      'Copy its App ID as the client ID and its App Secret as the client secret.',
      'Enter the domain of your store, then sign in when AmeriCommerce asks.',
    ],
  },
  link: {
    href: 'https://developers.cart.com/docs/rest-api/ZG9jOjU4NjM4-cart-com-online-store-api-authentication',
    label: 'Cart.com: online store API authentication',
  },
  fields: {
    ClientId: {
      hint: 'Shown as App ID in the AmeriCommerce admin console.',
    },
    ClientSecret: {
      hint: 'Shown as App Secret in the AmeriCommerce admin console.',
      secret: true,
    },
    StoreDomain: {
      hint: 'The web address of your shop, without https://.',
      example: 'shop.example.com',
      shape: 'host',
    },
    RedirectUri: {
      hint: 'The callback address registered with the app. It ends with /connector/callback.',
      shape: 'url',
    },
  },
  notes: [
    'RedirectUri is https://{service domain}/connector/callback. An end user can’t know it: store it once for all accounts.',
    'AmeriCommerce is now called Cart.com Online Store; its help pages use that name.',
  ],
}
