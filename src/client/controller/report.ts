import type { Connector } from '../../core/connector.js'
import type { ConnectorAuthError, ErrorCode } from '../../core/errors.js'
import { callHost } from '../callHost.js'
import type { ReturnSignalName } from '../oauth/listenForReturn.js'
import type {
  ConnectorAuthOptions,
  ErrorDetails,
  ExitDetails,
  SuccessDetails,
  WizardEvent,
  WizardEventName,
} from '../options.js'
import type { WizardSnapshot } from './WizardSnapshot.js'

/** What the wizard can tell support of: an event, or a sign that a sign-in may be over. */
export type JournalEntry = Pick<WizardEvent, 'at' | 'step' | 'attempt' | 'requestId'> & {
  name: WizardEventName | ReturnSignalName
}

const JOURNAL_LENGTH = 20

export type Report = ReturnType<typeof createReport>

/** Calls the host's callbacks. They are read when called, so that a newer one is used after a re-render. */
export function createReport(options: () => ConnectorAuthOptions, getSnapshot: () => WizardSnapshot) {
  const openedAt = Date.now()
  const journal: JournalEntry[] = []
  const note = (entry: JournalEntry) => {
    // Many in a row, as the user looks here and there, would push out everything else.
    if (entry.name === 'attention' && journal.at(-1)?.name === 'attention') journal.pop()
    journal.push(entry)
    if (journal.length > JOURNAL_LENGTH) journal.shift()
  }

  const event = (name: WizardEventName, extra: Pick<WizardEvent, 'attempt' | 'requestId'> = {}) => {
    const { accountConnectorId, view, method } = getSnapshot()
    const at = Date.now()
    const details: WizardEvent = {
      v: 1,
      name,
      at,
      accountConnectorId,
      step: view,
      ...(method && { methodKind: method.kind }),
      ...extra,
      msSinceOpen: at - openedAt,
    }
    note(details)
    void callHost('onEvent', () => options().onEvent?.(details))
  }

  return {
    event,
    /** The last events and return signals, oldest first. */
    journal: (): readonly JournalEntry[] => journal,
    /** For the journal alone: whether a window that returned was heard, and how. */
    signal: (name: ReturnSignalName) => note({ at: Date.now(), name, step: getSnapshot().view }),

    success: (connector: Connector, isReconnect: boolean, attempt: string | null) => {
      const { flowState, method } = getSnapshot()
      event('connected', attempt === null ? {} : { attempt })
      const details: SuccessDetails = {
        accountConnectorId: connector.accountConnectorId,
        name: connector.name,
        methodKind: method?.kind ?? null,
        verification: flowState.verification,
        isReconnect,
        attempt,
      }
      void callHost('onSuccess', () => options().onSuccess?.(details))
    },

    /** A rejected credential is an ordinary outcome: an event, not an error. */
    error: (error: ConnectorAuthError) => {
      const { code, retryable, requestId, reference } = error
      const extra = requestId === undefined ? {} : { requestId }
      if (code === 'credentials_rejected') return event('credentials_rejected', extra)
      event('failed', extra)
      const details: ErrorDetails = {
        code,
        message: messageFor(error),
        retryable,
        step: getSnapshot().view,
        requestId,
        reference,
      }
      void callHost('onError', () => options().onError?.(details))
    },

    exit: (reason: 'done' | 'dismissed' | 'problem') => {
      const { view, connector } = getSnapshot()
      event('left')
      const details: ExitDetails = { reason, step: view, connected: connector?.authenticated ?? false }
      void callHost('onExit', () => options().onExit?.(details))
    },

    disconnect: () => {
      const { accountConnectorId } = getSnapshot()
      event('disconnected')
      void callHost('onDisconnect', () => options().onDisconnect?.({ accountConnectorId }))
    },
  }
}

/** For developers. Users read the wizard's own texts. */
export function messageFor({ code, requestId, cause }: ConnectorAuthError): string {
  const what = cause instanceof Error ? cause.message : ''
  return `ConnectorAuthWizard: ${textFor(code, requestId, what)}`
}

function textFor(code: ErrorCode, requestId: string | undefined, what: string): string {
  if (code === 'widget_error') return 'a view threw an error. The console has it under this reference.'
  if (requestId !== undefined) return `the proxy answered "${code}". The request id leads to the reason in its log.`
  if (code === 'misconfigured') return what
  if (code === 'network' && !navigator.onLine) return 'the browser is offline.'
  const text = NOT_THE_PROXY[code] ?? `a server in front of the proxy caused "${code}". Look in its log.`
  return what === '' ? text : `${text} What came: ${what.slice(0, MAX_CAUSE_LENGTH)}.`
}

const MAX_CAUSE_LENGTH = 200

/** Why something other than the proxy answered, or nothing. */
const NOT_THE_PROXY: { readonly [code in ErrorCode]?: string } = {
  network:
    'nothing answered at "proxyUrl". The server is down, the address is wrong, or the browser refused the answer: then add the origin of the page to "allowedOrigins".',
  unauthenticated:
    'the session has ended: a 401, a login page or a redirect came in place of the proxy\u2019s answer. If it has not, a server in front of the proxy does not accept it.',
  page_expired:
    'a CSRF filter or a firewall in front of the proxy refused the request. Return the token of the filter from "headers", or exempt the path of the proxy.',
  page_outdated:
    'a part of the script is no longer on the server. The page is older than the last deployment: reload it.',
  method_not_allowed: 'a server in front of the proxy does not let GET, PUT, POST and DELETE pass.',
  bad_response:
    'the address in "proxyUrl" did not answer as the proxy does. Pass the path where createConnectorProxy is mounted.',
}
