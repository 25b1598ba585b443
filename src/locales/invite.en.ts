/** The words of "Ask a colleague" with a connect link. Apart from the others: they load when a colleague is asked. */
export const invite = {
  'invite.title': 'Send the message to your colleague',
  'invite.copied':
    'It’s copied, with a link that works until {time}. This page updates by itself when {provider} is connected.',
  'invite.notCopied':
    'Copy it from here. Its link works until {time}. This page updates by itself when {provider} is connected.',
  'invite.copy': 'Copy the message',
  'invite.message': 'Can you connect {provider} to {host}? You don’t need an account: {link}',
  'invite.revoke': 'Withdraw the link',
  'invite.ended.title': 'The link no longer works',
  'invite.ended.text': 'It was withdrawn or has expired. Nothing was changed.',
  'invite.failed.title': 'The link couldn’t be created',
  'invite.failed.text': 'Nothing was changed. Try again in a moment.',
} as const

export type InviteKey = keyof typeof invite
