import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.js'

/** `link` looks like a link, on a line of its own. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger-quiet' | 'link'

type ButtonProps = {
  kind: ButtonKind
  children: ReactNode
  /** Its work is under way, and `children` names it. Clicks are ignored and the focus stays. */
  busy?: boolean | undefined
  /** Cannot be pressed during a countdown or other work. A button is never disabled because a form is incomplete. */
  waiting?: boolean | undefined
  icon?: IconName | undefined
  iconEnd?: IconName | undefined
  onClick?: () => void
}

export function Button({
  kind,
  children,
  busy = false,
  waiting = false,
  icon,
  iconEnd,
  onClick,
}: ButtonProps): ReactNode {
  const disabled = busy || waiting
  const content = (
    <>
      {busy && <span className="caw-spin" aria-hidden="true" />}
      {!busy && icon && <Icon name={icon} />}
      {children}
      {!busy && iconEnd && <Icon name={iconEnd} />}
    </>
  )
  return (
    <button
      type="button"
      form=""
      className={kind === 'link' ? 'caw-a' : 'caw-btn'}
      data-kind={kind}
      data-busy={busy ? '' : undefined}
      aria-disabled={disabled || undefined}
      onClick={(event) => {
        if (disabled) event.preventDefault()
        else onClick?.()
      }}
    >
      {/* One text, so that the icon stays beside a label that wraps. */}
      {kind === 'link' ? content : <span>{content}</span>}
    </button>
  )
}
