import type { Connector } from '../../core/connector.js'
import { developerMessage } from '../../core/developerMessage.js'
import type { ConnectorAuthError } from '../../core/errors.js'
import { createRequestId, referenceOf } from '../../core/reference.js'
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
  let made: string | undefined
  // Not before it is needed: a page that is rendered ahead of its request may hold nothing random.
  const reference = () => {
    made ??= referenceOf(createRequestId())
    return made
  }
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
      reference: reference(),
      msSinceOpen: at - openedAt,
    }
    note(details)
    void callHost('onEvent', () => options().onEvent?.(details))
  }

  return {
    event,
    /** Of this wizard: by it a screen of a problem without an error is found among the host's events. */
    reference,
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
        message: `ConnectorAuthWizard: ${developerMessage(error, navigator.onLine)}`,
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
