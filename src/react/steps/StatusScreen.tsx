import type { ReactNode } from 'react'
import type { ConnectorAuthError } from '../../core/errors.js'
import type { MessageKey } from '../../locales/en.js'
import { Panel } from '../ui/Panel.js'
import { Reference } from '../ui/Reference.js'

type StatusScreenProps = {
  title: MessageKey
  lede?: ReactNode
  /** Between the lede and the buttons. */
  body?: ReactNode
  /** Shown as a reference for support. `null`: a problem that is no error, shown with the reference of the wizard. */
  error?: ConnectorAuthError | null | undefined
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
export function StatusScreen({ body, error, children, ...panel }: StatusScreenProps): ReactNode {
  return (
    <Panel {...panel} actions={children}>
      {body}
      {error !== undefined && <Reference error={error} />}
    </Panel>
  )
}
