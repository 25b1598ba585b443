'use client'
import type { ReactNode, Ref } from 'react'
import { Icon, type IconName } from './Icon.js'

type NoticeProps = {
  icon: IconName
  tone?: 'danger' | undefined
  title?: ReactNode
  children?: ReactNode
  /** Given when the notice itself takes the focus. */
  innerRef?: Ref<HTMLDivElement>
  label?: string
}

/** A few words set apart. Neutral but for what failed. */
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
