import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Microsoft Office 365. */
export const office365: ConnectorGuide = {
  connector: 'Microsoft Office 365',
  methods: ['Common', 'Organization'],
  before: [
    'You need the tenant ID of your organisation.',
    'An administrator of your organisation may have to approve the access first.',
  ],
  steps: {
    Common: [
      'In the Azure portal, open Microsoft Entra ID.',
      'Copy the tenant ID from the overview page.',
      'Sign in with a work, school or personal Microsoft account.',
    ],
    Organization: [
      'In the Azure portal, open Microsoft Entra ID.',
      'Copy the tenant ID from the overview page.',
      'Sign in with your work or school account.',
    ],
  },
  link: {
    href: 'https://learn.microsoft.com/en-us/entra/fundamentals/how-to-find-tenant',
    label: 'Microsoft: find your tenant ID',
  },
  grants: [
    'Read and change users and your directory',
    'Read and change calendars, including shared ones',
    'Read and change email, including shared mailboxes',
    'Read and change files in OneDrive',
  ],
  fields: {
    ClientId: {
      hint: 'Shown as application ID in the Azure portal.',
    },
    ClientSecret: {
      hint: 'The value of a client secret of that app, not the secret’s ID.',
      secret: true,
    },
    TenantId: {
      hint: 'Called tenant ID or directory ID in the Azure portal.',
      example: '00000000-0000-0000-0000-000000000004',
      shape: 'id',
      pattern: '^[0-9A-Za-z.\\-]+$',
      patternHint: 'Letters, numbers, dots and hyphens only.',
    },
  },
  notes: [
    'Common lets work, school and personal accounts in; Organization lets work and school accounts in only.',
    'The permissions depend on the methods in use; the grants listed are the widest case.',
    'On the page of an app of one’s own, the directory ID stands below the client ID.',
    'The sign-in renews itself every 29 days, so the refresh token has to live longer than 30.',
    'Client ID and secret can be stored once for all accounts; they are asked only when that wasn’t done.',
  ],
}
