import type { ReactNode, Ref } from 'react'
import { Icon, type IconName } from './Icon.js'

type NoticeProps = {
  icon: IconName
  tone?: 'danger' | undefined
  title?: ReactNode
  children?: ReactNode
  /** Together with `label`, for a notice that takes the focus. */
  innerRef?: Ref<HTMLDivElement>
  label?: string
}

/** A short message in a box. Red only for what the provider rejected or the user has to correct. */
export function Notice({ icon, tone, title, children, innerRef, label }: NoticeProps): ReactNode {
  return (
    <div
      className="caw-notice"
      data-tone={tone}
      ref={innerRef}
      {...(label && { tabIndex: -1, role: 'group', 'aria-label': label })}
    >
      <Icon name={icon} />
      <div>
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  )
}
