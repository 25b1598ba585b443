import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Google Calendar - Workspace. */
export const googleCalendarWorkspace: ConnectorGuide = {
  connector: 'Google Calendar - Workspace',
  before: [
    'A super administrator of your Google Workspace has to approve the service account.',
    'You need the JSON key file of that service account.',
  ],
  steps: {
    None: [
      'In the Google Cloud console, create a service account and a JSON key for it.',
      'Keep the file safe: it can be downloaded only once.',
      'Turn on domain-wide delegation for the account and copy its client ID.',
      'In the Google Admin console, open Security, then API controls, and add that client ID with the three scopes.',
      'Copy private_key and client_email from the file.',
    ],
  },
  link: {
    href: 'https://support.google.com/a/answer/162106',
    label: 'Google: set up domain-wide delegation',
  },
  grants: [
    'Use the calendars in your Workspace',
    'See the people in your Workspace',
    'See the groups in your Workspace',
  ],
  fields: {
    PrivateKey: {
      hint: 'The whole private_key value from the JSON file, from BEGIN to END.',
      shape: 'privateKey',
      secret: true,
      multiline: true,
    },
    ClientEmail: {
      label: 'Service account email',
      hint: 'The client_email value from the same JSON file.',
      example: 'bot@example.iam.gserviceaccount.com',
      shape: 'email',
      pattern: '^[^\\s@]+@[^\\s@]+$',
      patternHint: 'An email address, without quotation marks.',
    },
    UserEmail: {
      label: 'Administrator email',
      hint: 'An administrator of your Workspace, on whose behalf calendars are used.',
      example: 'admin@example.com',
      shape: 'email',
      pattern: '^[^\\s@]+@[^\\s@]+$',
      patternHint: 'An email address.',
    },
  },
  notes: [
    'The scopes are auth/calendar, auth/admin.directory.user.readonly and auth/admin.directory.group.readonly, each after https://www.googleapis.com/.',
    'In the JSON file the key’s line breaks are written as backslash-n; users copy them that way.',
    'Some methods fail when the user in UserEmail is not an administrator.',
  ],
}
