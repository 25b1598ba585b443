/** The words of the pages in the sign-in window. `{host}`, `{provider}` and `{account}` are names. */
export const pagesEn = {
  requested: 'Requested by {host}',
  'interstitial.title': 'Connect {provider} to {host}?',
  'interstitial.text': 'You are about to sign in to {provider} so that {host} can use it.',
  'interstitial.account': 'It will be connected for {account}.',
  'interstitial.warning': 'Only continue if you asked for this yourself.',
  'interstitial.continue': 'Continue to {provider}',
  'expired.title': 'The sign-in link ran out',
  'expired.text': 'For your security it works once, for a short time. Go back to {host} and start again.',
  'otherUser.title': 'Someone else started this sign-in',
  'otherUser.text':
    'You’re signed in to {host} as another person. Nothing was changed. To connect, start from {host} yourself.',
  'failed.title': 'The sign-in can’t be opened right now',
  'failed.text': 'Nothing was changed. Go back to {host} and try again in a moment.',
  'returned.title': 'Finishing…',
  'returned.text': 'Return to {host}. It shows when the connection is ready.',
  'denied.title': 'Access wasn’t given',
  'denied.text': 'Nothing was changed. Go back to {host} to try again.',
  'ended.title': 'The sign-in didn’t finish',
  'ended.text': 'You can close this window and go back to where you started.',
  close: 'Close this window',
  'close.self': 'Your browser doesn’t let us close this window. Close it yourself.',
  back: 'Back to {host}',
} as const

export type PageKey = keyof typeof pagesEn
