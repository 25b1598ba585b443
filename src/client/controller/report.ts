import type { Connector } from '../../core/connector.js'
import type { ConnectorAuthError } from '../../core/errors.js'
import type { ConnectorAuthOptions, ErrorDetails, WizardEvent, WizardEventName } from '../options.js'
import type { WizardSnapshot } from './WizardSnapshot.js'

export type Report = ReturnType<typeof createReport>

/** Calls the host's callbacks. They are read when called, so that a newer one is used after a re-render. */
export function createReport(options: () => ConnectorAuthOptions, getSnapshot: () => WizardSnapshot) {
  const openedAt = Date.now()

  const event = (name: WizardEventName, extra: Pick<WizardEvent, 'attempt' | 'requestId'> = {}) => {
    const { accountConnectorId, view, method } = getSnapshot()
    const at = Date.now()
    callHost('onEvent', options().onEvent, {
      v: 1,
      name,
      at,
      accountConnectorId,
      step: view,
      ...(method && { methodKind: method.kind }),
      ...extra,
      msSinceOpen: at - openedAt,
    })
  }

  return {
    event,

    success: (connector: Connector, isReconnect: boolean, attempt: string | null) => {
      const { flowState, method } = getSnapshot()
      event('connected', attempt === null ? {} : { attempt })
      callHost('onSuccess', options().onSuccess, {
        accountConnectorId: connector.accountConnectorId,
        name: connector.name,
        methodKind: method?.kind ?? null,
        verification: flowState.verification,
        isReconnect,
        attempt,
      })
    },

    /** A rejected credential is an ordinary outcome: an event, not an error. */
    error: (error: ConnectorAuthError) => {
      const { code, retryable, requestId } = error
      const extra = requestId === undefined ? {} : { requestId }
      if (code === 'credentials_rejected') return event('credentials_rejected', extra)
      event('failed', extra)
      const details: ErrorDetails = {
        code,
        message: messageFor(code),
        retryable,
        step: getSnapshot().view,
        requestId,
      }
      callHost('onError', options().onError, details)
    },

    exit: (reason: 'done' | 'dismissed' | 'problem') => {
      const { view, connector } = getSnapshot()
      event('left')
      callHost('onExit', options().onExit, { reason, step: view, connected: connector?.authenticated ?? false })
    },

    disconnect: () => {
      const { accountConnectorId } = getSnapshot()
      event('disconnected')
      callHost('onDisconnect', options().onDisconnect, { accountConnectorId })
    },
  }
}

/** A callback that throws or rejects is reported to the console; the wizard goes on as if it had not. */
function callHost<T>(name: string, callback: ((details: T) => unknown) | undefined, details: T): void {
  const onFailure = (error: unknown) => console.error(`ConnectorAuthWizard: ${name} threw an error.`, error)
  try {
    const returned = callback?.(details)
    if (returned instanceof Promise) returned.catch(onFailure)
  } catch (error) {
    onFailure(error)
  }
}

/** For developers. Users read the wizard's own texts. */
function messageFor(code: ConnectorAuthError['code']): string {
  if (code === 'page_outdated')
    return 'ConnectorAuthWizard: a part of its script is no longer on the server. The page is older than its server: reload it.'
  if (code === 'widget_error')
    return 'ConnectorAuthWizard: a view threw an error. The console has it under this reference.'
  return code === 'bad_response'
    ? 'ConnectorAuthWizard: the address in "proxyUrl" did not answer as the proxy does. Pass the path where createConnectorProxy is mounted.'
    : `ConnectorAuthWizard: the proxy answered "${code}". The request id leads to the reason in its log.`
}
