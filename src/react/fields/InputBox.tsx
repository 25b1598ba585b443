import type { HTMLAttributes, ReactNode } from 'react'

type InputBoxProps = Pick<HTMLAttributes<HTMLDivElement>, 'onDrop' | 'onDragOver'> & {
  invalid: boolean
  readOnly: boolean
  ltr?: boolean
  select?: boolean
  children: ReactNode
}

/** The frame around an input and its parts. */
export function InputBox({ invalid, readOnly, ltr, select, children, ...dropHandlers }: InputBoxProps): ReactNode {
  return (
    <div
      className="caw-box"
      data-invalid={invalid ? '' : undefined}
      data-readonly={readOnly ? '' : undefined}
      data-select={select ? '' : undefined}
      dir={ltr ? 'ltr' : undefined}
      {...dropHandlers}
    >
      {children}
    </div>
  )
}

/** For every text input: the browser must not correct, translate or fill in the values of a third party. */
export const INPUT_ATTRIBUTES = {
  autoComplete: 'off',
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
  translate: 'no',
} as const

/**
 * For every secret. `new-password` is the only value with which browsers do not fill in the saved login, which would be
 * the host's. The `data-` attributes are for password managers and session-replay tools.
 */
export const SECRET_ATTRIBUTES = {
  ...INPUT_ATTRIBUTES,
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

/** For session-replay tools that go by the class name. */
export const SECRET_CLASS = 'caw-in fs-exclude ph-no-capture'
