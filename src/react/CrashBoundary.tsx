import { Component, type ErrorInfo, type ReactNode } from 'react'
import { ConnectorAuthError } from '../core/errors.js'
import { createRequestId } from '../core/reference.js'

type CrashBoundaryProps = {
  /** The reference of the error is in the console too. */
  onCrash: (error: ConnectorAuthError) => void
  children: ReactNode
}

/** Keeps an error of the wizard's own rendering away from the host's page. Renders nothing after one: mount it anew. */
export class CrashBoundary extends Component<CrashBoundaryProps, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true }
  }

  override componentDidCatch(cause: unknown, { componentStack }: ErrorInfo): void {
    const error = new ConnectorAuthError('widget_error', { cause, requestId: createRequestId() })
    console.error(`ConnectorAuthWizard: a view threw an error, reference ${error.reference}.`, cause, componentStack)
    this.props.onCrash(error)
  }

  override render(): ReactNode {
    return this.state.crashed ? null : this.props.children
  }
}
