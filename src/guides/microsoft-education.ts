import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Microsoft Education. */
export const microsoftEducation: ConnectorGuide = {
  connector: 'Microsoft Education',
  methods: ['Delegated permissions', 'Application permissions'],
  before: ['An administrator of your school may have to approve the access first.'],
  link: {
    href: 'https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/grant-admin-consent',
    label: 'Microsoft: approve an app for your organisation',
  },
  grants: ['Read and change class assignments and grades'],
  notes: [
    'Delegated permissions: a user signs in. Application permissions: no user, but consent by an administrator.',
    'The two methods need different permissions in the partner’s app.',
    'The end of the Cyclr guide is about Office 365 and was left over from that guide.',
  ],
}
