import type { Connector } from '../../core/connector.js'
import type { ConnectorAuthError } from '../../core/errors.js'
import { chosenMethod, type FlowState } from '../../core/flow/stepFor.js'
import type { ConnectorAuthOptions, View, WizardEvent, WizardEventName } from '../options.js'

type Now = { connector: Connector | undefined; flowState: FlowState; view: View }

/** Tells the host what happens. Callbacks are read when called, so a re-render in mid-flow is heard. */
export function createReport(options: () => ConnectorAuthOptions, now: () => Now) {
  const opened = Date.now()

  const event = (name: WizardEventName, extra: Pick<WizardEvent, 'attempt' | 'requestId'> = {}) => {
    const { connector, flowState, view } = now()
    const kind = connector && chosenMethod(connector, flowState)?.kind
    const at = Date.now()
    options().onEvent?.({
      v: 1,
      name,
      at,
      accountConnectorId: String(options().accountConnectorId),
      step: view,
      ...(kind && { methodKind: kind }),
      ...extra,
      msSinceOpen: at - opened,
    })
  }

  return {
    event,
    success: (connector: Connector, isReconnect: boolean, attempt: string | null) => {
      const { flowState } = now()
      event('connected', attempt === null ? {} : { attempt })
      options().onSuccess?.({
        accountConnectorId: connector.accountConnectorId,
        name: connector.name,
        methodKind: chosenMethod(connector, flowState)?.kind ?? null,
        verification: flowState.verification,
        isReconnect,
        attempt,
      })
    },
    /** A key that was not accepted is an ordinary outcome: an event, not an error. */
    failure: (error: ConnectorAuthError) => {
      const { code, retryable, requestId } = error
      const extra = requestId === undefined ? {} : { requestId }
      if (code === 'credentials_rejected') return event('credentials_rejected', extra)
      event('failed', extra)
      options().onError?.({ code, message: messageFor(code), retryable, step: now().view, requestId })
    },
  }
}

/** For the developer's eyes; the user reads the wizard's own words. */
function messageFor(code: ConnectorAuthError['code']): string {
  return code === 'bad_response'
    ? 'ConnectorAuthWizard: the address in "proxyUrl" did not answer as the proxy does. Pass the path where createConnectorProxy is mounted.'
    : `ConnectorAuthWizard: the proxy answered "${code}". The request id leads to the reason in its log.`
}
