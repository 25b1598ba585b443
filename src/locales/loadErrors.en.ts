/** Why a connector or a checklist cannot be shown. */
export const loadErrors = {
  'load.notFound.title': 'This connection no longer exists',
  'load.notFound.lede': 'It may have been removed from {host} since this page was opened. Ask {host} to add it again.',
  'load.notFound.back': 'Go back to integrations',
  'load.session.title': 'Your session has ended',
  'load.session.lede': 'For your security, {host} signs this page out after a while. Sign in again and carry on.',
  'load.session.signIn': 'Sign in to {host} again',
  'load.forbidden.title': 'You don’t have access to this connection',
  'load.forbidden.lede': 'Ask whoever manages {host} for you.',
  'load.offline.back': 'Back online',
  'load.unavailable.title': 'This connection can’t be loaded right now',
  'load.unavailable.lede': 'The connection service isn’t responding. This is usually brief.',
  'load.unavailable.again': 'Trying again in **{time}**',
  'load.unavailable.now': 'Trying again now',
  'load.misconfigured.lede':
    'The connection service isn’t set up correctly. The people who run {host} have to look at it.',
} as const
