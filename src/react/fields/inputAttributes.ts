/** For every input: a third party's values are no text to correct, translate or guess. */
export const PLAIN_INPUT = {
  autoComplete: 'off',
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
  translate: 'no',
} as const

/**
 * For every secret: `new-password` is the one value browsers respect for "do not fill in the saved login", which would be
 * the host's. The rest keeps password managers and session replay away.
 */
export const SECRET_INPUT = {
  ...PLAIN_INPUT,
  autoComplete: 'new-password',
  'data-1p-ignore': '',
  'data-lpignore': 'true',
  'data-bwignore': 'true',
  'data-protonpass-ignore': 'true',
  'data-form-type': 'other',
  'data-sentry-mask': '',
  'data-dd-privacy': 'mask',
  'data-hj-suppress': '',
  'data-private': '',
} as const

/** The same for session-replay tools that go by class. */
export const SECRET_CLASS = 'caw-in fs-exclude ph-no-capture'
