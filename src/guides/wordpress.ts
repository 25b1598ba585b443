import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Wordpress. */
export const wordpress: ConnectorGuide = {
  connector: 'Wordpress',
  before: [
    'Your website has to be self-hosted; this isn’t for WordPress.com.',
    'Your site needs the plug-in OAuth 1.0a Server.',
    'You need to be an administrator of the site.',
  ],
  steps: {
    'OAuth 1.0a': [
      'In your site’s admin area, install and activate the plug-in OAuth 1.0a Server.',
      'Open Users, then Applications, and add one with the callback address you were given.',
      'Copy the client key and the client secret.',
      'Sign in to your site when asked, and authorise the access.',
    ],
  },
  link: {
    href: 'https://wordpress.org/plugins/rest-api-oauth1/',
    label: 'WordPress: the OAuth 1.0a Server plug-in',
  },
  fields: {
    ClientId: {
      hint: 'Shown when you add the application to your site.',
    },
    ClientSecret: {
      hint: 'Shown with the client key.',
      secret: true,
    },
    Url: {
      label: 'Website address',
      hint: 'The address of your own website.',
      example: 'https://www.example.com',
      shape: 'url',
    },
  },
  notes: [
    'Sites at WordPress.com need the other connector, called Wordpress.com.',
    'The callback address is https://{service domain}/connector/callback.',
  ],
}
