/** The words of the pages in the sign-in window. `{host}`, `{provider}` and `{account}` are names. */
export const pagesEn = {
  'interstitial.title': 'Connect {provider} to {host}?',
  'interstitial.text': 'You are about to sign in to {provider} so that {host} can use it.',
  'interstitial.account': 'It will be connected for {account}.',
  'interstitial.warning': 'Only continue if you asked for this yourself.',
  'interstitial.continue': 'Continue to {provider}',
  'expired.title': 'This sign-in link ran out',
  'expired.text': 'For your security it works once, for a short time. Close this window and start again.',
  'failed.title': "The sign-in can't be opened right now",
  'failed.text': 'Nothing was changed. Close this window and try again in a moment.',
  'returned.title': 'Finishing…',
  'returned.text': 'Return to {host}. It shows when the connection is ready.',
  close: 'Close this window',
} as const

export type PageKey = keyof typeof pagesEn
