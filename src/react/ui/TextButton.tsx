'use client'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.js'

type TextButtonProps = {
  icon?: IconName
  /** Its work, or that of the step, is under way. */
  inert?: boolean
  onClick: () => void
  children: ReactNode
}

/** An action on a line of its own that is less than a button, and looks like a link. */
export function TextButton({ icon, inert = false, onClick, children }: TextButtonProps): ReactNode {
  return (
    <button
      type="button"
      className="caw-a"
      data-solo=""
      aria-disabled={inert || undefined}
      onClick={inert ? undefined : onClick}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}
