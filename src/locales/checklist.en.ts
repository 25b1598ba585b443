import { loadErrors } from './loadErrors.en.js'
import { start } from './start.en.js'

export const status = {
  lang: start.lang,
  dir: start.dir,
  'status.connected': 'Connected',
  'status.needsAttention': 'Needs attention',
  'status.notConnected': 'Not connected',
  'status.notFound': 'Not available',
} as const

/** What a checklist shows around its wizards. */
export const checklist = {
  ...start,
  ...loadErrors,
  ...status,
  'checklist.name': 'Connections',
  'checklist.title.one': 'Connect {count} app',
  'checklist.title.other': 'Connect {count} apps',
  'checklist.again.one': '{count} app needs another try',
  'checklist.again.other': '{count} apps need another try',
  'checklist.progress': '{connected} of {total} connected',
  'checklist.done.one': 'Your app is connected',
  'checklist.done.other': 'All {count} apps are connected',
  'checklist.ready': '{workflow} can start now.',
  'checklist.readyIn': 'Ready to run in {host}',
  'checklist.saved': 'Your progress is saved. You can come back at any time.',
  'checklist.later': 'Finish later',
  'checklist.review': 'Review connections',
  'checklist.back': 'Back to the list',
  'checklist.manage': 'Manage',
  'checklist.unknown': 'Connection {id}',
  'checklist.parent': 'Not in this account. Ask whoever manages {host}.',
  'checklist.declined': 'Access was declined',
  'checklist.rejected': 'The details were not accepted',
  'checklist.failed': 'The last try didn’t work',
  'checklist.attention': 'This connection has stopped working',
  'checklist.empty.title': 'Nothing to connect',
  'checklist.empty.lede': '{workflow} needs no apps.',
  'checklist.kind.apiKey': 'API key',
  'checklist.kind.login': 'User name and password',
  'checklist.kind.oauth': 'Sign in with a window',
  'checklist.kind.client': 'Client ID and secret',
  'checklist.kind.settings': 'Account settings',
  'checklist.kind.several': 'Several ways to connect',
} as const
