'use client'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { ConnectorAuthError } from '../core/errors.js'
import { shortReference } from './ui/text/format.js'

type CrashBoundaryProps = {
  /** `error.requestId` is a reference that is in the console too. */
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
    const requestId = shortReference(Math.random().toString(36).slice(2).padEnd(8, '0'))
    console.error(`ConnectorAuthWizard: a view threw an error, reference ${requestId}.`, cause, componentStack)
    this.props.onCrash(new ConnectorAuthError('widget_error', { cause, requestId }))
  }

  override render(): ReactNode {
    return this.state.crashed ? null : this.props.children
  }
}
