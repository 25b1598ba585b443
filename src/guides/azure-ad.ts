import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Microsoft Azure Active Directory. */
export const azureAd: ConnectorGuide = {
  connector: 'Microsoft Azure Active Directory',
  before: [
    'An administrator of your organisation may have to approve the access first.',
    'You need a work or school account; a personal Microsoft account isn’t enough.',
  ],
  link: {
    href: 'https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/grant-admin-consent',
    label: 'Microsoft: approve an app for your organisation',
  },
  grants: [
    'Read users, groups and group members',
    'Read people and places',
    'Read the details of your organisation and its directory',
    'Keep this access while you aren’t signed in',
  ],
  notes: [
    'The app is registered once by the partner, for accounts of any organisation.',
    'The permissions depend on the methods in use; Directory.Read.All and offline_access are always asked for.',
    'When the user is told that approval is needed, an administrator has to grant consent for the whole organisation.',
  ],
}
