'use client'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.js'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-quiet'

type ButtonProps = {
  kind: ButtonKind
  children: ReactNode
  type?: 'button' | 'submit'
  /** Names the work in `children`; keeps the focus and ignores repeats. */
  busy?: boolean | undefined
  /** Only while a countdown runs: a button is never disabled for an incomplete form. */
  waiting?: boolean | undefined
  icon?: IconName | undefined
  iconEnd?: IconName | undefined
  onClick?: () => void
}

export function Button({
  kind,
  children,
  type = 'button',
  busy = false,
  waiting = false,
  icon,
  iconEnd,
  onClick,
}: ButtonProps): ReactNode {
  const inert = busy || waiting
  return (
    <button
      type={type}
      className="caw-btn"
      data-kind={kind}
      data-busy={busy ? '' : undefined}
      aria-disabled={inert || undefined}
      onClick={(event) => {
        if (inert) event.preventDefault()
        else onClick?.()
      }}
    >
      {busy && <span className="caw-spin" aria-hidden="true" />}
      {!busy && icon && <Icon name={icon} />}
      <span>{children}</span>
      {!busy && iconEnd && <Icon name={iconEnd} />}
    </button>
  )
}
