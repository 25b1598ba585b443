'use client'
import type { ReactNode } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { Panel } from '../ui/Panel.js'
import { Reference } from '../ui/text/Text.js'

type StatusScreenProps = {
  title: MessageKey
  lede?: ReactNode
  /** Between the lede and the buttons. */
  body?: ReactNode
  /** Of the failed request, shown as a reference for support. */
  requestId?: string | undefined
  privacy?: 'oauth'
  /** Announced assertively. */
  alert?: boolean
  /** Without "Step 1 of 2". */
  plain?: boolean
  /** Enter in an input does the same as the primary button. */
  onSubmit?: () => void
  /** The buttons, in their order. */
  children?: ReactNode
}

/** A screen that asks for nothing: words and buttons. */
export function StatusScreen({ body, requestId, children, ...panel }: StatusScreenProps): ReactNode {
  return (
    <Panel {...panel} actions={children}>
      {body}
      <Reference requestId={requestId} />
    </Panel>
  )
}
