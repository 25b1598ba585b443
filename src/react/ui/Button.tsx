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
  const start = busy ? <span className="caw-spin" aria-hidden="true" /> : icon && <Icon name={icon} />
  const end = !busy && iconEnd && <Icon name={iconEnd} />
  const content = (
    <>
      {start}
      {children}
      {end}
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
      {/* One text of both, so that the icon stays beside a label that wraps. */}
      {kind !== 'link' && (start || end) ? <span>{content}</span> : content}
    </button>
  )
}
