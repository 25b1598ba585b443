'use client'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.js'

/** `link`: less than a button, on a line of its own among other words. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-quiet' | 'link'

type ButtonProps = {
  kind: ButtonKind
  children: ReactNode
  type?: 'button' | 'submit'
  /** Names the work in `children`; keeps the focus and ignores repeats. */
  busy?: boolean | undefined
  /** While a countdown or the step's own work runs: a button is never disabled for an incomplete form. */
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
      className={kind === 'link' ? 'caw-a' : 'caw-btn'}
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
